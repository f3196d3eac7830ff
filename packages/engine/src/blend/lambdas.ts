import type { Question } from './question.ts';

/** Only what is, or could come to be, among the first so many matters. */
const listLength = 20;

const discount = (rank: number) => (rank < listLength ? 1 / Math.log2(rank + 2) : 0);

/** Scores of a question's candidates under the heights of all shapes. */
export function scoresOf(question: Question, heights: Float64Array): Float64Array {
  const { count, scales, starts, heights: at, shares } = question;
  const scores = new Float64Array(count);
  for (let row = 0; row < count; row++) {
    let sum = 0;
    for (let cell = starts[row]!; cell < starts[row + 1]!; cell++) {
      const low = heights[at[cell]!]!;
      sum += low + shares[cell]! * (heights[at[cell]! + 1]! - low);
    }
    scores[row] = scales[row]! * sum;
  }
  return scores;
}

function idealGain({ relevantCount }: Question): number {
  let ideal = 0;
  for (let rank = 0; rank < Math.min(listLength, relevantCount); rank++) ideal += discount(rank);
  return ideal;
}

/**
 * By candidate: which way, and how much, its score should move. Of every pair of which one is relevant,
 * σ(wrong score − right score) times the nDCG that swapping the two would change (LambdaRank: Burges,
 * Ragno and Le, NIPS 2006).
 */
export function lambdasOf(question: Question, scores: Float64Array): Float64Array {
  const order = Int32Array.from(scores, (_, row) => row);
  order.sort((a, b) => scores[b]! - scores[a]! || a - b);
  const lambdas = new Float64Array(scores.length);
  const ideal = idealGain(question);
  for (let above = 0; above < Math.min(listLength, order.length); above++) {
    const a = order[above]!;
    for (let below = above + 1; below < order.length; below++) {
      const b = order[below]!;
      if (question.isRelevant[a] === question.isRelevant[b]) continue;
      const gain = (discount(above) - discount(below)) / ideal;
      const [right, wrong] = question.isRelevant[a] ? [a, b] : [b, a];
      const push = gain / (1 + Math.exp(scores[right]! - scores[wrong]!));
      lambdas[right]! += push;
      lambdas[wrong]! -= push;
    }
  }
  return lambdas;
}
