import { seededRandom, shuffled } from '../random.ts';
import { Climb } from './climb.ts';
import { lambdasOf, scoresOf } from './lambdas.ts';
import type { Question } from './question.ts';
import { knots, pieces } from './shape.ts';

export interface LearnOptions {
  /** How often every question is looked at. */
  readonly epochs: number;
  readonly learningRate: number;
  /** How many questions the shapes are worth that are there before. */
  readonly priorQuestions: number;
}

/** Questions of one step. */
const batch = 32;

/** The gradient of a question's nDCG by heights, added up. */
function addGradient(question: Question, heights: Float64Array, gradient: Float64Array): void {
  const lambdas = lambdasOf(question, scoresOf(question, heights));
  const { starts, heights: at, shares, scales } = question;
  for (let row = 0; row < question.count; row++) {
    const by = lambdas[row]! * scales[row]!;
    if (by === 0) continue;
    for (let cell = starts[row]!; cell < starts[row + 1]!; cell++) {
      gradient[at[cell]!]! += by * (1 - shares[cell]!);
      gradient[at[cell]! + 1]! += by * shares[cell]!;
    }
  }
}

/** Heights of shapes that begin at 0, from the rise of every piece. */
function heightsOf(rises: Float64Array): Float64Array {
  const heights = new Float64Array(rises.length);
  for (let at = 0; at < rises.length; at++) {
    heights[at] = at % knots === 0 ? 0 : heights[at - 1]! + rises[at]!;
  }
  return heights;
}

function risesOf(shapes: readonly Float64Array[]): Float64Array {
  const rises = shapes.flatMap((heights) => [
    ...heights.map((height, knot) => height - (heights[knot - 1] ?? 0)),
  ]);
  return Float64Array.from(rises);
}

/** A gradient by heights as one by rises: a rise lifts all heights after it. */
function byRise(gradient: Float64Array): Float64Array {
  const rises = gradient.slice();
  for (let shape = 0; shape < rises.length; shape += knots) {
    for (let at = shape + pieces - 1; at > shape; at--) rises[at]! += rises[at + 1]!;
    rises[shape] = 0;
  }
  return rises;
}

/**
 * Shapes by which what was relevant ranks before what was not: pairwise, on an additive model of shapes
 * that begin at 0 and never fall (after Zhuang et al., "Interpretable Ranking with Generalized Additive
 * Models", WSDM 2021), held to the shapes it starts from. Only shapes that `mayLearn` says yes to change.
 */
export function learnShapes(
  start: readonly Float64Array[],
  mayLearn: (shape: number) => boolean,
  questions: readonly Question[],
  options: LearnOptions & { readonly seed: number },
): Float64Array[] {
  const random = seededRandom(options.seed);
  const prior = risesOf(start);
  const climb = new Climb(prior, options.learningRate);
  const pull = options.priorQuestions / Math.max(1, questions.length);
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    const order = shuffled(questions, random);
    for (let from = 0; from < order.length; from += batch) {
      const some = order.slice(from, from + batch);
      const heights = heightsOf(climb.at);
      const gradient = new Float64Array(heights.length);
      for (const question of some) addGradient(question, heights, gradient);
      const rises = byRise(gradient);
      for (let k = 0; k < rises.length; k++) {
        const isFree = mayLearn(Math.floor(k / knots));
        rises[k] = isFree ? rises[k]! / some.length - pull * (climb.at[k]! - prior[k]!) : 0;
      }
      climb.step(rises);
    }
  }
  const heights = heightsOf(climb.at);
  return start.map((_, shape) => heights.slice(shape * knots, (shape + 1) * knots));
}
