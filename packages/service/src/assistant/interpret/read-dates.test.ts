import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dayOf, writeDay } from './calendar.ts';
import { DateReader } from './read-dates.ts';

/** A Sunday. */
const today = dayOf(2026, 11, 29);

function read(text: string): string | null {
  const words = text.split(' ');
  const found = new DateReader(words, today).read(0);
  if (found === null || found.length !== words.length) return null;
  const { from, to } = found.value;
  return [from, to].map((day) => (day === undefined ? '…' : writeDay(day))).join(' ');
}

it.each([
  ['yesterday', '2026-11-28 2026-11-28'],
  ['vorgestern', '2026-11-27 2026-11-27'],
  ['last week', '2026-11-16 2026-11-22'],
  ['diese woche', '2026-11-23 2026-11-29'],
  ['last month', '2026-10-01 2026-10-31'],
  ['im letzten jahr', '2025-01-01 2025-12-31'],
  ['vor zwei wochen', '2026-11-09 2026-11-15'],
  ['two months ago', '2026-09-01 2026-09-30'],
  ['in den letzten drei monaten', '2026-08-30 2026-11-29'],
  ['last 7 days', '2026-11-23 2026-11-29'],
  ['since march', '2026-03-01 …'],
  ['seit januar 2024', '2024-01-01 …'],
  ['before 2000', '… 1999-12-31'],
  ['nach 2020', '2021-01-01 …'],
  ['in 2021', '2021-01-01 2021-12-31'],
  ['in the summer of 2019', '2019-06-01 2019-08-31'],
  ['im winter 2019', '2019-12-01 2020-02-29'],
  ['last summer', '2026-06-01 2026-08-31'],
  ['last winter', '2025-12-01 2026-02-28'],
  ['last december', '2025-12-01 2025-12-31'],
  ['between may and july 2020', '2020-05-01 2020-07-31'],
  ['from december to february 2020', '2019-12-01 2020-02-29'],
  ['von 2010 bis 2015', '2010-01-01 2015-12-31'],
  ['on 3 may 2024', '2024-05-03 2024-05-03'],
  ['am 3 mai', '2026-05-03 2026-05-03'],
  ['3 5 2024', '2024-05-03 2024-05-03'],
  ['2024 05 03', '2024-05-03 2024-05-03'],
  ['last weekend', '2026-11-21 2026-11-22'],
  ['am montag', '2026-11-23 2026-11-23'],
  ['an weihnachten 2024', '2024-12-24 2024-12-26'],
  ['the 90s', '1990-01-01 1999-12-31'],
  ['aus den achtzigern', '1980-01-01 1989-12-31'],
  ['early 2010s', '2010-01-01 2013-12-31'],
  ['anfang der neunziger jahre', '1990-01-01 1993-12-31'],
  ['of all time', '… …'],
])('%s is %s', (text, days) => {
  expect(read(text)).toBe(days);
});

it.each(['may', 'second', '2 30', 'the', 'vor', 'between', 'from 2020 to 2010', 'last 0 years'])(
  '%s is no time',
  (text) => {
    expect(read(text)).toBeNull();
  },
);

it.each([
  '31 2 2024',
  '2024 02 30',
  'february 30',
  '31. 4.',
  'since february 30',
  '30. 2. bis mai',
])('%s is said of a day that there is not', (text) => {
  const words = text.split(' ');
  const found = new DateReader(words, today).read(0);
  expect([found?.value.isNone, found?.length]).toEqual([true, words.length]);
});

it('whatever the words, a span begins before it ends and takes words that are there', () => {
  const word = fc.constantFrom(
    ...`since vor before between and zwischen bis to may mai 2019 3 05 31 last letzten two wochen years ago summer of
    winter weekend 90s early the in im yesterday today monday christmas this jahr 1899 2200 0`.split(
      /\s+/,
    ),
  );
  fc.assert(
    fc.property(
      fc.array(word, { maxLength: 9 }),
      fc.integer({ min: 0, max: 40_000 }),
      (words, day) => {
        for (const at of words.keys()) {
          const found = new DateReader(words, day).read(at);
          if (found === null) continue;
          expect(found.length).toBeGreaterThan(0);
          expect(at + found.length).toBeLessThanOrEqual(words.length);
          const { from = -Infinity, to = Infinity } = found.value;
          expect(from).toBeLessThanOrEqual(to);
        }
      },
    ),
    { numRuns: 500 },
  );
});
