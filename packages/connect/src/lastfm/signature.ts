import { createHash } from 'node:crypto';

/**
 * The signature of a call: MD5 over names and values in the order of the names, then the secret
 * (https://www.last.fm/api/authspec § 8). `format` is not signed.
 */
export function signatureOf(parameters: Iterable<[string, string]>, secret: string): string {
  const text = [...parameters]
    .filter(([name]) => name !== 'format' && name !== 'callback' && name !== 'api_sig')
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => `${name}${value}`)
    .join('');
  return createHash('md5').update(`${text}${secret}`, 'utf8').digest('hex');
}
