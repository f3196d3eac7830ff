import {
  chooseAutomatically,
  type Goal,
  type Interactions,
  type LogClock,
  type MinuteOfWeek,
  type Model,
} from '@echotune/engine';
import { fitModel, modelNamed } from './fit-model.ts';

/** What a model is to learn from. */
export interface TrainingPart {
  readonly plays: Interactions;
  /** "Now" of the training, UTC epoch milliseconds: no play is later. */
  readonly now: number;
  /** What the times of the plays mean. */
  readonly clock: LogClock;
  readonly minuteOfWeek: MinuteOfWeek;
}

/** What choosing and fitting a model may take, and who hears of it. */
export interface ChooseTerms {
  readonly seed: number;
  /** What choosing and fitting may take, seconds. */
  readonly seconds: number;
  /** Monotonic, milliseconds. */
  readonly stopwatch: () => number;
  /** Threads that kernels may use; 1 unless told. */
  readonly threads?: number;
  /** Hears what `auto` tried and how good it was on questions out of the training part, 0 … 1. */
  readonly onTried?: (name: string, quality: number) => void;
}

export interface ChooseRequest extends ChooseTerms {
  readonly goal: Goal;
  /** A name as `modelNamed` takes it, or `auto`. */
  readonly model: string;
  readonly onProgress?: (fraction: number) => void;
}

/** A fitted model and what it is. */
export interface ChosenModel {
  readonly name: string;
  readonly model: Model;
}

/** Throws model-unknown for a name that `chooseModel` would not take. */
export function checkModel(name: string): void {
  if (name !== 'auto') modelNamed(name);
}

/**
 * The model that is asked for, fitted; the only place where `auto` means something. Throws
 * model-unknown, input-invalid.
 */
export function chooseModel(part: TrainingPart, request: ChooseRequest): ChosenModel {
  const { model: name, goal, seed, threads, onProgress } = request;
  const { plays, now, ...context } = part;
  const run = { seed, now, ...(threads && { threads }), ...(onProgress && { onProgress }) };
  if (name !== 'auto') return { name, model: fitModel(modelNamed(name), plays, run) };
  const { seconds, stopwatch, onTried } = request;
  const begun = stopwatch();
  const spent = () => (stopwatch() - begun) / 1000 / seconds;
  const heard = { onTried: (tried: string, quality: number) => onTried?.(tried, quality) };
  return chooseAutomatically(plays, { goal, ...context, run, spent, ...heard });
}
