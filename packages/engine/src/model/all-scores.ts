import { bestItems } from './best-items.ts';
import type { Scores } from './model.ts';

/** The scores of all items, where a model has to make them all. */
export class AllScores implements Scores {
  private readonly scores: Float64Array;

  constructor(scores: Float64Array) {
    this.scores = scores;
  }

  best(most: number, mayRank: (item: number) => boolean): Int32Array {
    return bestItems(this.scores, most, mayRank);
  }

  of(items: Int32Array): Float64Array {
    const some = new Float64Array(items.length);
    for (let at = 0; at < items.length; at++) some[at] = this.scores[items[at]!] ?? 0;
    return some;
  }
}
