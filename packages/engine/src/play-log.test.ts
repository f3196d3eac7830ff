import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type LoggedPlay, PlayLog } from './play-log.ts';
import type { Plays } from './plays.ts';

const plays = fc.uniqueArray(
  fc.record({
    id: fc.integer({ min: 1, max: 10_000 }),
    item: fc.integer({ min: 0, max: 50 }),
    startedAt: fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer()),
    msPlayed: fc.nat(1_000_000),
  }),
  { selector: ({ id }) => id, maxLength: 100 },
);

const rows = (log: Plays): LoggedPlay[] =>
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

it('takes many plays at once as it takes them one by one', () => {
  fc.assert(
    fc.property(plays, fc.nat(100), (given, cut) => {
      const [before, added] = [given.slice(0, cut), given.slice(cut)];
      const together = logged(before);
      together.pushAll(logged(added));
      expect(rows(together)).toEqual(rows(logged(given)));
    }),
  );
});

it('leaves a snapshot as it was, whatever comes later', () => {
  fc.assert(
    fc.property(plays, fc.array(fc.nat(100)), (given, cuts) => {
      const log = new PlayLog();
      const taken: { snapshot: Plays; expected: LoggedPlay[] }[] = [];
      for (const [at, play] of given.entries()) {
        log.push(play);
        if (cuts.includes(at)) taken.push({ snapshot: log.snapshot(), expected: rows(log) });
      }
      for (const { snapshot, expected } of taken) expect(rows(snapshot)).toEqual(expected);
    }),
  );
});

it('adds the newest play without a copy of the others', () => {
  const log = logged([1, 2, 3].map((id) => ({ id, item: id, startedAt: id, msPlayed: 1 })));
  const before = log.snapshot();
  log.push({ id: 4, item: 4, startedAt: 4, msPlayed: 1 });
  expect(log.ids).toBe(before.ids);
  expect([before.length, log.length]).toEqual([3, 4]);
});
