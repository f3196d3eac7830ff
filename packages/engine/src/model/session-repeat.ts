import { checkInteractions } from '../interactions.ts';
import { itemSpan, playsUntil } from '../profile.ts';
import { countRepeats, latestSongs, noRepeatSteps } from '../session/repeat-steps.ts';
import { runningSession, sessionsOf } from '../session/sessions.ts';
import { blankScores } from './blank-scores.ts';
import { progress } from './fit-progress.ts';
import type { AddTo, Model, ModelFamily, Query, Ranked } from './model.ts';
import { readModelFile, writeModelFile } from './model-file.ts';
import { sound } from './options.ts';
import { topItems } from './top-items.ts';

const kind = 'session-repeat';
const minuteMs = 60_000;
/** Songs older than this many steps are not looked at. */
const reachSteps = 20;
/** How many of the latest plays of the running session tell its habit: bounds the work. */
const sessionPlays = 200;

export interface SessionRepeatOptions {
  /** This long a silence ends a session. */
  readonly sessionGapMinutes: number;
  /** How many plays of the running session say as much as the community's habit. */
  readonly priorPlays: number;
}

/** How sessions of the community come back to their own songs. */
interface Habit {
  readonly itemCount: number;
  /** At index d − 1: how often the next play is the song that is d steps old, 0 … 1. */
  readonly rates: Float64Array;
  /** How often the next play is any song of the session within reach, 0 … 1. */
  readonly rate: number;
}

/**
 * What the running session comes back to: most never repeat a song, some little else, so the session
 * itself tells. The chance of the song that is d steps old is the community's, updated with the
 * session's own chances and repeats at d (a beta-binomial posterior mean),
 *
 *     P(d) = (priorPlays · p_d + repeats_d) / (priorPlays + chances_d) + max(0, r − p) / songs
 *
 * to which every song adds its share of how much more the session repeats at all (r, with the same
 * prior) than others do (p). A repeat-or-explore gate within the session, counted where Ren et al.,
 * "RepeatNet", AAAI 2019, learn it. Each song's score is owed to its latest play. Silent when the session
 * is over.
 */
export class SessionRepeat implements Model {
  readonly kind = kind;
  readonly itemCount: number;
  readonly options: SessionRepeatOptions;
  private readonly habit: Habit;

  constructor(habit: Habit, options: SessionRepeatOptions) {
    this.itemCount = habit.itemCount;
    this.habit = habit;
    this.options = options;
  }

  score(query: Query, into?: Float64Array): Float64Array {
    const count = playsUntil(query.plays, query.now);
    const scores = blankScores(itemSpan(this.itemCount, query.plays, count), into);
    for (const { play, value } of this.chances(query)) {
      scores[query.plays.items[play]!] = value;
    }
    return scores;
  }

  recommend(query: Query, k: number): Ranked[] {
    return topItems(this.score(query), k);
  }

  explain(query: Query, item: number, add: AddTo): void {
    for (const { play, value } of this.chances(query)) {
      if (value > 0 && query.plays.items[play] === item) add(kind, value, play);
    }
  }

  save(): Uint8Array {
    const { itemCount, rates, rate } = this.habit;
    return writeModelFile({
      kind,
      numbers: { itemCount, rate, ...this.options },
      sections: { rates },
    });
  }

  /** The latest play of every song within reach, and the song's chance to come next. */
  private chances({ plays, now }: Query): { play: number; value: number }[] {
    const { sessionGapMinutes, priorPlays } = this.options;
    const { rates, rate } = this.habit;
    const count = playsUntil(plays, now);
    const start = runningSession(plays, count, now, sessionGapMinutes * minuteMs);
    const first = Math.max(start, count - sessionPlays);
    const own = noRepeatSteps(reachSteps);
    countRepeats(plays.items, first, count, own);
    const posterior = (prior: number, hits: number, of: number) =>
      (priorPlays * prior + hits) / (priorPlays + of);
    const songs = [...latestSongs(plays.items, first, count, reachSteps)];
    const repeats = own.repeats.reduce((sum, value) => sum + value, 0);
    const excess = Math.max(0, posterior(rate, repeats, own.plays) - rate) / songs.length;
    return songs.map(({ play }) => {
      const step = count - 1 - play;
      const chance = posterior(rates[step]!, own.repeats[step]!, own.chances[step]!);
      return { play, value: chance + excess };
    });
  }
}

export const sessionRepeat: ModelFamily<SessionRepeatOptions, SessionRepeat> = {
  kind,
  defaults: { sessionGapMinutes: 30, priorPlays: 3 },
  fit(interactions, options, run) {
    checkInteractions(interactions);
    sound(options, 'priorPlays');
    progress(run, 0);
    const { from, to } = sessionsOf(interactions, options.sessionGapMinutes * minuteMs, run.now);
    const all = noRepeatSteps(reachSteps);
    for (let session = 0; session < from.length; session++) {
      if (session % 4096 === 0) progress(run, session / from.length);
      countRepeats(interactions.items, from[session]!, to[session]!, all);
    }
    progress(run, 1);
    const rates = all.repeats.map((repeats, step) => repeats / Math.max(1, all.chances[step]!));
    const repeats = all.repeats.reduce((sum, value) => sum + value, 0);
    const rate = repeats / Math.max(1, all.plays);
    return new SessionRepeat({ itemCount: interactions.itemCount, rates, rate }, options);
  },
  load(file) {
    const content = readModelFile(file, kind);
    const habit = {
      itemCount: content.number('itemCount'),
      rates: content.float64('rates'),
      rate: content.number('rate'),
    };
    return new SessionRepeat(habit, content.options(sessionRepeat.defaults));
  },
};
