import { playCounts, playsUntil } from '../profile.ts';
import { baseLevel } from './base-level.ts';
import { chain } from './chain.ts';
import { bentGate, type GateOptions, repeatRate } from './gate.ts';
import { Mixture } from './mixture.ts';
import type { Contribution, FitRun, Model, ModelFamily, Query, Ranked } from './model.ts';
import { readModelFile, writeModelFile } from './model-file.ts';
import { type Neighbours, neighbours } from './neighbours.ts';
import { sound } from './options.ts';
import { type Popularity, popularity } from './popularity.ts';
import { rediscover } from './rediscover.ts';
import { rightNow } from './right-now.ts';
import { topItems } from './top-items.ts';

const kind = 'blend';

export interface BlendOptions extends GateOptions {
  /** Weight of the chain beside the base level while a session runs, 0 … 1. */
  readonly chainWeight: number;
  /** Weight of popularity beside the neighbours among what is new, 0 … 1. */
  readonly popularityWeight: number;
}

/** The models a blend carries: those it mixes, and those that only shelves ask. */
export interface BlendParts {
  readonly 'base-level': Model;
  readonly chain: Model;
  readonly rediscover: Model;
  readonly 'right-now': Model;
  readonly neighbours: Neighbours;
  readonly popularity: Popularity;
}

/** The two sides of one answer. */
interface Sides {
  /** Of how many plays they are made: a log may have grown since. */
  readonly playCount: number;
  readonly gate: number;
  readonly span: number;
  readonly repeat: Mixture;
  readonly explore: Mixture;
}

/**
 * Everything in one score, 0 … 1: gate · repeat among what the listener has heard, (1 − gate) ·
 * explore among what they have not. Each side is a normalised mixture, so that the gate alone decides
 * between known and new.
 */
export class Blend implements Model {
  readonly kind = kind;
  readonly itemCount: number;
  readonly options: BlendOptions;
  readonly parts: BlendParts;
  /** Sides by question, for as long as the caller keeps it: explaining a slot then costs no scoring. */
  private readonly weighed = new WeakMap<Query, Sides>();

  constructor(parts: BlendParts, options: BlendOptions) {
    this.itemCount = parts.popularity.itemCount;
    this.options = options;
    this.parts = parts;
  }

  /** Weight of what the listener knows against what is new, 0 … 1, the dial included. */
  gate(query: Query): number {
    const count = playsUntil(query.plays, query.now);
    return bentGate(repeatRate(query.plays, count, this.options), query.familiarity ?? 0.5);
  }

  score(query: Query): Float64Array {
    const { gate, span, repeat, explore } = this.sides(query);
    const scores = new Float64Array(span);
    repeat.addTo(scores, gate);
    explore.addTo(scores, 1 - gate);
    return scores;
  }

  recommend(query: Query, k: number): Ranked[] {
    return topItems(this.score(query), k);
  }

  explain(query: Query, item: number): Contribution[] {
    const { gate, repeat, explore } = this.sides(query);
    return [...repeat.explain(query, item, gate), ...explore.explain(query, item, 1 - gate)].filter(
      ({ value }) => value !== 0,
    );
  }

  save(): Uint8Array {
    const sections = Object.fromEntries(
      Object.entries(this.parts).map(([name, model]) => [name, model.save()]),
    );
    return writeModelFile({ kind, numbers: { ...this.options }, sections });
  }

  private sides(query: Query): Sides {
    const known = this.weighed.get(query);
    if (known?.playCount === query.plays.length) return known;
    const sides = this.weigh(query);
    this.weighed.set(query, sides);
    return sides;
  }

  private weigh(query: Query): Sides {
    const { chainWeight, popularityWeight } = this.options;
    const count = playsUntil(query.plays, query.now);
    const plays = playCounts(query.plays, this.itemCount, count);
    const known = [
      { model: this.parts['base-level'], weight: 1 - chainWeight },
      { model: this.parts.chain, weight: chainWeight },
    ];
    const unknown = [
      { model: this.parts.neighbours, weight: 1 - popularityWeight },
      { model: this.parts.popularity, weight: popularityWeight },
    ];
    return {
      playCount: query.plays.length,
      gate: this.gate(query),
      span: plays.length,
      repeat: new Mixture(known, query, (item) => plays[item]! > 0),
      explore: new Mixture(unknown, query, (item) => plays[item] === 0),
    };
  }
}

/** The same run with progress mapped into [from, to]. */
function stretch(run: FitRun, from: number, to: number): FitRun {
  const { onProgress } = run;
  if (onProgress === undefined) return run;
  return { ...run, onProgress: (fraction) => onProgress(from + fraction * (to - from)) };
}

export const blend: ModelFamily<BlendOptions, Blend> = {
  kind,
  defaults: {
    priorRepeatRate: 0.63,
    priorPlays: 20,
    recentPlays: 200,
    chainWeight: 0.1,
    popularityWeight: 0.1,
  },
  fit(interactions, options, run) {
    sound(options, 'priorPlays');
    const start = stretch(run, 0, 0);
    const parts = {
      'base-level': baseLevel.fit(interactions, baseLevel.defaults, start),
      chain: chain.fit(interactions, chain.defaults, start),
      rediscover: rediscover.fit(interactions, rediscover.defaults, start),
      'right-now': rightNow.fit(interactions, rightNow.defaults, start),
      popularity: popularity.fit(interactions, popularity.defaults, stretch(run, 0, 0.05)),
      neighbours: neighbours.fit(interactions, neighbours.defaults, stretch(run, 0.05, 1)),
    };
    return new Blend(parts, options);
  },
  load(file) {
    const content = readModelFile(file, kind);
    const parts = {
      'base-level': baseLevel.load(content.bytes('base-level')),
      chain: chain.load(content.bytes('chain')),
      rediscover: rediscover.load(content.bytes('rediscover')),
      'right-now': rightNow.load(content.bytes('right-now')),
      popularity: popularity.load(content.bytes('popularity')),
      neighbours: neighbours.load(content.bytes('neighbours')),
    };
    return new Blend(parts, content.options(blend.defaults));
  },
};
