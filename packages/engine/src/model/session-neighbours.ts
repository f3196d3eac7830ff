import { checkInteractions } from '../interactions.ts';
import { itemSpan, playsUntil } from '../profile.ts';
import { heldBack, holdBack, runningIn } from '../session/running-session.ts';
import {
  indexFromColumns,
  indexOf,
  type SessionIndex,
  sessionSections,
} from '../session/session-index.ts';
import {
  cueWeight,
  type SimilarSessionsOptions,
  sessionsWith,
  similarSessions,
} from '../session/similar-sessions.ts';
import { type Reach, reachOf, spread } from '../session/spread.ts';
import type { AddTo, Model, ModelFamily, Query, Ranked } from './model.ts';
import { readModelFile, writeModelFile } from './model-file.ts';
import { sound } from './options.ts';
import { topItems } from './top-items.ts';

const kind = 'session-neighbours';
const minuteMs = 60_000;
/** Steps around the shared song beyond which next to nothing is left. */
const reachSteps = 30;

export interface SessionNeighboursOptions extends SimilarSessionsOptions {
  /** This long a silence ends a session. */
  readonly sessionGapMinutes: number;
  /** How many of the latest plays of the running session speak. */
  readonly sessionPlays: number;
  /** A play counts e times less for every this many steps after the shared song. */
  readonly afterFade: number;
  /** The same before it. */
  readonly beforeFade: number;
  /** What a play before the shared song counts of one as near after it. */
  readonly backward: number;
  /** What the shared song itself counts of the one after it. */
  readonly here: number;
  /** What a song keeps that the running session holds already, but for the one that is playing. */
  readonly again: number;
}

/**
 * What came up in sessions like this one: the community's sessions that share songs with the running
 * one (see `similarSessions`) put forward what they hold, the more the nearer it is to the last song
 * that both share. Silent when the session is over. Sessions that are added to the index count at once.
 * Time is sessionPlays · latestPlays + similarSessions · reach, whatever the community's size, plus the
 * dense array; memory that of the index.
 */
export class SessionNeighbours implements Model {
  readonly kind = kind;
  readonly options: SessionNeighboursOptions;
  /** May be added to while the model serves. */
  readonly sessions: SessionIndex;
  private readonly reach: Reach;

  constructor(sessions: SessionIndex, options: SessionNeighboursOptions) {
    this.sessions = sessions;
    this.options = options;
    const steps = Float64Array.from({ length: reachSteps }, (_, step) => step);
    const { afterFade, beforeFade, backward, here } = options;
    const after = steps.map((step) => Math.exp(-step / afterFade));
    const before = steps.map((step) => backward * Math.exp(-step / beforeFade));
    this.reach = { here, after, before };
  }

  get itemCount(): number {
    return this.sessions.itemCount;
  }

  score(query: Query): Float64Array {
    const count = playsUntil(query.plays, query.now);
    const scores = new Float64Array(itemSpan(this.itemCount, query.plays, count));
    const running = this.running(query);
    for (const { anchor, weight } of similarSessions(this.sessions, running, this.options)) {
      spread(this.sessions, anchor, weight, this.reach, scores);
    }
    holdBack(running.cues, scores, this.options.again);
    return scores;
  }

  recommend(query: Query, k: number): Ranked[] {
    return topItems(this.score(query), k);
  }

  /** What a session adds is owed to the plays that it shares, by what each weighs. */
  explain(query: Query, item: number, add: AddTo): void {
    const running = this.running(query);
    const kept = heldBack(running.cues, item, this.options.again);
    const perOverlap = new Map<number, number>();
    for (const found of similarSessions(this.sessions, running, this.options)) {
      const value = kept * found.weight * reachOf(this.sessions, found.anchor, this.reach, item);
      if (value > 0) perOverlap.set(found.session, value / found.overlap);
    }
    for (const cue of running.cues) {
      let sum = 0;
      const { latestPlays } = this.options;
      for (const session of sessionsWith(this.sessions, cue, running.isOwn, latestPlays).keys()) {
        sum += perOverlap.get(session) ?? 0;
      }
      const value = sum * cueWeight(this.sessions, cue, this.options);
      if (value > 0) add(kind, value, cue.play);
    }
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
    return runningIn(this.sessions, query, sessionGapMinutes * minuteMs, sessionPlays);
  }
}

export const sessionNeighbours: ModelFamily<SessionNeighboursOptions, SessionNeighbours> = {
  kind,
  /**
   * Found on the #nowplaying sessions, next track: reaching further back or less sharply costs hits;
   * without holding back what was just heard the first places go to it.
   */
  defaults: {
    sessionGapMinutes: 30,
    sessionPlays: 20,
    sessionFade: 8,
    latestPlays: 300,
    similarSessions: 200,
    sharpness: 2.5,
    anchorFade: 3,
    ageing: 1,
    afterFade: 2,
    beforeFade: 8,
    backward: 0.5,
    here: 0.2,
    again: 0.4,
  },
  fit(interactions, options, run) {
    checkInteractions(interactions);
    sound(options, 'sessionFade', 'anchorFade', 'afterFade', 'beforeFade');
    const gapMs = options.sessionGapMinutes * minuteMs;
    return new SessionNeighbours(indexOf(interactions, gapMs, run), options);
  },
  load(file) {
    const content = readModelFile(file, kind);
    const sessions = indexFromColumns(sessionSections(content), content.number('itemCount'));
    return new SessionNeighbours(sessions, content.options(sessionNeighbours.defaults));
  },
};
