import type { ItemCounts } from '../matrix/listener-items.ts';
import type { Plays } from '../plays.ts';
import type { Contribution } from './model.ts';

/** How much an item that was played n times counts: 1 + repeatWeight · ln n, never less than one play. */
export function countWeight(count: number, repeatWeight: number): number {
  return 1 + repeatWeight * Math.log(Math.max(1, count));
}

/**
 * What each item of a profile adds to a score, shared out to its plays among the first `until`. `parts`
 * is parallel to the profile's items; items that add nothing have no plays here.
 */
export function playShares(
  source: string,
  { items, counts }: ItemCounts,
  parts: ArrayLike<number>,
  plays: Plays,
  until: number,
): Contribution[] {
  const perPlay = new Map<number, number>();
  for (const [index, item] of items.entries()) {
    if (parts[index] !== 0) perPlay.set(item, parts[index]! / counts[index]!);
  }
  const contributions: Contribution[] = [];
  for (let play = 0; play < until; play++) {
    const share = perPlay.get(plays.items[play]!);
    if (share === undefined) continue;
    contributions.push({ source, play, value: share * (plays.counts?.[play] ?? 1) });
  }
  return contributions;
}
