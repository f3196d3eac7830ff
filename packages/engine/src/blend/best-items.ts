/**
 * The items with the `most` largest positive scores that may be ranked, of equal ones the smaller items, in
 * no order: a heap with the worst on top. One pass, in which nearly every item costs a comparison.
 */
export function bestItems(
  scores: Float64Array,
  most: number,
  mayRank: (item: number) => boolean,
): Int32Array {
  const heap = new Int32Array(most);
  let size = 0;
  let threshold = 0;
  for (let item = 0; item < scores.length; item++) {
    const score = scores[item]!;
    if (!(score > threshold) || !mayRank(item)) continue;
    if (size < most) {
      heap[size++] = item;
      up(heap, size - 1, scores);
    } else {
      heap[0] = item;
      down(heap, scores);
    }
    if (size === most) threshold = scores[heap[0]!]!;
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
