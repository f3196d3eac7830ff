import { blend } from '../blend/blend.ts';
import { als } from './als.ts';
import { baseLevel } from './base-level.ts';
import { chain } from './chain.ts';
import { content } from './content.ts';
import { ease } from './ease.ts';
import { frequency } from './frequency.ts';
import type { ModelFamily } from './model.ts';
import { mostRecent } from './most-recent.ts';
import { neighbours } from './neighbours.ts';
import { ownTransitions } from './own-transitions.ts';
import { popularity } from './popularity.ts';
import { rediscover } from './rediscover.ts';
import { repeat } from './repeat.ts';
import { rightNow } from './right-now.ts';
import { sessionNeighbours } from './session-neighbours.ts';
import { sessionRepeat } from './session-repeat.ts';
import { toldSimilar } from './told-similar.ts';
import { transitions } from './transitions.ts';

/** Every kind of model, to be asked for by name. A new one is a line here. */
export const families: readonly ModelFamily<object>[] = [
  als,
  baseLevel,
  blend,
  chain,
  content,
  ease,
  frequency,
  mostRecent,
  neighbours,
  ownTransitions,
  popularity,
  rediscover,
  repeat,
  rightNow,
  sessionNeighbours,
  sessionRepeat,
  toldSimilar,
  transitions,
];

/** A kind of model with the options it is to be fitted with. */
export interface ModelChoice {
  /** As it was asked for. */
  readonly name: string;
  readonly family: ModelFamily<object>;
  readonly options: object;
}

/**
 * A model by name, with other options than usual where they are given: `neighbours` or
 * `neighbours:halfHours=6:shrinkage=10`. A text says what is wrong with the name.
 */
export function chooseFamily(name: string): ModelChoice | string {
  const [kind = '', ...settings] = name.split(':');
  const family = families.find((one) => one.kind === kind);
  if (family === undefined) {
    return `there is no model "${kind}"; there are ${families.map((one) => one.kind).join(', ')}`;
  }
  const options: Record<string, unknown> = { ...family.defaults };
  for (const setting of settings) {
    const [option = '', value = ''] = setting.split('=');
    if (!Object.hasOwn(options, option)) {
      const known = Object.keys(options).join(', ') || 'none';
      return `the model ${kind} has no option "${option}"; it has ${known}`;
    }
    if (value === '' || !Number.isFinite(Number(value))) {
      return `the option ${option} of ${kind} is a number, not "${value}"`;
    }
    options[option] = Number(value);
  }
  return { name, family, options };
}
