import type { Goal } from '../evaluate/task.ts';
import type { LogClock } from '../log/log.ts';
import { fitsExactly } from '../model/ease-exact.ts';
import { fitsLocally } from '../model/ease-local.ts';
import type { Interactions } from '../plays.ts';

const ease = [
  'ease:regularisation=200:dropout=0.4:listenerPower=0.3',
  'ease:regularisation=500:dropout=0.3:listenerPower=0.15',
  'ease:regularisation=200:dropout=0.2',
  'ease:regularisation=100:dropout=0.1:listenerPower=0.5',
];
const als: readonly (readonly [factors: number, rest: string])[] = [
  [128, 'unobserved=0.2:regularisation=0.5'],
  [128, 'unobserved=0.1:regularisation=0.01:frequencyScaling=1'],
  [128, 'unobserved=0.2:regularisation=2:frequencyScaling=0.3'],
  [256, 'unobserved=0.1:regularisation=0.01:frequencyScaling=1'],
  [256, 'unobserved=0.2:regularisation=0.5'],
  [128, 'unobserved=0.06:regularisation=0.015:frequencyScaling=1'],
];

/** No more factors than there are rows or columns: the others would be nothing but work. */
function alsNames({ itemCount, listenerCount }: Interactions): string[] {
  const most = Math.max(8, Math.min(itemCount, listenerCount));
  const names = als.map(([factors, rest]) => `als:factors=${Math.min(factors, most)}:${rest}`);
  return [...new Set(names)];
}

/** Enough that more make no difference that could be measured (ml1m, lastfm-2k). */
const neighbourhood = 200;

/** Exact where it can be had, among neighbours where not; none where even those are too many. */
function easeNames({ itemCount, listenerCount }: Interactions): readonly string[] {
  if (fitsExactly(itemCount, listenerCount)) return ease;
  if (!fitsLocally(itemCount, neighbourhood)) return [];
  return ease.map((name) => `${name}:neighbourhood=${neighbourhood}`);
}

/**
 * What there is to choose from for a goal on a log of that kind: groups of models by name, as
 * `chooseFamily` reads them, of each of which the best setting is to be found. Likely ones come first.
 */
export function contenders(
  goal: Goal,
  clock: LogClock,
  plays: Interactions,
): readonly (readonly string[])[] {
  if (goal === 'next') {
    const sequence = [['session-neighbours'], ['transitions'], ['session-repeat']];
    return clock === 'real' ? [...sequence, ['own-transitions'], ['repeat']] : sequence;
  }
  const timed = clock === 'real' ? [['neighbours']] : [];
  // They know only what was heard: never what is new.
  const personal = goal === 'weeks' ? [['repeat'], ['base-level'], ['frequency']] : [];
  const groups = [easeNames(plays), alsNames(plays), ...timed, ...personal, ['popularity']];
  return groups.filter((names) => names.length > 0);
}
