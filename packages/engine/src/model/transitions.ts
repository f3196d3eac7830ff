import { checkInteractions } from '../interactions.ts';
import { itemSpan, playsUntil } from '../profile.ts';
import { type Evidence, type EvidenceOptions, evidenceOf } from '../session/evidence.ts';
import { type Cue, fadeOf, heldBack, holdBack, runningIn } from '../session/running-session.ts';
import {
  indexFromColumns,
  indexOf,
  type SessionIndex,
  sessionSections,
} from '../session/session-index.ts';
import { Shares } from '../session/shares.ts';
import { type Reach, reachOf, reachOfSteps, spread } from '../session/spread.ts';
import type { AddTo, Model, ModelFamily, Query, Ranked } from './model.ts';
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
    this.reach = reachOfSteps(options.steps, options.stepFade, options.backward);
  }

  get itemCount(): number {
    return this.sessions.itemCount;
  }

  score(query: Query): Float64Array {
    const count = playsUntil(query.plays, query.now);
    const scores = new Float64Array(itemSpan(this.itemCount, query.plays, count));
    const { cues, isOwn } = this.running(query);
    for (const cue of cues) this.add(this.evidence(cue, isOwn), this.fade(cue), scores);
    holdBack(cues, scores, this.options.again);
    return scores;
  }

  recommend(query: Query, k: number): Ranked[] {
    return topItems(this.score(query), k);
  }

  explain(query: Query, item: number, add: AddTo): void {
    const shares = new Shares();
    const { cues, isOwn } = this.running(query);
    const kept = heldBack(cues, item, this.options.again);
    for (const cue of cues) {
      this.share(cue, this.evidence(cue, isOwn), kept * this.fade(cue), item, shares);
    }
    shares.each((value, play) => add(kind, value, play));
  }

  save(): Uint8Array {
    return writeModelFile({
      kind,
      numbers: { itemCount: this.itemCount, ...this.options },
      sections: { ...this.sessions.columns() },
    });
  }

  /** The community's plays of a cue's item. */
  evidence(cue: Cue, isOwn: (session: number) => boolean): readonly Evidence[] {
    return evidenceOf(this.sessions, cue, isOwn, this.options);
  }

  /** Adds `scale` times what is played around a cue's evidence, 1 for a song that always comes next. */
  add(evidence: readonly Evidence[], scale: number, scores: Float64Array): void {
    for (const { play, weight } of evidence) {
      spread(this.sessions, play, scale * weight, this.reach, scores);
    }
  }

  /** What `add` adds to one item. */
  share(
    cue: Cue,
    evidence: readonly Evidence[],
    scale: number,
    item: number,
    shares: Shares,
  ): void {
    for (const piece of evidence) {
      const nearness = reachOf(this.sessions, piece.play, this.reach, item);
      shares.add(cue, piece, scale * nearness);
    }
  }

  private running(query: Query) {
    const { sessionGapMinutes, sessionPlays } = this.options;
    return runningIn(this.sessions, query, sessionGapMinutes * minuteMs, sessionPlays);
  }

  private fade(cue: Cue): number {
    return fadeOf(cue, this.options.sessionFade);
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
