import { itemSpan, playsUntil } from '../profile.ts';
import { activation, activationShares, type PlayWeight } from './activation.ts';
import { blankScores } from './blank-scores.ts';
import { progress } from './fit-progress.ts';
import type { AddTo, Model, ModelFamily, Query, Ranked } from './model.ts';
import { readModelFile, writeModelFile } from './model-file.ts';
import { sound } from './options.ts';
import { PerQuery } from './per-query.ts';
import { topItems } from './top-items.ts';

const kind = 'base-level';
const hourMs = 3_600_000;

export interface BaseLevelOptions {
  /** d: how fast a play fades, by the power of its age in hours. */
  readonly decay: number;
  /** Ages below this count as this old: a play just made is finite, and one sitting is not a taste. */
  readonly youngestHours: number;
}

/** By decay: (age in hours)^−d of every play; several models of a blend fade alike. */
const powers = new PerQuery(() => new Map<number, Float64Array>());

function powersOf(query: Query, decay: number): Float64Array {
  const ofQuery = powers.of(query);
  const known = ofQuery.get(decay);
  if (known !== undefined) return known;
  const { plays, now } = query;
  const found = new Float64Array(playsUntil(plays, now));
  for (let at = 0; at < found.length; at++) {
    found[at] = ((now - plays.startedAt[at]!) / hourMs) ** -decay;
  }
  ofQuery.set(decay, found);
  return found;
}

/** Weight of the play at a position: (age in hours)^−d, for a young one that of the youngest age. */
export function fading(query: Query, { decay, youngestHours }: BaseLevelOptions): PlayWeight {
  const found = powersOf(query, decay);
  const most = youngestHours ** -decay;
  return (at) => Math.min(found[at]!, most);
}

/**
 * What the listener has on repeat: ACT-R base-level activation of their own plays, how often and how
 * recently in one number (Anderson and Schooler 1991; for music Reiter-Haas et al., "Predicting Music
 * Relistening Behavior Using the ACT-R Framework", RecSys 2021). It learns nothing from
 * others.
 */
export class BaseLevel implements Model {
  readonly kind = kind;
  readonly itemCount: number;
  readonly options: BaseLevelOptions;

  constructor(itemCount: number, options: BaseLevelOptions) {
    this.itemCount = itemCount;
    this.options = options;
  }

  score(query: Query, into?: Float64Array): Float64Array {
    const count = playsUntil(query.plays, query.now);
    const scores = blankScores(itemSpan(this.itemCount, query.plays, count), into);
    return activation(query.plays, count, fading(query, this.options), scores);
  }

  recommend(query: Query, k: number): Ranked[] {
    return topItems(this.score(query), k);
  }

  explain(query: Query, item: number, add: AddTo): void {
    const count = playsUntil(query.plays, query.now);
    activationShares(query.plays, count, fading(query, this.options), item, (value, play) =>
      add(kind, value, play),
    );
  }

  save(): Uint8Array {
    return writeModelFile({
      kind,
      numbers: { itemCount: this.itemCount, ...this.options },
      sections: {},
    });
  }
}

export const baseLevel: ModelFamily<BaseLevelOptions, BaseLevel> = {
  kind,
  /**
   * 0.86 is the exponent measured for relistens within a week; with 1.74, measured over all ages, or with
   * minutes instead of a day as the youngest age, the last evening drowns what a week will bring.
   */
  defaults: { decay: 0.86, youngestHours: 24 },
  fit(interactions, options, run) {
    progress(run, 1);
    return new BaseLevel(interactions.itemCount, sound(options, 'youngestHours'));
  },
  load(file) {
    const content = readModelFile(file, kind);
    return new BaseLevel(content.number('itemCount'), content.options(baseLevel.defaults));
  },
};
