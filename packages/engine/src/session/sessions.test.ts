import fc from 'fast-check';
import { expect, it } from 'vitest';
import { joinPlays } from '../interactions.ts';
import { fixtureNow, logOf, minuteMs } from '../model/community.fixture.ts';
import { runningSession, sessionsOf } from './sessions.ts';

const gapMs = 30 * minuteMs;
const at = (minutes: number) => fixtureNow + minutes * minuteMs;

it('cuts where the silence is longer than the gap, and goes on where it is as long', () => {
  const log = logOf([1, at(0)], [2, at(30)], [3, at(61)], [4, at(62)]);
  const { from, to } = sessionsOf(joinPlays([log], 5), gapMs, at(62));
  expect([...from]).toEqual([0, 2]);
  expect([...to]).toEqual([2, 4]);
});

it('orders the sessions of all listeners by start, equal ones as the listeners stand', () => {
  const logs = [logOf([1, at(9)], [2, at(50)]), logOf([3, at(5)]), logOf([4, at(50)])];
  const { from } = sessionsOf(joinPlays(logs, 5), gapMs, at(100));
  expect([...from]).toEqual([2, 0, 1, 3]);
});

it('puts every play until now into one session, and none after it', () => {
  const histories = fc.array(fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 20 }));
  fc.assert(
    fc.property(histories, fc.integer({ min: 0, max: 300 }), (listeners, now) => {
      const logs = listeners.map((starts) =>
        logOf(...starts.map((start) => [1, at(start)] as const)),
      );
      const interactions = joinPlays(logs, 2);
      const { from, to } = sessionsOf(interactions, gapMs, at(now));
      const covered = [...from].flatMap((first, n) =>
        Array.from({ length: to[n]! - first }, (_, step) => first + step),
      );
      const expected = [...interactions.startedAt].flatMap((start, play) =>
        start <= at(now) ? [play] : [],
      );
      expect(covered.toSorted((a, b) => a - b)).toEqual(expected);
    }),
  );
});

it('orders the sessions of any number of listeners as a sort by start would, equal ones as they stand', () => {
  const histories = fc.array(fc.array(fc.nat(40), { maxLength: 12 }), { maxLength: 9 });
  fc.assert(
    fc.property(histories, (listeners) => {
      const logs = listeners.map((starts) =>
        logOf(...starts.map((start) => [1, at(31 * start)] as const)),
      );
      const { startedAt, ...rest } = joinPlays(logs, 2);
      const { from, to } = sessionsOf({ ...rest, startedAt }, gapMs, at(10_000));
      const order = (a: number, b: number) => startedAt[a]! - startedAt[b]! || a - b;
      expect([...from]).toEqual([...from].toSorted(order));
      for (const [n, first] of from.entries()) {
        const plays = [...startedAt.subarray(first, to[n])];
        expect(new Set(plays)).toEqual(new Set([startedAt[first]]));
      }
    }),
  );
});

it('counts the silence from the end of a play where the end is known', () => {
  const log = logOf([1, at(0)], [2, at(32)]);
  expect(runningSession(log, 2, at(65), gapMs)).toBe(0);
  expect(runningSession(log, 2, at(66), gapMs)).toBe(2);
  expect(runningSession({ startedAt: log.startedAt }, 2, at(62), gapMs)).toBe(1);
  expect(runningSession(log, 0, at(0), gapMs)).toBe(0);
});
