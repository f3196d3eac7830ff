/**
 * The items with the `most` largest positive scores that may be ranked, in no order: a heap of positions
 * with the smallest score on top. One pass, in which nearly every item costs a comparison.
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

function up(heap: Int32Array, from: number, scores: Float64Array): void {
  const item = heap[from]!;
  const score = scores[item]!;
  let at = from;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (scores[heap[parent]!]! <= score) break;
    heap[at] = heap[parent]!;
    at = parent;
  }
  heap[at] = item;
}

/** Lets what lies on top of a full heap sink to its place. */
function down(heap: Int32Array, scores: Float64Array): void {
  const item = heap[0]!;
  const score = scores[item]!;
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= heap.length) break;
    const right = child + 1;
    if (right < heap.length && scores[heap[right]!]! < scores[heap[child]!]!) child = right;
    if (scores[heap[child]!]! >= score) break;
    heap[at] = heap[child]!;
    at = child;
  }
  heap[at] = item;
}
