import { checkInteractions } from '../interactions.ts';
import { type Csr, cellOf, transpose } from '../matrix/csr.ts';
import { listenerItems } from '../matrix/listener-items.ts';
import { itemSpan, playsUntil } from '../profile.ts';
import { blankScores } from './blank-scores.ts';
import { exactWeights } from './ease-exact.ts';
import { localWeights } from './ease-local.ts';
import { type EaseOptions, easeProblem } from './ease-problem.ts';
import { progress } from './fit-progress.ts';
import type { AddTo, Model, ModelFamily, Query, Ranked } from './model.ts';
import { readModelFile, writeModelFile } from './model-file.ts';
import { sound } from './options.ts';
import { ownItems } from './own-items.ts';
import { countWeight, playShares } from './play-shares.ts';
import { topItems } from './top-items.ts';

const kind = 'ease';

/**
 * Sparse linear item-item model in closed form: score of j = Σ_i x_i B_ij over the items of the profile,
 * with B the weights that predict every item from all others by least squares (Steck, "Embarrassingly
 * Shallow Autoencoders for Sparse Data", WWW 2019; with its dropout form EDLAE, NeurIPS 2020). Only an
 * item's strongest weights are kept. Exact, from the smaller of the two Gram matrices: min(items,
 * listeners)³ operations; or among each item's `neighbourhood` (see `localWeights`). What is below 0 says
 * nothing.
 */
export class Ease implements Model {
  readonly kind = kind;
  readonly itemCount: number;
  readonly options: EaseOptions;
  /** B by the item that speaks. */
  private readonly speaking: Csr;
  /** B by the item that is spoken for. */
  private readonly spokenFor: Csr;

  constructor(speaking: Csr, options: EaseOptions) {
    this.itemCount = speaking.rowCount;
    this.options = options;
    this.speaking = speaking;
    this.spokenFor = transpose(speaking);
  }

  score(query: Query, into?: Float64Array): Float64Array {
    const count = playsUntil(query.plays, query.now);
    const scores = blankScores(itemSpan(this.itemCount, query.plays, count), into);
    const { rowStarts, columns, values } = this.speaking;
    const { items, counts } = ownItems(query, this.itemCount);
    for (const [index, item] of items.entries()) {
      const weight = this.weight(counts[index]!);
      for (let at = rowStarts[item]!; at < rowStarts[item + 1]!; at++) {
        scores[columns[at]!]! += weight * values[at]!;
      }
    }
    for (let item = 0; item < scores.length; item++) if (scores[item]! < least) scores[item] = 0;
    return scores;
  }

  recommend(query: Query, k: number): Ranked[] {
    return topItems(this.score(query), k);
  }

  explain(query: Query, item: number, add: AddTo): void {
    if (item >= this.itemCount) return;
    const own = ownItems(query, this.itemCount);
    const parts = Float64Array.from(
      own.items,
      (spoken, index) => this.weight(own.counts[index]!) * cellOf(this.spokenFor, item, spoken),
    );
    if (parts.reduce((sum, part) => sum + part, 0) < least) return;
    playShares(own, parts, query.plays, (value, play) => add(kind, value, play));
  }

  save(): Uint8Array {
    const { rowStarts, columns, values } = this.speaking;
    const numbers = { itemCount: this.itemCount, ...this.options };
    return writeModelFile({ kind, numbers, sections: { rowStarts, columns, values } });
  }

  private weight(count: number): number {
    return countWeight(count, this.options.repeatWeight);
  }
}

/** Scores below this are rounding: they say nothing. */
const least = 1e-7;

export const ease: ModelFamily<EaseOptions, Ease> = {
  kind,
  defaults: {
    regularisation: 200,
    dropout: 0.2,
    listenerPower: 0,
    repeatWeight: 0.2,
    weightsPerItem: 500,
    neighbourhood: 0,
  },
  fit(interactions, options, run) {
    checkInteractions(interactions);
    sound(options, 'regularisation', 'weightsPerItem');
    progress(run, 0);
    const plays = listenerItems(interactions, run.now);
    const values = plays.values.map((count) => countWeight(count, options.repeatWeight));
    const problem = easeProblem({ ...plays, values }, options);
    const weights =
      options.neighbourhood === 0
        ? exactWeights(problem, options.weightsPerItem, run)
        : localWeights(problem, options.neighbourhood, run);
    progress(run, 1);
    return new Ease(weights, options);
  },
  load(file) {
    const content = readModelFile(file, kind);
    const itemCount = content.number('itemCount');
    const speaking = {
      ...{ rowCount: itemCount, columnCount: itemCount },
      ...{ rowStarts: content.int32('rowStarts'), columns: content.int32('columns') },
      values: content.float64('values'),
    };
    return new Ease(speaking, content.options(ease.defaults));
  },
};
