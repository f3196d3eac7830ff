import { createHash } from 'node:crypto';
import { type FakeAsked, type FakeServer, startFakeServer } from '../../fake/fake-server.ts';
import type { FakeAnswer, Wording } from '../../fake/misbehaviour.ts';
import { wrongSignature } from './verify-signature.ts';

/** What the fake lets in. */
export const fakeS3Keys = {
  accessKey: 'FAKEACCESSKEY',
  secretKey: 'fake/secret+key',
  region: 'eu-fake-1',
} as const;

export interface FakeS3 {
  readonly server: FakeServer;
  /** By key; what a test puts or takes away was put or lost by nobody. */
  readonly objects: Map<string, { bytes: Uint8Array; at: number }>;
}

interface FakeS3Options {
  readonly bucket?: string;
  /** Of a page of a listing; S3 has a thousand. */
  readonly pageLength?: number;
  readonly clock?: () => number;
  readonly port?: number;
}

const xml = (status: number, text: string, headers = {}): FakeAnswer => ({
  ...{ status, bytes: Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n${text}`) },
  headers: { 'content-type': 'application/xml', ...headers },
});

const error = (status: number, code: string): FakeAnswer =>
  xml(status, `<Error><Code>${code}</Code><Message>Fake: ${code}</Message></Error>`);

const statuses: Readonly<Record<string, number>> = {
  AuthorizationHeaderMalformed: 400,
  XAmzContentSHA256Mismatch: 400,
};

/** Too much asked is told as S3 does: 503, and for how long nobody says. */
const word: Wording = (status) =>
  status === 429 ? error(503, 'SlowDown') : error(status, 'InternalError');

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** A part of an object, as Range asks for it: `bytes=FIRST-LAST`. */
function ranged(bytes: Uint8Array, range: string | undefined): FakeAnswer {
  const etag = `"${createHash('md5').update(bytes).digest('hex')}"`;
  if (range === undefined) return { status: 200, bytes, headers: { etag } };
  const [first = 0, last = 0] = (/^bytes=(\d+)-(\d+)$/.exec(range) ?? []).slice(1).map(Number);
  if (first >= bytes.length) return error(416, 'InvalidRange');
  const end = Math.min(last, bytes.length - 1);
  const headers = { etag, 'content-range': `bytes ${first}-${end}/${bytes.length}` };
  return { status: 206, bytes: bytes.subarray(first, end + 1), headers };
}

function listing(objects: FakeS3['objects'], query: URLSearchParams, length: number): FakeAnswer {
  const prefix = query.get('prefix') ?? '';
  // Opaque, and with signs that have to be escaped, as some servers' are.
  const after = (query.get('continuation-token') ?? '').replace(/^<&/, '');
  const keys = [...objects.keys()]
    .filter((key) => key.startsWith(prefix) && (after === '' || key > after))
    .toSorted();
  const page = keys.slice(0, length);
  const contents = page.map((key) => {
    const { bytes = Buffer.of(), at = 0 } = objects.get(key) ?? {};
    return `<Contents><Key>${encodeURIComponent(key)}</Key><LastModified>${new Date(at).toISOString()}</LastModified><ETag>&quot;x&quot;</ETag><Size>${bytes.length}</Size></Contents>`;
  });
  const next =
    keys.length > page.length
      ? `<NextContinuationToken>${escaped(`<&${page.at(-1)}`)}</NextContinuationToken>`
      : '';
  return xml(
    200,
    `<ListBucketResult><EncodingType>url</EncodingType>${contents.join('')}${next}</ListBucketResult>\n`,
  );
}

/**
 * S3 on loopback, as far as files are put, read in ranges, listed and removed. It objects to every signature that is
 * not right. Throws port-in-use.
 */
export async function startFakeS3({
  bucket = 'music',
  pageLength = 1000,
  clock = () => Date.now(),
  port = 0,
}: FakeS3Options = {}): Promise<FakeS3> {
  const objects: FakeS3['objects'] = new Map();
  const answer = (asked: FakeAsked): FakeAnswer => {
    const wrong = wrongSignature(asked, fakeS3Keys, clock());
    if (wrong !== null) return error(statuses[wrong] ?? 403, wrong);
    const { method, path, query, headers, bytes } = asked;
    const [name, ...rest] = path.slice(1).split('/').map(decodeURIComponent);
    if (name !== bucket) return error(404, 'NoSuchBucket');
    const key = rest.join('/');
    if (key === '') return listing(objects, query, pageLength);
    if (method === 'PUT') {
      objects.set(key, { bytes: new Uint8Array(bytes), at: clock() });
      return { status: 200 };
    }
    if (method === 'DELETE') {
      objects.delete(key);
      return { status: 204 };
    }
    const found = objects.get(key);
    return found ? ranged(found.bytes, headers.range) : error(404, 'NoSuchKey');
  };
  const provider = { answer, word, mostBodyBytes: 64 * 1024 * 1024 };
  return { server: await startFakeServer(provider, port), objects };
}
