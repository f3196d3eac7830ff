import type { Store } from '@echotune/data';
import { serviceNames } from '../enrich/service-names.ts';
import type { Cause } from './weigh-causes.ts';

/** A song and one that it is told to be like. */
export interface Pair {
  readonly item: number;
  readonly song: number;
}

/** Who says of a song that it is like another one: `tellers.get(keyOf(pair))`. */
export type Tellers = ReadonlyMap<string, string>;

/** Causes of one song that its sentences can be made of. */
const causesLooked = 10;

export const keyOf = ({ item, song }: Pair): string => `${item} ${song}`;

/** The songs that others say it is like, of those that its sentences can be made of. */
export function toldAlike(item: number, causes: readonly (Cause | null | undefined)[]): Pair[] {
  return causes
    .slice(0, causesLooked)
    .flatMap((cause) =>
      cause?.theme === 'told-alike' && cause.song !== null ? [{ item, song: cause.song }] : [],
    );
}

/** Names of services, by pair: "ListenBrainz". */
export async function gatherTellers(
  { enrichment }: Pick<Store, 'enrichment'>,
  pairs: readonly Pair[],
): Promise<Tellers> {
  const tellers = new Map<string, string>();
  for (const pair of pairs) {
    const sources = await enrichment.tellersOf(pair.song, pair.item);
    const names = sources.map((source) => serviceNames[source] ?? source);
    if (names.length > 0) tellers.set(keyOf(pair), names.join(' and '));
  }
  return tellers;
}
