import { itemSpan, playsUntil } from '../profile.ts';
import { progress } from './fit-progress.ts';
import type { AddTo, Model, ModelFamily, Query, Ranked } from './model.ts';
import { readModelFile, writeModelFile } from './model-file.ts';
import { topItems } from './top-items.ts';

const kind = 'most-recent';

/**
 * What was played last comes first: an item's score is the place of its latest play in the history,
 * over the history's length. A baseline that is hard to beat within a session and easy beyond.
 */
export class MostRecent implements Model {
  readonly kind = kind;
  readonly itemCount: number;

  constructor(itemCount: number) {
    this.itemCount = itemCount;
  }

  score({ plays, now }: Query): Float64Array {
    const count = playsUntil(plays, now);
    const scores = new Float64Array(itemSpan(this.itemCount, plays, count));
    for (let at = 0; at < count; at++) scores[plays.items[at]!] = (at + 1) / count;
    return scores;
  }

  recommend(query: Query, k: number): Ranked[] {
    return topItems(this.score(query), k);
  }

  explain({ plays, now }: Query, item: number, add: AddTo): void {
    const count = playsUntil(plays, now);
    let play = count - 1;
    while (play >= 0 && plays.items[play] !== item) play -= 1;
    if (play >= 0) add(kind, (play + 1) / count, play);
  }

  save(): Uint8Array {
    return writeModelFile({ kind, numbers: { itemCount: this.itemCount }, sections: {} });
  }
}

export const mostRecent: ModelFamily<object, MostRecent> = {
  kind,
  defaults: {},
  fit(interactions, _options, run) {
    progress(run, 1);
    return new MostRecent(interactions.itemCount);
  },
  load(file) {
    return new MostRecent(readModelFile(file, kind).number('itemCount'));
  },
};
