import { type Direction, judgeLook, kindDrift, rateDrift, valueDrift } from '@echotune/engine';
import { type Counted, kinds, rates, values } from './day.ts';

/** One false alarm in a hundred months of daily looks. */
export const plan = { falseAlarms: 0.01, looks: 31 };

const directions: readonly Direction[] = ['fall', 'either', 'rise', 'either'];

/** The names of what alarms. */
export function alarmsOf(reference: Counted, current: Counted, listenerCount: number): string[] {
  const tests = [
    ...kinds.map(([name, count], at) => ({
      name: `${name}`,
      p: kindDrift({
        kinds: count,
        reference: reference.kinds[at]!,
        current: current.kinds[at]!,
      }).p,
    })),
    ...values.map((name, at) => ({
      name: `${name}`,
      p: valueDrift({
        listenerCount,
        reference: reference.values[at]!,
        current: current.values[at]!,
      }).p,
    })),
    ...rates.map((name, at) => ({
      name: `${name}`,
      p: rateDrift(
        {
          reference: { tries: reference.tries[at]!, hits: reference.hits[at]! },
          current: { tries: current.tries[at]!, hits: current.hits[at]! },
        },
        directions[at]!,
      ).p,
    })),
  ];
  return judgeLook(tests, plan).flatMap(({ test, isAlarm }) => (isAlarm ? [test.name] : []));
}
