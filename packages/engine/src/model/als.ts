import { AlternatingSquares } from '../factor/alternating.ts';
import {
  type FoldedIn,
  foldIn,
  type ItemFactors,
  partsOf,
  type RowCells,
} from '../factor/fold-in.ts';
import { checkInteractions } from '../interactions.ts';
import { KernelPool } from '../kernel/pool.ts';
import { type Csr, transpose } from '../matrix/csr.ts';
import { listenerItems } from '../matrix/listener-items.ts';
import { itemSpan, playsUntil } from '../profile.ts';
import { AllScores } from './all-scores.ts';
import { blankScores } from './blank-scores.ts';
import { ByteScores, mostByteColumns } from './byte-scores.ts';
import { type FactorScores, FloatScores } from './factor-scores.ts';
import { progress } from './fit-progress.ts';
import type { AddTo, FitRun, Model, ModelFamily, Query, Ranked, Scores } from './model.ts';
import { readModelFile, writeModelFile } from './model-file.ts';
import { sound } from './options.ts';
import { type OwnItems, ownItems } from './own-items.ts';
import { PerQuery } from './per-query.ts';
import { countWeight, playShares } from './play-shares.ts';
import { topItems } from './top-items.ts';

const kind = 'als';

export interface AlsOptions {
  readonly factors: number;
  readonly sweeps: number;
  /** Weight of what was not played, against 1 for what was played once. */
  readonly unobserved: number;
  readonly regularisation: number;
  /** 0 … 1: how much more those with many plays are held back (Rendle et al., RecSys 2022, § 3.2). */
  readonly frequencyScaling: number;
  /** Weight of an item played n times: 1 + repeatWeight · ln n. */
  readonly repeatWeight: number;
  /** 1: all items are scored in int8; 0: in float32. Listeners are folded in by float32 either way. */
  readonly bytes: number;
}

/** A listener as the model sees them, for as long as the caller keeps the question. */
interface Folded extends OwnItems, FoldedIn {}

/**
 * Matrix factorisation for implicit feedback by alternating least squares (Hu, Koren and Volinsky, ICDM
 * 2008; settings after Rendle et al., "Revisiting the Performance of iALS", RecSys 2022). A listener is
 * folded in from their plays when asked for: one system of `factors` unknowns, so that a play counts at
 * once and a new listener needs no training. What is below 0 says nothing. A sweep costs
 * 4 · cells · factors · 2 + 3 · (listeners + items) · factors² operations, the model 4 · items · factors
 * bytes.
 */
export class Als implements Model {
  readonly kind = kind;
  readonly itemCount: number;
  readonly options: AlsOptions;
  /** Where the fit put the items. */
  readonly items: ItemFactors;
  /**
   * Of factors that another program made: n plays of an item weigh 1 + confidence · n, and a listener is held
   * back by the regularisation once an item (Hu et al., § 4; as Spark has it). Null for our own.
   */
  readonly confidence: number | null;
  private readonly scores: FactorScores;
  private readonly folded = new PerQuery((query) => this.fold(query));

  constructor(items: ItemFactors, options: AlsOptions, confidence: number | null = null) {
    this.items = items;
    this.confidence = confidence;
    this.options = options;
    this.itemCount = items.itemCount;
    const asBytes = options.bytes > 0 && items.width <= mostByteColumns;
    this.scores = asBytes ? new ByteScores(items) : new FloatScores(items);
  }

  score(query: Query, into?: Float64Array): Float64Array {
    const count = playsUntil(query.plays, query.now);
    const scores = blankScores(itemSpan(this.itemCount, query.plays, count), into);
    const { factors, items } = this.folded.of(query);
    if (items.length > 0) this.scores.into(scores, factors);
    return scores;
  }

  ask(query: Query): Scores {
    const { factors, items } = this.folded.of(query);
    return items.length > 0 ? this.scores.ask(factors) : new AllScores(new Float64Array(0));
  }

  recommend(query: Query, k: number): Ranked[] {
    return topItems(this.score(query), k);
  }

  /** An item's part is shared by its plays. */
  explain(query: Query, item: number, add: AddTo): void {
    if (item >= this.itemCount) return;
    const folded = this.folded.of(query);
    const { items, factors } = folded;
    if (items.length === 0 || !this.scores.speaksFor(item, factors)) return;
    const parts = partsOf(folded, this.scores.row(item));
    playShares(folded, parts, query.plays, (value, play) => add(kind, value, play));
  }

  save(): Uint8Array {
    const { width, itemCount, rows, shared } = this.items;
    const given = this.confidence === null ? {} : { confidence: this.confidence };
    const numbers = { ...this.options, width, itemCount, ...given };
    return writeModelFile({ kind, numbers, sections: { rows, shared } });
  }

  private fold(query: Query): Folded {
    const own = ownItems(query, this.itemCount);
    const { unobserved } = this.options;
    const cells = { items: own.items, unobserved, ...this.cellsOf(own.counts) };
    return { ...own, ...foldIn(this.items, cells) };
  }

  private cellsOf(counts: Float64Array): Pick<RowCells, 'weights' | 'ridge'> {
    const { options, confidence } = this;
    if (confidence !== null) {
      const ridge = Math.max(options.regularisation * counts.length, leastRidge);
      return { weights: counts.map((count) => confidence * count), ridge };
    }
    const weights = counts.map((count) => countWeight(count, options.repeatWeight));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    return { weights, ridge: ridgeOf(total, this.itemCount, options) };
  }
}

/** Without any a system may have no solution. */
const leastRidge = 1e-6;

/** λ (Σ weights + w₀ · the other side's rows)^ν, above 0. */
function ridgeOf(weight: number, others: number, options: AlsOptions): number {
  const { unobserved, regularisation, frequencyScaling } = options;
  const size = (weight + unobserved * others) ** frequencyScaling;
  return Math.max(regularisation * size, leastRidge);
}

function ridges(cells: Csr, options: AlsOptions): Float32Array {
  return Float32Array.from({ length: cells.rowCount }, (_, row) => {
    let weight = 0;
    for (let at = cells.rowStarts[row]!; at < cells.rowStarts[row + 1]!; at++) {
      weight += cells.values[at]!;
    }
    return ridgeOf(weight, cells.columnCount, options);
  });
}

function fitFactors(plays: Csr, options: AlsOptions, run: FitRun): ItemFactors {
  const { repeatWeight, unobserved, sweeps } = options;
  // The rank is no higher than that: more factors would be nothing but work.
  const factors = Math.max(1, Math.min(options.factors, plays.rowCount, plays.columnCount));
  const values = plays.values.map((count) => countWeight(count, repeatWeight));
  const cells = { ...plays, values };
  const pool = new KernelPool(run.threads ?? 1);
  try {
    const problem = {
      ...{ cells, unobserved },
      ...{ rowRidge: ridges(cells, options), columnRidge: ridges(transpose(cells), options) },
    };
    const squares = new AlternatingSquares(pool, problem, { factors, steps: 2, seed: run.seed });
    for (let sweep = 0; sweep < sweeps; sweep++) {
      progress(run, sweep / sweeps);
      squares.sweep();
    }
    return { width: squares.width, itemCount: plays.columnCount, ...squares.finish() };
  } finally {
    pool.close();
  }
}

export const als: ModelFamily<AlsOptions, Als> = {
  kind,
  defaults: {
    factors: 64,
    sweeps: 12,
    unobserved: 0.1,
    regularisation: 0.1,
    frequencyScaling: 0.5,
    repeatWeight: 0.5,
    bytes: 1,
  },
  fit(interactions, options, run) {
    checkInteractions(interactions);
    sound(options, 'factors');
    progress(run, 0);
    const items = fitFactors(listenerItems(interactions, run.now), options, run);
    progress(run, 1);
    return new Als(items, options);
  },
  load(file) {
    const content = readModelFile(file, kind);
    const items = {
      width: content.number('width'),
      itemCount: content.number('itemCount'),
      rows: content.float32('rows'),
      shared: content.float64('shared'),
    };
    const confidence = content.hasNumber('confidence') ? content.number('confidence') : null;
    return new Als(items, content.options(als.defaults), confidence);
  },
};
