import { EchoError } from '@echotune/data';
import {
  chooseFamily,
  EngineError,
  type Interactions,
  type Model,
  type ModelChoice,
} from '@echotune/engine';

/** What a model is fitted with, besides plays. */
export interface FitRequest {
  readonly seed: number;
  /** "Now" of the training, UTC epoch milliseconds. */
  readonly now: number;
  readonly threads?: number;
  readonly onProgress?: (fraction: number) => void;
}

/** A kind of model by name, with its options. Throws model-unknown. */
export function modelNamed(name: string): ModelChoice {
  const choice = chooseFamily(name);
  if (typeof choice === 'string') throw new EchoError('model-unknown', `${choice}.`);
  return choice;
}

/** Throws input-invalid for options that the model cannot be fitted with. */
export function fitModel(choice: ModelChoice, plays: Interactions, request: FitRequest): Model {
  const { name, family, options } = choice;
  try {
    return family.fit(plays, options, request);
  } catch (cause) {
    if (!(cause instanceof EngineError) || cause.code !== 'bad-number') throw cause;
    throw new EchoError('input-invalid', `${name}: ${cause.message}.`, { cause });
  }
}
