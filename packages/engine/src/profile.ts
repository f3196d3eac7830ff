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

/** Plays of every item among the first `count`; at least `itemCount` long. */
export function playCounts(plays: Plays, itemCount: number, count = plays.length): Uint32Array {
  const counts = new Uint32Array(itemSpan(itemCount, plays, count));
  for (let at = 0; at < count; at++) counts[plays.items[at]!]! += 1;
  return counts;
}
