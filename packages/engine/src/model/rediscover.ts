import { itemSpan, playsUntil } from '../profile.ts';
import { blankScores } from './blank-scores.ts';
import { progress } from './fit-progress.ts';
import type { AddTo, Model, ModelFamily, Query, Ranked } from './model.ts';
import { readModelFile, writeModelFile } from './model-file.ts';
import { sound } from './options.ts';
import { topItems } from './top-items.ts';

const kind = 'rediscover';
const dayMs = 86_400_000;

export interface RediscoverOptions {
  /** An item heard within this many days is not forgotten. */
  readonly absentDays: number;
  /** Beyond that, how long until absence counts for 63 % of what it can. */
  readonly longingDays: number;
  /** Fewer plays than this are no love. */
  readonly fewestPlays: number;
}

/**
 * What the listener loved and has not heard for long: ln(1 + plays) · (1 − e^(−(absence − recent
 * window) / longing)). The counterpart of recency in the base level: large long-term strength, no
 * recent activation (Anderson et al., "An Integrated Theory of the Mind", 2004, on retrieval of old
 * chunks). Every play has an equal share.
 */
export class Rediscover implements Model {
  readonly kind = kind;
  readonly itemCount: number;
  readonly options: RediscoverOptions;

  constructor(itemCount: number, options: RediscoverOptions) {
    this.itemCount = itemCount;
    this.options = options;
  }

  score(query: Query, into?: Float64Array): Float64Array {
    const { plays } = query;
    const count = playsUntil(plays, query.now);
    const scores = blankScores(itemSpan(this.itemCount, plays, count), into);
    const lastAt = new Map<number, number>();
    for (let at = 0; at < count; at++) {
      scores[plays.items[at]!]! += 1;
      lastAt.set(plays.items[at]!, plays.startedAt[at]!);
    }
    for (const [item, at] of lastAt) scores[item] = this.strength(scores[item]!, query.now - at);
    return scores;
  }

  recommend(query: Query, k: number): Ranked[] {
    return topItems(this.score(query), k);
  }

  explain(query: Query, item: number, add: AddTo): void {
    const count = playsUntil(query.plays, query.now);
    const own: number[] = [];
    for (let at = 0; at < count; at++) if (query.plays.items[at] === item) own.push(at);
    const last = own.at(-1);
    if (last === undefined) return;
    const score = this.strength(own.length, query.now - query.plays.startedAt[last]!);
    if (score === 0) return;
    for (const play of own) add(kind, score / own.length, play);
  }

  save(): Uint8Array {
    return writeModelFile({
      kind,
      numbers: { itemCount: this.itemCount, ...this.options },
      sections: {},
    });
  }

  private strength(playCount: number, absenceMs: number): number {
    const { absentDays, longingDays, fewestPlays } = this.options;
    const beyondDays = absenceMs / dayMs - absentDays;
    if (playCount < fewestPlays || beyondDays <= 0) return 0;
    return Math.log1p(playCount) * -Math.expm1(-beyondDays / longingDays);
  }
}

export const rediscover: ModelFamily<RediscoverOptions, Rediscover> = {
  kind,
  defaults: { absentDays: 60, longingDays: 180, fewestPlays: 3 },
  fit(interactions, options, run) {
    progress(run, 1);
    return new Rediscover(interactions.itemCount, sound(options, 'longingDays'));
  },
  load(file) {
    const content = readModelFile(file, kind);
    return new Rediscover(content.number('itemCount'), content.options(rediscover.defaults));
  },
};
