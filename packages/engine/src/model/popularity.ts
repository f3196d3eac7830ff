import { activeListeners, checkInteractions } from '../interactions.ts';
import { itemSpan, playsUntil } from '../profile.ts';
import { blankScores } from './blank-scores.ts';
import { progress } from './fit-progress.ts';
import type { AddTo, Model, ModelFamily, Query, Ranked, Scores } from './model.ts';
import { readModelFile, writeModelFile } from './model-file.ts';
import { sound } from './options.ts';
import { byCount, PopularScores } from './popular-scores.ts';
import { topItems } from './top-items.ts';

const kind = 'popularity';
const dayMs = 86_400_000;

export interface PopularityOptions {
  readonly halfLifeDays: number;
}

/** What the fit found. */
interface Community {
  /** "Now" of the training snapshot. */
  readonly fittedAt: number;
  /** Listeners with at least one play. */
  readonly listenerCount: number;
  /** By item: Σ over all plays of 2^(−age / half-life) at `fittedAt`. */
  readonly counts: Float64Array;
}

function fameOfCounts(counts: Float64Array): Float64Array {
  const largest = counts.reduce((most, count) => Math.max(most, count), 0);
  return counts.map((count) => (largest === 0 ? 0 : Math.log1p(count) / Math.log1p(largest)));
}

/**
 * What everybody plays now: plays counted with exponential decay (the "decayed popularity" baseline of
 * Ji et al., "A Re-visit of the Popularity Baseline in Recommender Systems", SIGIR 2020). Plays the
 * listener made since the fit are added, so that it, too, is never behind.
 */
export class Popularity implements Model {
  readonly kind = kind;
  readonly itemCount: number;
  readonly options: PopularityOptions;
  readonly listenerCount: number;
  private readonly community: Community;
  private knownFame: Float64Array | null = null;
  private order: Int32Array | null = null;

  constructor(community: Community, options: PopularityOptions) {
    this.itemCount = community.counts.length;
    this.listenerCount = community.listenerCount;
    this.community = community;
    this.options = options;
  }

  score(query: Query, into?: Float64Array): Float64Array {
    const { plays } = query;
    const count = playsUntil(plays, query.now);
    const scores = blankScores(itemSpan(this.itemCount, plays, count), into);
    const communityFactor = this.factor(this.community.fittedAt, query);
    for (let item = 0; item < this.itemCount; item++) {
      scores[item] = this.community.counts[item]! * communityFactor;
    }
    for (let at = playsUntil(plays, this.community.fittedAt); at < count; at++) {
      scores[plays.items[at]!]! += this.factor(plays.startedAt[at]!, query);
    }
    return scores;
  }

  ask(query: Query): Scores {
    const { plays } = query;
    const { fittedAt, counts } = this.community;
    const factor = this.factor(fittedAt, query);
    const own = new Map<number, number>();
    const count = playsUntil(plays, query.now);
    for (let at = playsUntil(plays, fittedAt); at < count; at++) {
      const item = plays.items[at]!;
      const before = own.get(item) ?? (counts[item] ?? 0) * factor;
      own.set(item, before + this.factor(plays.startedAt[at]!, query));
    }
    this.order ??= byCount(counts);
    return new PopularScores({ counts, order: this.order, factor, own });
  }

  /** How well known each item is, 0 … 1 the best known: the logarithm of its plays, fading ones less. */
  get fame(): Float64Array {
    this.knownFame ??= fameOfCounts(this.community.counts);
    return this.knownFame;
  }

  recommend(query: Query, k: number): Ranked[] {
    return topItems(this.score(query), k);
  }

  explain(query: Query, item: number, add: AddTo): void {
    const { plays } = query;
    const factor = this.factor(this.community.fittedAt, query);
    const shared = (this.community.counts[item] ?? 0) * factor;
    if (shared > 0) add(kind, shared);
    const count = playsUntil(plays, query.now);
    for (let play = playsUntil(plays, this.community.fittedAt); play < count; play++) {
      if (plays.items[play] !== item) continue;
      add(kind, this.factor(plays.startedAt[play]!, query), play);
    }
  }

  save(): Uint8Array {
    return writeModelFile({
      kind,
      numbers: {
        ...this.options,
        fittedAt: this.community.fittedAt,
        listenerCount: this.listenerCount,
      },
      sections: { counts: this.community.counts },
    });
  }

  /** What a play of that time weighs now. A question about the past leaves the snapshot as it is. */
  private factor(epochMs: number, query: Query): number {
    const now = Math.max(query.now, this.community.fittedAt);
    return 2 ** (-(now - epochMs) / (this.options.halfLifeDays * dayMs));
  }
}

export const popularity: ModelFamily<PopularityOptions, Popularity> = {
  kind,
  defaults: { halfLifeDays: 30 },
  fit(interactions, options, run) {
    checkInteractions(interactions);
    const halfLifeMs = sound(options, 'halfLifeDays').halfLifeDays * dayMs;
    const counts = new Float64Array(interactions.itemCount);
    for (let listener = 0; listener < interactions.listenerCount; listener++) {
      if (listener % 64 === 0) progress(run, listener / interactions.listenerCount);
      const from = interactions.offsets[listener]!;
      const to = interactions.offsets[listener + 1]!;
      for (let at = from; at < to && interactions.startedAt[at]! <= run.now; at++) {
        const age = run.now - interactions.startedAt[at]!;
        counts[interactions.items[at]!]! += 2 ** (-age / halfLifeMs);
      }
    }
    progress(run, 1);
    const listenerCount = activeListeners(interactions);
    return new Popularity({ fittedAt: run.now, listenerCount, counts }, options);
  },
  load(file) {
    const content = readModelFile(file, kind);
    const community = {
      fittedAt: content.number('fittedAt'),
      listenerCount: content.number('listenerCount'),
      counts: content.float64('counts'),
    };
    return new Popularity(community, content.options(popularity.defaults));
  },
};
