import type { Scores } from './model.ts';
import { TopHeap } from './top-items.ts';

/** Items by what the community played of them, the most first, equal counts by smaller item. */
export function byCount(counts: Float64Array): Int32Array {
  const order = Int32Array.from(counts, (_, item) => item);
  return order.sort((a, b) => counts[b]! - counts[a]! || a - b);
}

/** What everybody's scores are made of in one question. */
export interface PopularParts {
  /** By item, and the items in their order (`byCount`). */
  readonly counts: Float64Array;
  readonly order: Int32Array;
  /** What a count is worth now. */
  readonly factor: number;
  /** Scores of what the listener has played since the fit, by item. */
  readonly own: ReadonlyMap<number, number>;
}

/** Counts that fade alike keep their order: the best need no look at the others. */
export class PopularScores implements Scores {
  private readonly parts: PopularParts;

  constructor(parts: PopularParts) {
    this.parts = parts;
  }

  best(most: number, mayRank: (item: number) => boolean): Int32Array {
    const { order, own } = this.parts;
    const top = new TopHeap(most);
    const offer = (item: number, score: number) => {
      if (score > 0 && mayRank(item)) top.offer(item, score);
    };
    for (const [item, score] of own) offer(item, score);
    for (const item of order) {
      const score = this.faded(item);
      if (!(score > 0) || score < top.floor) break;
      if (!own.has(item)) offer(item, score);
    }
    return top.kept();
  }

  of(items: Int32Array): Float64Array {
    const { own } = this.parts;
    return Float64Array.from(items, (item) => own.get(item) ?? this.faded(item));
  }

  private faded(item: number): number {
    const { counts, factor } = this.parts;
    return (counts[item] ?? 0) * factor;
  }
}
