import type { Plays } from '../plays.ts';
import { itemSpan, playsUntil } from '../profile.ts';
import { runningCues } from '../session/running-session.ts';
import { runningSession } from '../session/sessions.ts';
import { Spreading, type SpreadingOptions } from '../session/spreading.ts';
import { activation, activationShares, type PlayWeight } from './activation.ts';
import { type BaseLevelOptions, baseLevel, fading } from './base-level.ts';
import { progress } from './fit-progress.ts';
import type { AddTo, Model, ModelFamily, Query, Ranked } from './model.ts';
import { readModelFile, writeModelFile } from './model-file.ts';
import { sound } from './options.ts';
import { PerQuery } from './per-query.ts';
import { topItems } from './top-items.ts';

const kind = 'repeat';
/** What the running session adds is named apart: it is owed to other songs than the one it is for. */
const spreadingSource = 'spreading';

export interface RepeatOptions extends BaseLevelOptions, SpreadingOptions {
  /** Weight of the running session, in units of the score. */
  readonly spreading: number;
  /** The power by which a play counts less that was cut short; 0 leaves all plays alike. */
  readonly valuation: number;
}

/**
 * How fully the play at a position was played, 0 … 1, against the longest play of its item; to the
 * power given. 1 where either is not known.
 */
function valuations(plays: Plays, count: number, span: number, power: number): PlayWeight {
  const longest = new Int32Array(span);
  for (let at = 0; at < count; at++) {
    const item = plays.items[at]!;
    longest[item] = Math.max(longest[item]!, plays.msPlayed[at]!);
  }
  return (at) => {
    const most = longest[plays.items[at]!]!;
    return most > 0 && plays.msPlayed[at]! >= 0 ? (plays.msPlayed[at]! / most) ** power : 1;
  };
}

/**
 * What the listener is about to hear again: ACT-R's activation of their own songs, base level plus
 * spreading from the running session, with every play valued by how fully it was played (Reiter-Haas
 * et al., "Predicting Music Relistening Behavior Using the ACT-R Framework", RecSys 2021):
 *
 *     ln(1 + Σ over the plays of (age in hours)^−decay · (played / longest)^valuation) + spreading · Σ W(c) S(c, j)
 *
 * It learns nothing from others. Linear in the profile.
 */
export class Repeat implements Model {
  readonly kind = kind;
  readonly itemCount: number;
  readonly options: RepeatOptions;
  /** Whoever scores is asked for reasons next. */
  private readonly asked = new PerQuery((query) => this.partsOf(query));

  constructor(itemCount: number, options: RepeatOptions) {
    this.itemCount = itemCount;
    this.options = options;
  }

  score(query: Query): Float64Array {
    const count = playsUntil(query.plays, query.now);
    const scores = new Float64Array(itemSpan(this.itemCount, query.plays, count));
    const { weight, spreading } = this.asked.of(query);
    activation(query.plays, count, weight, scores);
    spreading.visitAll((_, item, value) => {
      scores[item]! += this.options.spreading * value;
    });
    return scores;
  }

  recommend(query: Query, k: number): Ranked[] {
    return topItems(this.score(query), k);
  }

  explain(query: Query, item: number, add: AddTo): void {
    const count = playsUntil(query.plays, query.now);
    const { weight, spreading } = this.asked.of(query);
    activationShares(query.plays, count, weight, item, (value, play) => add(kind, value, play));
    const shares = new Map<number, number>();
    spreading.visitThoseOf(item, ({ play }, _, value) => {
      const share = this.options.spreading * value;
      if (share > 0) shares.set(play, (shares.get(play) ?? 0) + share);
    });
    for (const [play, value] of shares) add(spreadingSource, value, play);
  }

  save(): Uint8Array {
    return writeModelFile({
      kind,
      numbers: { itemCount: this.itemCount, ...this.options },
      sections: {},
    });
  }

  /** What a play weighs, and what the running session adds. */
  private partsOf(query: Query): { readonly weight: PlayWeight; readonly spreading: Spreading } {
    const { plays, now } = query;
    const count = playsUntil(plays, now);
    const fade = fading(query, this.options);
    const value = valuations(plays, count, itemSpan(0, plays, count), this.options.valuation);
    const weight = (at: number) => fade(at) * value(at) * (plays.counts?.[at] ?? 1);
    const gapMs = this.options.sessionGapMinutes * 60_000;
    const first = runningSession(plays, count, now, gapMs);
    const cues = runningCues(query, gapMs, this.options.sessionPlays);
    return { weight, spreading: new Spreading(plays, first, cues, this.options) };
  }
}

export const repeat: ModelFamily<RepeatOptions, Repeat> = {
  kind,
  /**
   * Found on the weeks of four histories: a week as the youngest age ranks the week ahead best. Spreading
   * speaks only while a session runs, where it doubles what the base level finds.
   */
  defaults: {
    ...baseLevel.defaults,
    youngestHours: 168,
    sessionGapMinutes: 30,
    sessionPlays: 20,
    sessionFade: 5,
    shrinkage: 1,
    spreading: 1,
    valuation: 0.5,
  },
  fit(interactions, options, run) {
    progress(run, 1);
    return new Repeat(
      interactions.itemCount,
      sound(options, 'youngestHours', 'sessionFade', 'shrinkage'),
    );
  },
  load(file) {
    const content = readModelFile(file, kind);
    return new Repeat(content.number('itemCount'), content.options(repeat.defaults));
  },
};
