import { anyMinuteOfWeek } from '../evaluate/any-minute-of-week.ts';
import { laterQuestions } from '../evaluate/later-questions.ts';
import { checkInteractions } from '../interactions.ts';
import type { FitRun, Model } from '../model/model.ts';
import { sound } from '../model/options.ts';
import type { Interactions } from '../plays.ts';
import type { GateOptions } from './gate.ts';
import { type LearnOptions, learnShapes } from './learn-shapes.ts';
import { fitParts } from './parts.ts';
import { questionOf } from './question.ts';
import { knots } from './shape.ts';
import { priorShapes, sources } from './sides.ts';
import { viewOf } from './view.ts';

export interface BlendOptions extends GateOptions, LearnOptions {
  /** How many questions of a kind are learned from, at most. */
  readonly questions: number;
}

/** The same run with progress mapped into [from, to]. */
function stretch(run: FitRun, from: number, to: number): FitRun {
  const { onProgress } = run;
  if (onProgress === undefined) return run;
  return { ...run, onProgress: (fraction) => onProgress(from + fraction * (to - from)) };
}

/** Scaled so that no side can sum up to more than 1. */
function normalised(shapes: readonly Float64Array[]): Float64Array[] {
  const most = { known: 0, new: 0 };
  for (const [at, { side }] of sources.entries()) most[side] += shapes[at]![knots - 1]!;
  const whole = Math.max(most.known, most.new);
  return shapes.map((heights) => heights.map((height) => height / whole));
}

/**
 * Shapes from questions about the last sixth of the plays, with models that saw the others: those of the
 * lasting habits from what weeks brought, then those that only speak in a session from what sessions
 * brought, on top of them.
 */
function fitShapes(plays: Interactions, options: BlendOptions, run: FitRun): Float64Array[] {
  const prior = priorShapes();
  const { train, now, weeks, moments } = laterQuestions(plays, {
    seed: run.seed,
    minuteOfWeek: anyMinuteOfWeek,
    mostCases: options.questions,
  });
  if (weeks.length + moments.length === 0) return prior;
  const parts = fitParts(train, { ...stretch(run, 0, 0.7), now });
  const asked = [...weeks, ...moments].map(({ query, relevant }, at, { length }) => {
    stretch(run, 0.7, 1).onProgress?.(at / length);
    // A question of its own: what models keep of it, which grows with the history, goes when it is answered.
    return questionOf(viewOf(parts, plays.itemCount, { ...query }, options), relevant);
  });
  const learn = { ...options, seed: run.seed };
  const inSession = (shape: number) => sources[shape]!.inSession;
  const lasting = learnShapes(
    prior,
    (shape) => !inSession(shape),
    asked.slice(0, weeks.length),
    learn,
  );
  return learnShapes(lasting, inSession, asked.slice(weeks.length), learn);
}

/** What a blend is made of. */
export interface FittedBlend {
  readonly parts: ReadonlyMap<string, Model>;
  /** By source. */
  readonly shapes: readonly Float64Array[];
}

/**
 * Fits the parts twice: to learn the shapes without their answers, and then on everything. Parts that are
 * given stand in the second fit alone: they may have seen the answers, and would learn to be trusted for it.
 */
export function fitBlend(
  interactions: Interactions,
  options: BlendOptions,
  run: FitRun,
  given?: ReadonlyMap<string, Model>,
): FittedBlend {
  checkInteractions(interactions);
  sound(options, 'priorPlays', 'learningRate');
  const shapes = normalised(fitShapes(interactions, options, stretch(run, 0, 0.5)));
  return { shapes, parts: fitParts(interactions, stretch(run, 0.5, 1), given) };
}
