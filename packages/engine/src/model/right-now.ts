import { itemSpan, playsUntil } from '../profile.ts';
import { activation, activationShares, type PlayWeight } from './activation.ts';
import { type BaseLevelOptions, baseLevel, fading } from './base-level.ts';
import { blankScores } from './blank-scores.ts';
import { Chain, type ChainOptions, chain } from './chain.ts';
import { progress } from './fit-progress.ts';
import type { AddTo, Model, ModelFamily, Query, Ranked } from './model.ts';
import { readModelFile, writeModelFile } from './model-file.ts';
import { sound } from './options.ts';
import { topItems } from './top-items.ts';

const kind = 'right-now';
const dayMinutes = 1440;
const weekMinutes = 10_080;

export interface RightNowOptions extends BaseLevelOptions, ChainOptions {
  /** Concentration of the kernel over the time of day: 8 halves a play about 1.6 hours off. */
  readonly hourFocus: number;
  /** Concentration of the kernel over the week: 1 leaves a play two days off 29 %. */
  readonly weekFocus: number;
  /** What a play keeps at the most distant time, 0 … 1. */
  readonly floor: number;
  /** Weight of the session so far, in units of the score. */
  readonly sessionWeight: number;
}

/** How close two times of the week are, by the minutes between them: the two circles of the kernel. */
interface Circles {
  readonly day: Float64Array;
  readonly week: Float64Array;
}

/** e^(focus · (cos − 1)) over the minutes of a cycle. */
function circle(minutes: number, focus: number): Float64Array {
  return Float64Array.from({ length: minutes }, (_, apart) =>
    Math.exp(focus * (Math.cos((2 * Math.PI * apart) / minutes) - 1)),
  );
}

/**
 * What the listener plays at this time of day and week, and after what is playing: base level with
 * every play weighted by its closeness in local time on the circles of day and week (von Mises kernels;
 * Mardia and Jupp, "Directional Statistics", 2000), plus the session's Markov chain.
 */
export class RightNow implements Model {
  readonly kind = kind;
  readonly itemCount: number;
  readonly options: RightNowOptions;
  private readonly session: Chain;
  private readonly circles: Circles;

  constructor(itemCount: number, options: RightNowOptions) {
    this.itemCount = itemCount;
    this.options = options;
    this.session = new Chain(itemCount, options);
    this.circles = {
      day: circle(dayMinutes, options.hourFocus),
      week: circle(weekMinutes, options.weekFocus),
    };
  }

  score(query: Query, into?: Float64Array): Float64Array {
    const count = playsUntil(query.plays, query.now);
    const scores = blankScores(itemSpan(this.itemCount, query.plays, count), into);
    activation(query.plays, count, this.weight(query), scores);
    this.session.addTo(scores, query, this.options.sessionWeight);
    return scores;
  }

  recommend(query: Query, k: number): Ranked[] {
    return topItems(this.score(query), k);
  }

  explain(query: Query, item: number, add: AddTo): void {
    const count = playsUntil(query.plays, query.now);
    activationShares(query.plays, count, this.weight(query), item, (value, play) =>
      add(kind, value, play),
    );
    this.session.explain(query, item, (source, value, play) =>
      add(source, value * this.options.sessionWeight, play),
    );
  }

  save(): Uint8Array {
    return writeModelFile({
      kind,
      numbers: { itemCount: this.itemCount, ...this.options },
      sections: {},
    });
  }

  /** Closeness of two minutes of the week, floor … 1. */
  closeness(one: number, other: number): number {
    const { day, week } = this.circles;
    const { floor } = this.options;
    const apart = Math.abs(one - other);
    return floor + (1 - floor) * day[apart % dayMinutes]! * week[apart]!;
  }

  private weight(query: Query): PlayWeight {
    const { plays, minuteOfWeek } = query;
    const minuteNow = minuteOfWeek(query.now);
    const fade = fading(query, this.options);
    return (at) => fade(at) * this.closeness(minuteOfWeek(plays.startedAt[at]!), minuteNow);
  }
}

export const rightNow: ModelFamily<RightNowOptions, RightNow> = {
  kind,
  defaults: {
    ...baseLevel.defaults,
    ...chain.defaults,
    hourFocus: 8,
    weekFocus: 1,
    floor: 0.02,
    sessionWeight: 10,
  },
  fit(interactions, options, run) {
    progress(run, 1);
    return new RightNow(
      interactions.itemCount,
      sound(options, 'youngestHours', 'priorTransitions'),
    );
  },
  load(file) {
    const content = readModelFile(file, kind);
    return new RightNow(content.number('itemCount'), content.options(rightNow.defaults));
  },
};
