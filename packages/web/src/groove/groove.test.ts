import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lifeOf, yearsOf } from './months.ts';
import { centre, pointOn, silentRadius, stepAt } from './spiral.ts';
import { levelAt, levelsOf, silentPath, strandArea, strandPath } from './strand.ts';
import { stepOf, turnOf, weekCounts, weekdayOf, weekSpiral } from './week.ts';

const weekday = fc.integer({ min: 0, max: 6 });

describe('the spiral', () => {
  it('finds the hour that was pointed at, anywhere in the week', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 167 }),
        fc.double({ min: -18, max: 18, noNaN: true }),
        (hour, away) => {
          expect(stepAt(weekSpiral, 7, pointOn(weekSpiral, hour + 0.5, away))).toBe(hour);
        },
      ),
    );
  });

  it('answers nothing for the label in the middle and beyond the rim', () => {
    expect(stepAt(weekSpiral, 7, { x: centre, y: centre + 20 })).toBeNull();
    expect(stepAt(weekSpiral, 7, { x: 0, y: 0 })).toBeNull();
  });

  it('has midnight at the foot and noon at the top', () => {
    expect(pointOn(weekSpiral, 0)).toMatchObject({ y: centre + weekSpiral.innerRadius });
    expect(pointOn(weekSpiral, 12).y).toBeLessThan(centre - weekSpiral.innerRadius);
  });
});

describe('the week on it', () => {
  const clock = Array.from({ length: 7 }, (_, day) =>
    Array.from({ length: 24 }, (_, hour) => day * 100 + hour),
  );

  it('starts with the first day of the locale and loses no hour', () => {
    fc.assert(
      fc.property(weekday, weekday, fc.integer({ min: 0, max: 23 }), (firstDay, day, hour) => {
        const step = stepOf({ weekday: day, hour }, firstDay);
        expect(weekCounts(clock, firstDay)[step]).toBe(day * 100 + hour);
        expect(weekdayOf(turnOf(day, firstDay), firstDay)).toBe(day);
      }),
    );
  });
});

describe('a strand', () => {
  it('is as wide in the middle of a step as its count says, and never wider than its turn', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 5000 }), { minLength: 2, maxLength: 40 }), (counts) => {
        const levels = levelsOf(counts);
        for (const [step, level] of levels.entries()) {
          expect(levelAt(levels, step + 0.5)).toBeCloseTo(level);
          expect(level).toBeGreaterThanOrEqual(0);
          expect(level).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('draws only numbers that SVG can read, also for silence and for nothing', () => {
    for (const counts of [[], [0], [0, 0, 0], [5, 0, 9000]]) {
      expect(strandPath(weekSpiral, levelsOf(counts))).not.toMatch(/NaN|Infinity|e/);
    }
    expect(strandPath(weekSpiral, [])).toBe('');
    expect(silentPath(weekSpiral, 3, 3)).toBe('');
    expect(strandArea(weekSpiral, [0.5, 1], 0, 1)).toMatch(/^M.*Z$/);
  });
});

describe('a listening life', () => {
  const month = fc
    .record({ year: fc.integer({ min: 2002, max: 2030 }), month: fc.integer({ min: 1, max: 12 }) })
    .map((on) => `${on.year}-${String(on.month).padStart(2, '0')}`);

  it('stays on the record and keeps every play, however months arrive', () => {
    const months = fc.array(fc.record({ month, plays: fc.nat({ max: 900 }) }), { minLength: 1 });
    fc.assert(
      fc.property(months, (found) => {
        const life = lifeOf(found);
        if (life === null) throw new Error('months make a life');
        const sum = (counts: readonly number[]) => counts.reduce((all, one) => all + one, 0);
        expect(sum(life.counts)).toBe(sum(found.map(({ plays }) => plays)));
        const { x, y } = pointOn(life.spiral, life.counts.length);
        expect(Math.hypot(x - centre, y - centre)).toBeLessThan(silentRadius.outer + 0.001);
      }),
    );
  });

  it('puts January at the top and leaves silent months silent', () => {
    const life = lifeOf([
      { month: '2020-03', plays: 4 },
      { month: '2019-12', plays: 2 },
    ]);
    expect(life?.firstYear).toBe(2019);
    expect(life?.counts.slice(11)).toEqual([2, 0, 0, 4]);
    expect(lifeOf([])).toBeNull();
  });
});

it('years are counted from their months, and a silent one is none', () => {
  const month = (name: string, plays: number) => ({ month: name, plays });
  const months = [
    month('2021-12', 4),
    month('2020-01', 2),
    month('2020-03', 1),
    month('2019-02', 0),
  ];
  expect(yearsOf(months)).toEqual([
    { year: '2020', plays: 3 },
    { year: '2021', plays: 4 },
  ]);
});
