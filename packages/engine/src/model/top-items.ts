import type { Ranked } from './model.ts';

/**
 * Keeps the k best of what it is offered, equal scores by smaller item: a heap with the worst on top,
 * O(log k) an offer.
 */
export class TopHeap {
  private readonly items: Int32Array;
  private readonly scores: Float64Array;
  private size = 0;

  constructor(capacity: number) {
    this.items = new Int32Array(capacity);
    this.scores = new Float64Array(capacity);
  }

  /** A lower score need not be offered: all that is kept is better. */
  get floor(): number {
    return this.size < this.items.length
      ? Number.NEGATIVE_INFINITY
      : (this.scores[0] ?? Number.POSITIVE_INFINITY);
  }

  offer(item: number, score: number): void {
    const { items, size } = this;
    if (size < items.length) {
      this.size += 1;
      this.rise(item, score);
    } else if (size > 0 && this.isBetter(item, score, 0)) {
      this.sink(item, score);
    }
  }

  /** What was kept, in no order. */
  kept(): Int32Array {
    return this.items.slice(0, this.size);
  }

  /** What was kept, best first, equal scores by smaller item. */
  sorted(): Ranked[] {
    const kept = Array.from(this.kept(), (item, at) => ({ item, score: this.scores[at]! }));
    return kept.sort((a, b) => b.score - a.score || a.item - b.item);
  }

  /** Whether something comes before what lies at a place: a larger score, or the same and a smaller item. */
  private isBetter(item: number, score: number, at: number): boolean {
    const other = this.scores[at]!;
    return score > other || (score === other && item < this.items[at]!);
  }

  /** Lets something rise from the end to its place. */
  private rise(item: number, score: number): void {
    const { items, scores } = this;
    let at = this.size - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (this.isBetter(item, score, parent)) break;
      items[at] = items[parent]!;
      scores[at] = scores[parent]!;
      at = parent;
    }
    items[at] = item;
    scores[at] = score;
  }

  /** Lets something sink to its place from the top of a full heap, where the worst goes. */
  private sink(item: number, score: number): void {
    const { items, scores, size } = this;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= size) break;
      const right = child + 1;
      if (right < size && this.isBetter(items[child]!, scores[child]!, right)) child = right;
      if (!this.isBetter(item, score, child)) break;
      items[at] = items[child]!;
      scores[at] = scores[child]!;
      at = child;
    }
    items[at] = item;
    scores[at] = score;
  }
}

/** The k items with the largest positive scores, best first, equal scores by smaller item. */
export function topItems(scores: Float64Array, k: number): Ranked[] {
  const top = new TopHeap(Math.min(k, scores.length));
  for (let item = 0; item < scores.length; item++) {
    if (scores[item]! > 0) top.offer(item, scores[item]!);
  }
  return top.sorted();
}
