import { itemsAbove } from '../kernel/items-above.ts';
import { TopHeap } from './top-items.ts';

/** How many of the scores a guess of where the best begin looks at. */
const sampled = 1024;
/** How many times the wanted items should lie above the guess: some of them may not be ranked. */
const roominess = 4;

/** A score that a few times `most` items probably exceed; 0 where that is nearly all of them. */
function likelyFloor(scores: Float64Array, most: number): number {
  if (scores.length < sampled * roominess) return 0;
  const step = Math.floor(scores.length / sampled);
  const some = new Float64Array(sampled);
  for (let at = 0; at < sampled; at++) some[at] = scores[at * step]!;
  some.sort();
  return Math.max(0, some[Math.floor(sampled * (1 - (roominess * most) / scores.length))] ?? 0);
}

/**
 * The items with the `most` largest positive scores that may be ranked, of equal ones the smaller items, in
 * no order.
 */
export function bestItems(
  scores: Float64Array,
  most: number,
  mayRank: (item: number) => boolean,
): Int32Array {
  const floor = likelyFloor(scores, most);
  const best = bestAbove(floor, scores, most, mayRank);
  return best.length === most || floor === 0 ? best : bestAbove(0, scores, most, mayRank);
}

function bestAbove(
  floor: number,
  scores: Float64Array,
  most: number,
  mayRank: (item: number) => boolean,
): Int32Array {
  const best = new TopHeap(most);
  for (const item of itemsAbove(scores, floor)) {
    const score = scores[item]!;
    if (score >= best.floor && mayRank(item)) best.offer(item, score);
  }
  return best.kept();
}
