import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type LoggedPlay, PlayLog } from './play-log.ts';

const plays = fc.uniqueArray(
  fc.record({
    id: fc.integer({ min: 1, max: 10_000 }),
    item: fc.integer({ min: 0, max: 50 }),
    startedAt: fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer()),
    msPlayed: fc.nat(1_000_000),
  }),
  { selector: ({ id }) => id, maxLength: 100 },
);

const rows = (log: PlayLog): LoggedPlay[] =>
  Array.from({ length: log.length }, (_, at) => ({
    id: log.ids[at]!,
    item: log.items[at]!,
    startedAt: log.startedAt[at]!,
    msPlayed: log.msPlayed[at]!,
  }));

const logged = (given: readonly LoggedPlay[]) => {
  const log = new PlayLog();
  for (const play of given) log.push(play);
  return log;
};

it('holds the plays by start, then id, in whatever order they came', () => {
  fc.assert(
    fc.property(plays, (given) => {
      const expected = given.toSorted((a, b) => a.startedAt - b.startedAt || a.id - b.id);
      expect(rows(logged(given))).toEqual(expected);
    }),
  );
});

it('says where it put a play', () => {
  fc.assert(
    fc.property(plays, (given) => {
      const log = new PlayLog();
      for (const play of given) {
        const at = log.push(play);
        expect(rows(log)[at]).toEqual(play);
      }
    }),
    { numRuns: 30 },
  );
});

it('copies plays without spare capacity, and the copy grows by itself', () => {
  const log = logged([{ id: 1, item: 1, startedAt: 10, msPlayed: 1 }]);
  const copy = PlayLog.of(log);
  copy.push({ id: 2, item: 2, startedAt: 5, msPlayed: 1 });
  expect(rows(copy).map(({ id }) => id)).toEqual([2, 1]);
  expect(log.length).toBe(1);
});
