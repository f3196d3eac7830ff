import { checkInteractions } from '../interactions.ts';
import { itemSpan, playsUntil } from '../profile.ts';
import { type EvidenceOptions, evidenceOf } from '../session/evidence.ts';
import { type Cue, heldBack, holdBack, runningCues } from '../session/running-session.ts';
import {
  indexFromColumns,
  indexOf,
  type SessionIndex,
  sessionSections,
} from '../session/session-index.ts';
import { type Reach, reachOf, spread } from '../session/spread.ts';
import type { Contribution, Model, ModelFamily, Query, Ranked } from './model.ts';
import { readModelFile, writeModelFile } from './model-file.ts';
import { sound } from './options.ts';
import { topItems } from './top-items.ts';

const kind = 'transitions';
const minuteMs = 60_000;

export interface TransitionsOptions extends EvidenceOptions {
  /** This long a silence ends a session. */
  readonly sessionGapMinutes: number;
  /** How many of the latest plays of the running session speak. */
  readonly sessionPlays: number;
  /** A play of the running session counts e times less for every this many plays after it. */
  readonly sessionFade: number;
  /** How many steps around a play count. */
  readonly steps: number;
  /** A play d steps on counts d^(−this). */
  readonly stepFade: number;
  /** What a play before counts of one as far after. */
  readonly backward: number;
  /** What a song keeps that the running session holds already, but for the one that is playing. */
  readonly again: number;
}

/**
 * What people play after what is playing: the community's Markov chain of first and second order with
 * steps that fade by distance (sequential rules: Ludewig and Jannach, "Evaluation of Session-based
 * Recommendation Algorithms", UMUAI 2018). Every play i of the running session, h the one before it, adds
 *
 *     e^(−plays since / sessionFade) · ((1 − β) P(j | i) + β P(j | h, i)),   β = n(h, i) / (n(h, i) + pairPrior)
 *
 * where P is the mean over the plays of i (after h) of Σ over the j around them of distance^(−stepFade).
 * β is the back-off: pairs nobody played leave all to the single song. It is counted from the sessions
 * themselves, the latest plays of an item, so sessions that are added count at once. Silent when the
 * session is over. Time is sessionPlays · latestPlays · steps at most, memory that of the index.
 */
export class Transitions implements Model {
  readonly kind = kind;
  readonly options: TransitionsOptions;
  /** May be added to while the model serves. */
  readonly sessions: SessionIndex;
  private readonly reach: Reach;

  constructor(sessions: SessionIndex, options: TransitionsOptions) {
    this.sessions = sessions;
    this.options = options;
    const distances = Float64Array.from({ length: options.steps }, (_, step) => step + 1);
    const after = distances.map((distance) => distance ** -options.stepFade);
    this.reach = { here: 0, after, before: after.map((weight) => weight * options.backward) };
  }

  get itemCount(): number {
    return this.sessions.itemCount;
  }

  score(query: Query): Float64Array {
    const count = playsUntil(query.plays, query.now);
    const scores = new Float64Array(itemSpan(this.itemCount, query.plays, count));
    const { cues, isOwn } = this.running(query);
    for (const cue of cues) {
      const fade = this.fade(cue);
      for (const { play, weight } of evidenceOf(this.sessions, cue, isOwn, this.options)) {
        spread(this.sessions, play, fade * weight, this.reach, scores);
      }
    }
    holdBack(cues, scores, this.options.again);
    return scores;
  }

  recommend(query: Query, k: number): Ranked[] {
    return topItems(this.score(query), k);
  }

  /** What a pair of plays says is halved between the two. */
  explain(query: Query, item: number): Contribution[] {
    const shares = new Map<number, number>();
    const add = (play: number, value: number) => {
      if (value > 0) shares.set(play, (shares.get(play) ?? 0) + value);
    };
    const { cues, isOwn } = this.running(query);
    const kept = heldBack(cues, item, this.options.again);
    for (const cue of cues) {
      const fade = kept * this.fade(cue);
      const evidence = evidenceOf(this.sessions, cue, isOwn, this.options);
      for (const { play, weight, pairShare } of evidence) {
        const value = fade * weight * reachOf(this.sessions, play, this.reach, item);
        add(cue.play, value * (1 - pairShare / 2));
        add(cue.play - 1, (value * pairShare) / 2);
      }
    }
    return [...shares].map(([play, value]) => ({ source: kind, play, value }));
  }

  save(): Uint8Array {
    return writeModelFile({
      kind,
      numbers: { itemCount: this.itemCount, ...this.options },
      sections: { ...this.sessions.columns() },
    });
  }

  private running(query: Query) {
    const { sessionGapMinutes, sessionPlays } = this.options;
    return runningCues(query, this.sessions, sessionGapMinutes * minuteMs, sessionPlays);
  }

  private fade({ stepsBack }: Cue): number {
    return Math.exp(-stepsBack / this.options.sessionFade);
  }
}

export const transitions: ModelFamily<TransitionsOptions, Transitions> = {
  kind,
  /** Found on the #nowplaying sessions, next track. */
  defaults: {
    sessionGapMinutes: 30,
    sessionPlays: 10,
    sessionFade: 2.5,
    latestPlays: 500,
    ageing: 1,
    pairPrior: 3,
    steps: 10,
    stepFade: 0.75,
    backward: 0.7,
    again: 0.5,
  },
  fit(interactions, options, run) {
    checkInteractions(interactions);
    sound(options, 'sessionFade', 'pairPrior');
    const gapMs = options.sessionGapMinutes * minuteMs;
    return new Transitions(indexOf(interactions, gapMs, run), options);
  },
  load(file) {
    const content = readModelFile(file, kind);
    const sessions = indexFromColumns(sessionSections(content), content.number('itemCount'));
    return new Transitions(sessions, content.options(transitions.defaults));
  },
};
