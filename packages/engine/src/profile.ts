import type { Plays } from './plays.ts';

/** How many plays started at or before `now`: the position of the first that did not. */
export function playsUntil(plays: Pick<Plays, 'length' | 'startedAt'>, now: number): number {
  let low = 0;
  let high = plays.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (plays.startedAt[middle]! <= now) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Length of a score array: all items of the model and those of the first `count` plays. */
export function itemSpan(itemCount: number, plays: Plays, count: number): number {
  let span = itemCount;
  for (let at = 0; at < count; at++) {
    if (plays.items[at]! >= span) span = plays.items[at]! + 1;
  }
  return span;
}

/** Plays by item; an item that was not played is missing. */
export type PlayCounts = ReadonlyMap<number, number>;

/** Plays of every item among the first `count`, on top of those in `counts`, which it adds to. */
export function playCounts(
  plays: Plays,
  count = plays.length,
  counts = new Map<number, number>(),
): Map<number, number> {
  for (let at = 0; at < count; at++) {
    const item = plays.items[at]!;
    counts.set(item, (counts.get(item) ?? 0) + 1);
  }
  return counts;
}
