import { createHash, createHmac } from 'node:crypto';
import type { FakeAsked } from '../../fake/fake-server.ts';

/** Who may sign, and for where. */
export interface SigningKeys {
  readonly accessKey: string;
  readonly secretKey: string;
  readonly region: string;
}

/** A clock that is further away from the server's is no longer believed. */
const mostSkewMs = 15 * 60_000;

const sha256 = (said: string | Uint8Array) => createHash('sha256').update(said).digest('hex');
const hmac = (key: string | Buffer, said: string) =>
  createHmac('sha256', key).update(said).digest();

/** Everything but unreserved characters, as RFC 3986 has them. */
const encoded = (text: string) =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  );

function momentOf(date: string): number {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(date) ?? [];
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

/**
 * What S3 would object to in how a request is signed, by its own code; null where nothing. Written from
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html, not from what the client does.
 */
export function wrongSignature(
  { method, path, query, headers, bytes }: FakeAsked,
  { accessKey, secretKey, region }: SigningKeys,
  now: number,
): string | null {
  const said =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
      headers.authorization ?? '',
    );
  if (said === null) return 'AccessDenied';
  const [, key, scope = '', names = '', signature] = said;
  const header = (name: string) => String(headers[name] ?? '');
  const date = header('x-amz-date');
  if (key !== accessKey) return 'InvalidAccessKeyId';
  if (!(Math.abs(momentOf(date) - now) <= mostSkewMs)) return 'RequestTimeTooSkewed';
  if (scope !== `${date.slice(0, 8)}/${region}/s3/aws4_request`) {
    return 'AuthorizationHeaderMalformed';
  }
  const signed = names.split(';');
  const needed = ['host', ...Object.keys(headers).filter((name) => name.startsWith('x-amz-'))];
  if (needed.some((name) => !signed.includes(name))) return 'AccessDenied';
  const digest = header('x-amz-content-sha256');
  if (digest !== sha256(bytes)) return 'XAmzContentSHA256Mismatch';
  const canonical = [
    method,
    path.split('/').map(decodeURIComponent).map(encoded).join('/'),
    [...query]
      .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
      .toSorted()
      .join('&'),
    ...signed.map((name) => `${name}:${header(name).trim().replace(/ +/g, ' ')}`),
    '',
    names,
    digest,
  ].join('\n');
  const toSign = ['AWS4-HMAC-SHA256', date, scope, sha256(canonical)].join('\n');
  const dated = hmac(`AWS4${secretKey}`, date.slice(0, 8));
  const signing = hmac(hmac(hmac(dated, region), 's3'), 'aws4_request');
  return hmac(signing, toSign).toString('hex') === signature ? null : 'SignatureDoesNotMatch';
}
