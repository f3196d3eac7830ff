import { createHash } from 'node:crypto';

/** The parameters of a call by name: of its query and of its form. */
export type Parameters = ReadonlyMap<string, string>;

/** Fifty scrobbles have 600 parameters. */
const mostParameters = 2_000;

/** Of parameters that come twice the later counts, the form's before the query's; what comes after the most is not there. */
export function readParameters(url: string, body: Uint8Array): Parameters {
  const queryAt = url.indexOf('?');
  const query = queryAt < 0 ? '' : url.slice(queryAt + 1);
  const form = new TextDecoder().decode(body).split('&', mostParameters).join('&');
  return new Map([...new URLSearchParams(query), ...new URLSearchParams(form)]);
}

const unsigned: ReadonlySet<string> = new Set(['format', 'callback', 'api_sig']);

/**
 * The signature of a call: MD5 of names and values in the order of the names, and the secret
 * (https://www.last.fm/api/authspec, section 8).
 */
export function signatureOf(parameters: Parameters, secret: string): string {
  const signed = [...parameters]
    .filter(([name]) => !unsigned.has(name))
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => name + value);
  return createHash('md5')
    .update(signed.join('') + secret)
    .digest('hex');
}

const indexed = /^(\w+)\[(\d{1,2})\]$/;

/** The tracks of a call in their order, each its own parameters: `artist[0]`, or `artist` where it is one. */
export function tracksOf(parameters: Parameters): Readonly<Record<string, string>>[] {
  const tracks = new Map<number, Record<string, string>>();
  for (const [name, value] of parameters) {
    const [, field = name, index = '0'] = indexed.exec(name) ?? [];
    const track = tracks.get(Number(index)) ?? {};
    track[field] = value;
    tracks.set(Number(index), track);
  }
  const told = [...tracks].filter(
    ([, track]) => track.artist !== undefined || track.track !== undefined,
  );
  return told.sort(([one], [other]) => one - other).map(([, track]) => track);
}
