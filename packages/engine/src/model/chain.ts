import { itemSpan, playsUntil } from '../profile.ts';
import { isWithin } from '../session/sessions.ts';
import { progress } from './fit-progress.ts';
import type { AddTo, Model, ModelFamily, Query, Ranked } from './model.ts';
import { readModelFile, writeModelFile } from './model-file.ts';
import { sound } from './options.ts';
import { topItems } from './top-items.ts';

const kind = 'chain';
const minuteMs = 60_000;

export interface ChainOptions {
  /** A play that starts later than this after the end of the one before begins a new session. */
  readonly sessionGapMinutes: number;
  /** How many transitions the listener's overall taste is worth in a row of the chain. */
  readonly priorTransitions: number;
}

/** The plays that speak for what comes next, each with what it adds. */
type Visit = (position: number, value: number) => void;

/**
 * What this listener plays after what they have just played: a personal first-order Markov chain,
 * smoothed with a Dirichlet prior on their own play counts,
 * P(j | i) = (n(i → j) + α n(j) / n) / (n(i) + α). Silent when the last session is over. The personal
 * chain is the one that Rendle et al., "Factorizing Personalized Markov Chains", WWW 2010, start from.
 */
export class Chain implements Model {
  readonly kind = kind;
  readonly itemCount: number;
  readonly options: ChainOptions;

  constructor(itemCount: number, options: ChainOptions) {
    this.itemCount = itemCount;
    this.options = options;
  }

  score(query: Query): Float64Array {
    const count = playsUntil(query.plays, query.now);
    const scores = new Float64Array(itemSpan(this.itemCount, query.plays, count));
    this.addTo(scores, query, 1);
    return scores;
  }

  /** Adds `scale` times its scores to `scores`. */
  addTo(scores: Float64Array, query: Query, scale: number): void {
    const { items } = query.plays;
    this.visit(query, playsUntil(query.plays, query.now), (at, value) => {
      scores[items[at]!]! += scale * value;
    });
  }

  recommend(query: Query, k: number): Ranked[] {
    return topItems(this.score(query), k);
  }

  explain(query: Query, item: number, add: AddTo): void {
    this.visit(query, playsUntil(query.plays, query.now), (play, value) => {
      if (query.plays.items[play] === item) add(kind, value, play);
    });
  }

  save(): Uint8Array {
    return writeModelFile({
      kind,
      numbers: { itemCount: this.itemCount, ...this.options },
      sections: {},
    });
  }

  /** Each play adds its part of the prior, and more if it followed an earlier play of the last item. */
  private visit(query: Query, count: number, visit: Visit): void {
    const { plays } = query;
    const { sessionGapMinutes, priorTransitions } = this.options;
    const gapMs = sessionGapMinutes * minuteMs;
    if (count === 0 || !isWithin(plays, count - 1, query.now, gapMs)) return;
    const current = plays.items[count - 1]!;
    const follows = (at: number) =>
      plays.items[at - 1] === current && isWithin(plays, at - 1, plays.startedAt[at]!, gapMs);
    let transitions = 0;
    for (let at = 1; at < count; at++) if (follows(at)) transitions += 1;
    const step = 1 / (transitions + priorTransitions);
    const prior = (priorTransitions * step) / count;
    for (let at = 0; at < count; at++) visit(at, at > 0 && follows(at) ? prior + step : prior);
  }
}

export const chain: ModelFamily<ChainOptions, Chain> = {
  kind,
  defaults: { sessionGapMinutes: 30, priorTransitions: 2 },
  fit(interactions, options, run) {
    progress(run, 1);
    return new Chain(interactions.itemCount, sound(options, 'priorTransitions'));
  },
  load(file) {
    const content = readModelFile(file, kind);
    return new Chain(content.number('itemCount'), content.options(chain.defaults));
  },
};
