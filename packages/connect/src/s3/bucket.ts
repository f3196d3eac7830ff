import { createHash } from 'node:crypto';
import { EchoError } from '@echotune/data';
import { AwsV4Signer } from 'aws4fetch';
import { type Answer, Outage } from '../policy/attempt.ts';
import type { Provider } from '../policy/provider.ts';
import { s3PieceBytes } from './limits.ts';
import { elementOf, readListing, type S3Object } from './listing.ts';

export interface S3Place {
  /** e.g. https://s3.eu-central-1.amazonaws.com; the bucket is a part of the path, as every server takes it. */
  readonly endpoint: string;
  readonly region: string;
  readonly bucket: string;
  /** Before every name, without slashes around it; empty for none. */
  readonly prefix: string;
  readonly accessKey: string;
  readonly secretKey: string;
}

export interface S3Deps {
  readonly place: S3Place;
  readonly provider: Provider;
  /** The same server, for what is longer than a piece. */
  readonly files: Provider;
  readonly clock: () => number;
}

interface Asked {
  readonly operation: string;
  readonly method: 'GET' | 'PUT' | 'DELETE';
  /** Null for the bucket. */
  readonly name: string | null;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly bytes?: Uint8Array<ArrayBuffer>;
  readonly judge?: (answer: Answer) => void;
}

/** What passes: the server cannot be reached, is busy, or wants a pause. */
const passing: readonly unknown[] = ['provider-unreachable', 'provider-busy', 'provider-paused'];
const nothing = createHash('sha256').digest('hex');

/**
 * Files in a bucket of anything that speaks S3 with signatures of version 4 (AWS, MinIO, R2, Garage …):
 * https://docs.aws.amazon.com/AmazonS3/latest/API/. Each method throws shared-files-away, shared-files-refused.
 */
export class S3Bucket {
  readonly #place: S3Place;
  readonly #provider: Provider;
  readonly #files: Provider;
  readonly #clock: () => number;

  constructor({ place, provider, files, clock }: S3Deps) {
    this.#place = place;
    this.#provider = provider;
    this.#files = files;
    this.#clock = clock;
  }

  /** Puts the bytes under a name, in place of what was there; the server checks that they arrived as they were. */
  async put(name: string, bytes: Uint8Array): Promise<void> {
    const body = new Uint8Array(bytes);
    await this.#ask({ operation: 'put', method: 'PUT', name, bytes: body });
  }

  /** The bytes under a name, some at a time. Throws shared-file-missing. */
  async *read(name: string): AsyncGenerator<Uint8Array> {
    for (let from = 0; ; ) {
      const range = { range: `bytes=${from}-${from + s3PieceBytes - 1}` };
      let whole = 0;
      const judge = (answer: Answer) => {
        whole = wholeBytes(answer, from);
      };
      const answer = await this.#ask({
        ...{ operation: 'get', method: 'GET', name, headers: range, judge },
      });
      // An empty object has no range that could be asked for.
      if (answer.status === 416) return;
      yield answer.bytes;
      from += answer.bytes.length;
      if (from >= whole) return;
    }
  }

  /** What is there whose names begin so, in the order of names. */
  async list(start: string): Promise<{ name: string; bytes: number; at: number }[]> {
    const objects: S3Object[] = [];
    const begin = this.#keyOf('');
    let token: string | null = null;
    do {
      const query: Record<string, string> = {
        ...{ 'list-type': '2', 'encoding-type': 'url', prefix: begin + start },
        ...(token !== null && { 'continuation-token': token }),
      };
      let page = readListing('');
      const judge = ({ status, text }: Answer) => {
        page = readListing(text);
        if (status === 200 && page === null) throw new Outage('the listing is none');
      };
      await this.#ask({ operation: 'list', method: 'GET', name: null, query, judge });
      objects.push(...(page?.objects ?? []));
      token = page?.next ?? null;
    } while (token !== null);
    return objects.map(({ key, ...same }) => ({ name: key.slice(begin.length), ...same }));
  }

  /** What is not there is no error. */
  async remove(name: string): Promise<void> {
    await this.#ask({ operation: 'remove', method: 'DELETE', name });
  }

  #keyOf(name: string): string {
    const { prefix } = this.#place;
    return prefix === '' ? name : `${prefix}/${name}`;
  }

  async #ask(asked: Asked): Promise<Answer> {
    const { operation, judge } = asked;
    let answer: Answer;
    try {
      const isLong = (asked.bytes?.length ?? 0) > s3PieceBytes;
      answer = await (isLong ? this.#files : this.#provider).send({
        ...{ operation, priority: 'background', repeatable: true },
        request: () => this.#signed(asked),
        judge: (got) => {
          if (got.status < 300) judge?.(got);
        },
      });
    } catch (cause) {
      if (!(cause instanceof EchoError) || !passing.includes(cause.code)) throw cause;
      throw new EchoError('shared-files-away', cause.message, { cause });
    }
    if (answer.status < 300 || (answer.status === 416 && asked.headers?.range)) return answer;
    throw refusalOf(asked, answer);
  }

  async #signed({ method, name, query = {}, headers = {}, bytes }: Asked): Promise<Request> {
    const { endpoint, region, bucket, accessKey, secretKey } = this.#place;
    const path = name === null ? bucket : `${bucket}/${this.#keyOf(name)}`;
    const url = new URL(`${endpoint}/${path.split('/').map(encodeURIComponent).join('/')}`);
    for (const [key, value] of Object.entries(query)) url.searchParams.set(key, value);
    const digest = bytes ? createHash('sha256').update(bytes).digest('hex') : nothing;
    const signer = new AwsV4Signer({
      ...{ method, url: url.href, region, service: 's3' },
      ...{ accessKeyId: accessKey, secretAccessKey: secretKey },
      headers: { ...headers, 'x-amz-content-sha256': digest },
      datetime: new Date(this.#clock()).toISOString().replace(/[:-]|\.\d{3}/g, ''),
    });
    const signed = await signer.sign();
    return new Request(signed.url, { method, headers: signed.headers, body: bytes ?? null });
  }
}

/** How long the object is; throws Outage where this is not all that was sent of it. */
function wholeBytes({ status, headers, bytes }: Answer, from: number): number {
  const told = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(headers.get('content-range') ?? '');
  if (status !== 206) {
    // A server that knows no ranges sends all of it.
    if (from > 0 || told !== null) throw new Outage('not the range that was asked for');
    return bytes.length;
  }
  const [first, last, whole] = (told ?? []).slice(1).map(Number);
  if (first !== from || last === undefined || whole === undefined) {
    throw new Outage('not the range that was asked for');
  }
  if (bytes.length !== last - first + 1) throw new Outage('the answer is shorter than it says');
  return whole;
}

function refusalOf({ operation, name }: Asked, { status, text }: Answer): EchoError {
  const code = elementOf(text, 'Code') ?? `status ${status}`;
  const said = elementOf(text, 'Message');
  if (status === 404 && name !== null && code !== 'NoSuchBucket') {
    return new EchoError('shared-file-missing', `s3: ${name} is not there.`);
  }
  const why = said === null ? code : `${code}: ${said}`;
  return new EchoError('shared-files-refused', `s3, ${operation}: ${why}`);
}
