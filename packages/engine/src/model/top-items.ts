import type { Ranked } from './model.ts';

/** Whether a comes after b: smaller score, or the same score and a larger item. */
const isWorse = (a: Ranked, b: Ranked) =>
  a.score < b.score || (a.score === b.score && a.item > b.item);

/** Keeps the k best of what it is offered: a heap with the worst on top, O(log k) an offer. */
export class TopHeap {
  private readonly heap: Ranked[] = [];
  private readonly capacity: number;

  constructor(capacity: number) {
    this.capacity = capacity;
  }

  offer(item: number, score: number): void {
    if (this.heap.length < this.capacity) {
      this.heap.push({ item, score });
      this.siftUp();
      return;
    }
    const worst = this.heap[0];
    if (worst === undefined || score < worst.score) return;
    const offered = { item, score };
    if (!isWorse(worst, offered)) return;
    this.heap[0] = offered;
    this.siftDown();
  }

  /** What was kept, best first, equal scores by smaller item. */
  sorted(): Ranked[] {
    return this.heap.toSorted((a, b) => (isWorse(a, b) ? 1 : -1));
  }

  private siftDown(): void {
    const { heap } = this;
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      const right = left + 1;
      let worst = at;
      if (left < heap.length && isWorse(heap[left]!, heap[worst]!)) worst = left;
      if (right < heap.length && isWorse(heap[right]!, heap[worst]!)) worst = right;
      if (worst === at) return;
      [heap[at], heap[worst]] = [heap[worst]!, heap[at]!];
      at = worst;
    }
  }

  private siftUp(): void {
    const { heap } = this;
    let at = heap.length - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!isWorse(heap[at]!, heap[parent]!)) return;
      [heap[at], heap[parent]] = [heap[parent]!, heap[at]!];
      at = parent;
    }
  }
}

/** The k items with the largest positive scores, best first, equal scores by smaller item. */
export function topItems(scores: Float64Array, k: number): Ranked[] {
  const top = new TopHeap(k);
  for (let item = 0; item < scores.length; item++) {
    if (scores[item]! > 0) top.offer(item, scores[item]!);
  }
  return top.sorted();
}
