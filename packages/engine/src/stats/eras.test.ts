import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { zonedClock } from '../clock/zoned-clock.ts';
import { PlayLog } from '../play-log.ts';
import { eras } from './eras.ts';
import { history } from './history.ts';
import { cutWhereItChanges } from './mixture-cuts.ts';

const day = 86_400_000;
const january = Date.UTC(2020, 0, 1, 12);
const catalogue = { itemCount: 9, artistOf: Int32Array.of(0, 1, 2, 3, 4, 5, 6, 7, 8) };

/** Every day each item of `itemsOn`, `times` in a row. */
function lifeOf(days: number, itemsOn: (day: number) => readonly number[], times = 2) {
  const log = new PlayLog();
  let id = 1;
  for (let n = 0; n < days; n += 1) {
    for (const item of itemsOn(n)) {
      for (let time = 0; time < times; time += 1) {
        log.push({ id, item, startedAt: january + n * day + id * 1000, msPlayed: 60_000 });
        id += 1;
      }
    }
  }
  return history(log, zonedClock('UTC'));
}

const always = { from: january - day, to: january + 5000 * day };

describe('eras', () => {
  it('begin where other artists take over, and name those who rule', () => {
    const found = eras(
      lifeOf(1200, (n) => (n < 366 ? [1, 2, 7] : n < 790 ? [3, 7, 8] : [4, 5, 6, 7])),
      always,
      catalogue,
    );
    expect(found.map(({ from, artists }) => [from, artists.map(({ id }) => id)])).toEqual([
      ['2020-01-01', [1, 2]],
      ['2021-01-01', [3, 8]],
      ['2022-03-01', [4, 5, 6]],
    ]);
    expect(found[1]).toMatchObject({ to: '2022-02-28' });
    expect(found[1]?.artists[0]).toMatchObject({ share: 1 / 3, shareElsewhere: 0 });
  });

  it('are none where the mixture stays, and none of a few weeks', () => {
    expect(
      eras(
        lifeOf(900, () => [1, 2, 3]),
        always,
        catalogue,
      ),
    ).toEqual([]);
    expect(
      eras(
        lifeOf(20, (n) => (n < 10 ? [1] : [2])),
        always,
        catalogue,
      ),
    ).toEqual([]);
    expect(
      eras(
        lifeOf(0, () => []),
        always,
        catalogue,
      ),
    ).toEqual([]);
  });

  it('do not begin with one evening of one song', () => {
    const steady = (n: number) => (n === 400 ? Array.from({ length: 300 }, () => 8) : [1, 2, 3]);
    expect(eras(lifeOf(900, steady), always, catalogue)).toEqual([]);
  });
});

describe('cutting a course', () => {
  const mixture = fc
    .array(fc.nat({ max: 40 }), { minLength: 4, maxLength: 4 })
    .map((counts) => Int32Array.from(counts));

  it('leaves no step out and puts none twice', () => {
    fc.assert(
      fc.property(fc.array(mixture, { maxLength: 30 }), (course) => {
        let next = 0;
        for (const { first, end } of cutWhereItChanges(course)) {
          expect(first).toBe(next);
          expect(end).toBeGreaterThan(first);
          next = end;
        }
        expect(next).toBe(course.length);
      }),
    );
  });

  it('is the best of all ways to cut it', () => {
    fc.assert(
      fc.property(fc.array(mixture, { minLength: 1, maxLength: 8 }), (course) => {
        const found = cutWhereItChanges(course).map(({ end }) => end);
        expect(worthOf(course, found)).toBeCloseTo(bestWorth(course), 6);
      }),
    );
  });
});

/** The readable twin: the likelihood of a way to cut, less the price of its cuts. */
function worthOf(course: readonly Int32Array[], ends: readonly number[]): number {
  const total = course.reduce((sum, step) => sum + step.reduce((all, n) => all + n, 0), 0);
  const price = 1.5 * Math.log(Math.max(2, total)) + Math.log(course.length);
  let first = 0;
  let worth = -price * (ends.length - 1);
  for (const end of ends) {
    const steps = course.slice(first, end);
    const counts = [0, 1, 2, 3].map((kind) => steps.reduce((sum, step) => sum + step[kind]!, 0));
    const size = counts.reduce((all, n) => all + n, 0);
    for (const n of counts) if (n > 0) worth += n * Math.log(n / size);
    first = end;
  }
  return worth;
}

function bestWorth(course: readonly Int32Array[]): number {
  const ways = 2 ** (course.length - 1);
  return Math.max(
    ...Array.from({ length: ways }, (_, way) => {
      const inner = course.map((_step, at) => at + 1).filter((end) => (way >> (end - 1)) & 1);
      return worthOf(course, [...inner.filter((end) => end < course.length), course.length]);
    }),
  );
}
