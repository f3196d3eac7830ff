import type { Store } from '@echotune/data';
import { kindsOfItems } from '@echotune/engine';
import { SongCatalogue } from '../recommend/keep-catalogue.ts';
import { gatherContent } from '../train/gather-content.ts';

/** A kind, 0 … `kinds` − 1, for every song. */
export interface KindOf {
  readonly kinds: number;
  readonly kindOf: (song: number) => number;
}

const bands = 10;
/** More would each have too few plays. */
const mostTags = 20;

/** Songs in bands of about as many listens each, the most popular first, and those that nobody played. */
export function popularityBands(listens: readonly (readonly number[])[]): KindOf | null {
  const popularity = countsOf(listens.flat());
  const all = [...popularity.values()].reduce((sum, count) => sum + count, 0);
  if (all === 0) return null;
  const bandOf = new Map<number, number>();
  let counted = 0;
  for (const [song, count] of byCount(popularity)) {
    bandOf.set(song, Math.floor((counted / all) * bands));
    counted += count;
  }
  return { kinds: bands + 1, kindOf: (song) => bandOf.get(song) ?? bands };
}

/** The tag that says most of a song, of the tags that most songs have, and all others; null of no tags. */
export async function tagKinds(store: Store): Promise<KindOf | null> {
  const { artistOf } = await new SongCatalogue(store).current();
  const tagOf = kindsOfItems(await gatherContent(store, artistOf));
  const common = byCount(countsOf([...tagOf].filter((tag) => tag >= 0))).slice(0, mostTags);
  if (common.length === 0) return null;
  const placeOf = new Map(common.map(([tag], place) => [tag, place]));
  const others = common.length;
  return { kinds: others + 1, kindOf: (song) => placeOf.get(tagOf[song] ?? -1) ?? others };
}

function countsOf(values: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

function byCount(counts: ReadonlyMap<number, number>): (readonly [number, number])[] {
  return [...counts].toSorted(([a, many], [b, others]) => others - many || a - b);
}
