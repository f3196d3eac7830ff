import { type ItemCounts, itemCounts } from '../matrix/listener-items.ts';
import type { Plays } from '../plays.ts';

/** How much an item that was played n times counts: 1 + repeatWeight · ln n, never less than one play. */
export function countWeight(count: number, repeatWeight: number): number {
  return 1 + repeatWeight * Math.log(Math.max(1, count));
}

/** What a listener has played of a model's items, and where each play's item stands among them. */
export interface OwnItems extends ItemCounts {
  /** By play: position in `items`, -1 for one that the model does not know. */
  readonly places: Int32Array;
}

/** Of the first `until` plays, those of items below `itemCount`. */
export function ownItems(plays: Plays, until: number, itemCount: number): OwnItems {
  const own = itemCounts(plays, until, itemCount);
  const placeOf = new Map(Array.from(own.items, (item, place) => [item, place]));
  const places = Int32Array.from(
    { length: until },
    (_, play) => placeOf.get(plays.items[play]!) ?? -1,
  );
  return { ...own, places };
}

/**
 * What each item of a profile adds to a score, shared out to its plays. `parts` is parallel to the
 * profile's items; items that add nothing have no plays here.
 */
export function playShares(
  { counts, places }: OwnItems,
  parts: ArrayLike<number>,
  plays: Plays,
  add: (value: number, play: number) => void,
): void {
  for (let play = 0; play < places.length; play++) {
    const place = places[play]!;
    const part = parts[place] ?? 0;
    if (part === 0) continue;
    add((part / counts[place]!) * (plays.counts?.[play] ?? 1), play);
  }
}
