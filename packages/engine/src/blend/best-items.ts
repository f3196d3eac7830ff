import { itemsAbove } from '../kernel/items-above.ts';

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

/** Of those above a score: a heap with the worst on top. */
function bestAbove(
  floor: number,
  scores: Float64Array,
  most: number,
  mayRank: (item: number) => boolean,
): Int32Array {
  const heap = new Int32Array(most);
  let size = 0;
  for (const item of itemsAbove(scores, floor)) {
    const isFull = size === most;
    if ((isFull && !(scores[item]! > scores[heap[0]!]!)) || !mayRank(item)) continue;
    if (isFull) {
      heap[0] = item;
      down(heap, scores);
    } else {
      heap[size++] = item;
      up(heap, size - 1, scores);
    }
  }
  return heap.slice(0, size);
}

/** Whether a comes after b in a ranking: a smaller score, or the same and a larger item. */
function isWorse(a: number, b: number, scores: Float64Array): boolean {
  return scores[a]! < scores[b]! || (scores[a] === scores[b] && a > b);
}

function up(heap: Int32Array, from: number, scores: Float64Array): void {
  const item = heap[from]!;
  let at = from;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (!isWorse(item, heap[parent]!, scores)) break;
    heap[at] = heap[parent]!;
    at = parent;
  }
  heap[at] = item;
}

/** Lets what lies on top of a full heap sink to its place. */
function down(heap: Int32Array, scores: Float64Array): void {
  const item = heap[0]!;
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= heap.length) break;
    const right = child + 1;
    if (right < heap.length && isWorse(heap[right]!, heap[child]!, scores)) child = right;
    if (!isWorse(heap[child]!, item, scores)) break;
    heap[at] = heap[child]!;
    at = child;
  }
  heap[at] = item;
}
