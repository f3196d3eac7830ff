import type { Plays } from '../plays.ts';
import type { OwnItems } from './own-items.ts';

/** How much an item that was played n times counts: 1 + repeatWeight · ln n, never less than one play. */
export function countWeight(count: number, repeatWeight: number): number {
  return 1 + repeatWeight * Math.log(Math.max(1, count));
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
