import type { FakeUser, FakeWorld } from './world.ts';

/** A request to the API, of somebody who may. */
export interface ApiRequest {
  readonly world: FakeWorld;
  readonly user: FakeUser;
  readonly apiUrl: string;
  readonly method: string;
  /** Behind the address. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Null where there is none. */
  readonly body: unknown;
}

/** A whole number of a query within bounds; null where it is none. */
export function wholeIn(
  query: URLSearchParams,
  name: string,
  [least, most, usual]: readonly [number, number, number],
): number | null {
  const text = query.get(name);
  if (text === null) return usual;
  const value = Number(text);
  return Number.isInteger(value) && value >= least && value <= most ? value : null;
}

/** The `uris` of a body; null where there are none. */
export function urisOf(body: unknown): string[] | null {
  if (typeof body !== 'object' || body === null || !('uris' in body)) return null;
  const { uris } = body;
  if (!Array.isArray(uris)) return null;
  return uris.every((uri) => typeof uri === 'string') ? uris : null;
}
