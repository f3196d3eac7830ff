import type { RadioSeed } from './explore-api.ts';

/** An id in an address; undefined where it can be none. */
export const idOf = (value: unknown): number | undefined => {
  const id = Number(value);
  return Number.isSafeInteger(id) && id > 0 ? id : undefined;
};

/** What a radio's address says it starts from; nothing else of it. */
export function seedOf({ song, artist, tag }: Record<string, unknown>): RadioSeed {
  const name = tag === undefined ? undefined : String(tag).slice(0, 64);
  return { song: idOf(song), artist: idOf(artist), tag: name };
}

export interface BridgeEnds {
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  readonly length?: number | undefined;
}

/** Songs on a bridge, both ends among them. */
export const bridgeLengths = { least: 3, usual: 8, most: 20 } as const;

/** What a bridge's address says it leads from and to. */
export function endsOf({ from, to, length }: Record<string, unknown>): BridgeEnds {
  const { least, most } = bridgeLengths;
  const wanted = idOf(length);
  const held = wanted === undefined ? undefined : Math.max(least, Math.min(most, wanted));
  return { from: idOf(from), to: idOf(to), length: held };
}

/** What is searched for. */
export function wordsOf({ q }: Record<string, unknown>): { readonly q?: string | undefined } {
  return q === undefined || q === '' ? {} : { q: String(q).slice(0, 200) };
}
