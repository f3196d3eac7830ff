import fc from 'fast-check';
import { expect, it } from 'vitest';
import { judgeLook } from './alarms.ts';

const plan = { falseAlarms: 0.01, looks: 10 };
const names = (ps: readonly number[]) =>
  judgeLook(
    ps.map((p, at) => ({ p, name: `t${at}` })),
    plan,
  )
    .filter(({ isAlarm }) => isAlarm)
    .map(({ test }) => test.name);

it('shares the look among its tests, and gives what an alarm leaves to the others', () => {
  expect(names([0.0004, 0.0003, 0.5])).toEqual(['t1', 't0']);
  // A third is too strict for the first of them, so that the second is not looked at.
  expect(names([0.0004, 0.0005, 0.5])).toEqual([]);
  expect(names([0.001])).toEqual(['t0']);
  expect(judgeLook([], plan)).toEqual([]);
});

it('alarms first where p is smallest, never for less than Bonferroni allows', () => {
  const ps = fc.array(fc.double({ min: 0, max: 0.003, noNaN: true }), { maxLength: 8 });
  fc.assert(
    fc.property(ps, (drawn) => {
      const judged = judgeLook(
        drawn.map((p) => ({ p })),
        plan,
      );
      for (const [rank, { test, limit, isAlarm }] of judged.entries()) {
        expect(isAlarm).toBe(test.p <= limit && (judged[rank - 1]?.isAlarm ?? true));
        if (test.p <= 0.001 / drawn.length) expect(isAlarm).toBe(true);
        if (isAlarm) expect(test.p).toBeLessThanOrEqual(0.001);
      }
    }),
  );
});
