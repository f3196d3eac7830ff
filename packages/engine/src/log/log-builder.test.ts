import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkInteractions } from '../interactions.ts';
import { joinedHistory } from './histories.ts';
import { logFrom, logRow, timesOf, tracksOf } from './log.fixture.ts';
import { playsOf } from './log.ts';

const minuteMs = 60_000;
const gapMs = 30 * minuteMs;

describe('a log as columns', () => {
  it('numbers tracks and owners by first appearance', () => {
    const log = logFrom([logRow('b', { listener: 'eve' }), logRow('a'), logRow('b')]);
    expect(log.tracks.names).toEqual(['b', 'a']);
    expect(log.owners.names).toEqual(['eve', 'ann']);
    expect([...log.plays.items]).toEqual([0, 1, 0]);
  });

  it('orders plays by their times, whatever the order of the rows', () => {
    const rows = [logRow('c', { startedAt: 3 }), logRow('a', { startedAt: 1 })];
    const log = logFrom([...rows, logRow('b', { startedAt: 2 })]);
    expect([log.clock, tracksOf(log, 'ann')]).toEqual(['real', ['a', 'b', 'c']]);
    expect(log.endsAt).toBe(3);
  });

  it('says that nothing is known of the order where there is neither time nor session', () => {
    const log = logFrom([logRow('a'), logRow('b'), logRow('a', { listener: 'eve' })]);
    expect(log.clock).toBe('none');
    expect(new Set(log.plays.startedAt).size).toBe(1);
  });

  it('keeps a count for each row where any row tells one', () => {
    const log = logFrom([logRow('a', { count: 7 }), logRow('b')]);
    expect([...(log.plays.counts ?? [])]).toEqual([7, 1]);
    expect(logFrom([logRow('a')]).plays.counts).toBeUndefined();
  });

  it('puts steps of a session in their order, three minutes apart', () => {
    const session = (track: string, order: number) =>
      logRow(track, { listener: null, session: 's', order });
    const log = logFrom([session('c', 3), session('a', 1), session('b', 2)]);
    expect([log.clock, tracksOf(log, 's')]).toEqual(['steps', ['a', 'b', 'c']]);
    const [first = 0, ...rest] = timesOf(log, 's');
    expect(rest.map((at) => (at - first) / minuteMs)).toEqual([3, 6]);
  });

  it('begins sessions in the order of the file, a minute after each other', () => {
    const rows = ['x', 'y', 'z'].map((session) => logRow('a', { listener: null, session }));
    const log = logFrom(rows);
    const starts = ['x', 'y', 'z'].flatMap((session) => timesOf(log, session));
    expect(starts.map((at) => (at - starts[0]!) / minuteMs)).toEqual([0, 1, 2]);
  });

  it('leaves a silence of an hour between the sessions of one listener', () => {
    const rows = ['x', 'x', 'y'].map((session) => logRow('a', { session }));
    const times = timesOf(logFrom(rows), 'ann');
    expect(times[2]! - (times[1]! + 3 * minuteMs)).toBe(60 * minuteMs);
  });

  it('tells sessions of different listeners apart by more than their name', () => {
    const rows = ['ann', 'eve'].map((listener) => logRow('a', { listener, session: '1' }));
    const log = logFrom(rows);
    expect(timesOf(log, 'eve')[0]).toBeGreaterThan(timesOf(log, 'ann')[0]!);
  });

  it('fits together and is cut where its sessions are, whatever the rows', () => {
    const rows = fc.array(
      fc.record({ track: fc.nat(9), listener: fc.nat(3), session: fc.nat(5), order: fc.nat(9) }),
    );
    fc.assert(
      fc.property(rows, (drawn) => {
        const log = logFrom(
          drawn.map(({ track, listener, session, order }) =>
            logRow(`${track}`, { listener: `${listener}`, session: `${session}`, order }),
          ),
        );
        checkInteractions(log.plays);
        for (const owner of log.owners.names) {
          const times = timesOf(log, owner);
          expect(times).toEqual(times.toSorted((a, b) => a - b));
          const silences = times.filter((at, place) => place > 0 && at - times[place - 1]! > gapMs);
          const own = drawn.filter(({ listener }) => `${listener}` === owner);
          expect(silences.length + 1).toBe(new Set(own.map(({ session }) => session)).size);
        }
      }),
    );
  });
});

describe('a log behind another', () => {
  it('goes on numbering and in made-up time', () => {
    const train = logFrom([logRow('a', { session: '1' })]);
    const test = logFrom([logRow('b', { session: '2' }), logRow('a', { session: '2' })], {
      after: train,
      ordered: false,
    });
    expect(test.tracks.names).toEqual(['a', 'b']);
    expect(train.plays.itemCount).toBe(1);
    expect(train.tracks.names).toEqual(['a']);
    expect(timesOf(test, 'ann')[0]).toBeGreaterThan(train.endsAt + gapMs);
  });

  it('never mixes real times with made-up ones', () => {
    const train = logFrom([logRow('a', { session: '1' })]);
    const rows = [logRow('c', { startedAt: 9 }), logRow('b', { startedAt: 5 })];
    const test = logFrom(rows, { after: train, ordered: true });
    expect([test.clock, tracksOf(test, 'ann')]).toEqual(['steps', ['b', 'c']]);
    expect(timesOf(test, 'ann')[0]).toBeGreaterThan(train.endsAt);
  });

  it('brings the history of the listener along, and counts of either', () => {
    const train = logFrom([logRow('a', { count: 4 }), logRow('b', { listener: 'eve' })]);
    const cases = logFrom([logRow('z', { listener: 'ann' })], { after: train, ordered: false });
    const { plays, before } = joinedHistory(train, cases, 0, 'ann');
    expect([[...plays.items], before]).toEqual([[0, 2], 1]);
    expect([...(plays.counts ?? [])]).toEqual([4, 1]);
    expect(joinedHistory(train, cases, 0, null).plays).toEqual(playsOf(cases, 0));
  });
});
