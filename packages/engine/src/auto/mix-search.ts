import type { HeldOutCase } from '../evaluate/later-questions.ts';
import { ndcg } from '../evaluate/metrics.ts';
import { rankItems } from '../evaluate/rank-items.ts';
import type { Goal } from '../evaluate/task.ts';
import type { Model } from '../model/model.ts';

/** Length of list that is judged. */
const listLength = 20;
/** Candidates of each model: what none of them has among its best cannot win in a mix either. */
const candidatesEach = 100;

/** The models' scores, each divided by its largest, of the candidates of one question. */
interface Judged {
  readonly items: readonly number[];
  /** Candidate by candidate, all models' scores. */
  readonly scores: Float32Array;
  readonly relevant: ReadonlySet<number>;
}

/** Quality of a list, 0 … 1: nDCG@20, which for a single right answer falls with its rank. */
const quality = (list: readonly number[], relevant: ReadonlySet<number>) =>
  ndcg(list, relevant, listLength);

function mayRankFor(goal: Goal, { query }: HeldOutCase): (item: number) => boolean {
  if (goal !== 'top-n') return () => true;
  const heard = new Set(query.plays.items.subarray(0, query.plays.length));
  return (item) => !heard.has(item);
}

/** Mean quality of a model's lists. */
export function judgeModel(model: Model, cases: readonly HeldOutCase[], goal: Goal): number {
  let sum = 0;
  for (const one of cases) {
    const list = rankItems(model.score(one.query), listLength, mayRankFor(goal, one));
    sum += quality(list, one.relevant);
  }
  return cases.length === 0 ? 0 : sum / cases.length;
}

function judged(models: readonly Model[], one: HeldOutCase, goal: Goal): Judged {
  const mayRank = mayRankFor(goal, one);
  const all = models.map((model) => model.score(one.query));
  const items = [...new Set(all.flatMap((scores) => rankItems(scores, candidatesEach, mayRank)))];
  items.sort((a, b) => a - b);
  const scores = new Float32Array(items.length * models.length);
  for (const [place, column] of all.entries()) {
    const largest = column.reduce((most, score) => Math.max(most, score), 0);
    if (largest === 0) continue;
    for (const [row, item] of items.entries()) {
      scores[row * models.length + place] = (column[item] ?? 0) / largest;
    }
  }
  return { items, scores, relevant: one.relevant };
}

function judgeWeights(weights: readonly number[], cases: readonly Judged[]): number {
  let sum = 0;
  for (const { items, scores, relevant } of cases) {
    const totals = new Float64Array(items.length);
    for (let row = 0; row < items.length; row++) {
      for (let place = 0; place < weights.length; place++) {
        totals[row]! += weights[place]! * scores[row * weights.length + place]!;
      }
    }
    const list = rankItems(totals, listLength, () => true).map((row) => items[row]!);
    sum += quality(list, relevant);
  }
  return cases.length === 0 ? 0 : sum / cases.length;
}

/** Weights of models in a mix and how good it is, 0 … 1. */
export interface FoundMix {
  readonly weights: readonly number[];
  readonly quality: number;
}

const tried = [0, 0.1, 0.2, 0.35, 0.5, 0.7, 1, 1.4, 2];
const mostRounds = 4;
/** A model that brings less than this stays out. */
const leastGain = 0.001;

/**
 * Weights for a mix of models by coordinate ascent: from the best model alone, each weight in turn
 * takes the value that serves best, until none helps by a thousandth of the quality.
 */
export function searchMix(
  models: readonly Model[],
  cases: readonly HeldOutCase[],
  goal: Goal,
): FoundMix {
  const judgedCases = cases.map((one) => judged(models, one, goal));
  const alone = models.map((_, place) => models.map((_, other) => (other === place ? 1 : 0)));
  const first = alone.map((weights) => ({ weights, quality: judgeWeights(weights, judgedCases) }));
  let best: FoundMix = first.reduce((a, b) => (b.quality > a.quality ? b : a));
  for (let round = 0; round < mostRounds; round++) {
    const before = best.quality;
    for (let place = 0; place < models.length; place++) {
      for (const weight of tried) {
        const weights = best.weights.with(place, weight);
        if (weights.every((one) => one === 0)) continue;
        const found = { weights, quality: judgeWeights(weights, judgedCases) };
        if (found.quality > best.quality * (1 + leastGain)) best = found;
      }
    }
    if (best.quality === before) break;
  }
  return best;
}
