import { itemSpan, playsUntil } from '../profile.ts';
import { progress } from './fit-progress.ts';
import type { AddTo, Model, ModelFamily, Query, Ranked } from './model.ts';
import { readModelFile, writeModelFile } from './model-file.ts';
import { topItems } from './top-items.ts';

const kind = 'frequency';

/**
 * What this listener has played most: an item's score is the number of its plays. The personal
 * popularity baseline of Ren et al., "RepeatNet", AAAI 2019, and of next-basket research.
 */
export class Frequency implements Model {
  readonly kind = kind;
  readonly itemCount: number;

  constructor(itemCount: number) {
    this.itemCount = itemCount;
  }

  score({ plays, now }: Query): Float64Array {
    const count = playsUntil(plays, now);
    const scores = new Float64Array(itemSpan(this.itemCount, plays, count));
    for (let at = 0; at < count; at++) scores[plays.items[at]!]! += plays.counts?.[at] ?? 1;
    return scores;
  }

  recommend(query: Query, k: number): Ranked[] {
    return topItems(this.score(query), k);
  }

  explain({ plays, now }: Query, item: number, add: AddTo): void {
    const count = playsUntil(plays, now);
    for (let play = 0; play < count; play++) {
      if (plays.items[play] === item) add(kind, plays.counts?.[play] ?? 1, play);
    }
  }

  save(): Uint8Array {
    return writeModelFile({ kind, numbers: { itemCount: this.itemCount }, sections: {} });
  }
}

export const frequency: ModelFamily<object, Frequency> = {
  kind,
  defaults: {},
  fit(interactions, _options, run) {
    progress(run, 1);
    return new Frequency(interactions.itemCount);
  },
  load(file) {
    return new Frequency(readModelFile(file, kind).number('itemCount'));
  },
};
