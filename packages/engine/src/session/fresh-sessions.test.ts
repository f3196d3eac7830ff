import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fixtureNow, hourMs, logOf, minuteMs, queryOf } from '../model/community.fixture.ts';
import { Transitions, transitions } from '../model/transitions.ts';
import { type FreshListen, FreshSessions } from './fresh-sessions.ts';
import { SessionIndex } from './session-index.ts';

const gapMs = 30 * minuteMs;

/** Ten songs one after the other, as they were trained on. */
function trained(): SessionIndex {
  const index = new SessionIndex(11);
  index.begin(fixtureNow, 1);
  for (let item = 2; item <= 10; item++) index.extend(0, item);
  return index;
}

/** Distinct ids, starts that are often the same, at most three hours after the training. */
const listens = fc
  .array(
    fc.record({ listener: fc.nat(3), item: fc.integer({ min: 1, max: 14 }), at: fc.nat(36) }),
    {
      maxLength: 40,
    },
  )
  .map((list) =>
    list.map(({ listener, item, at }, n): FreshListen => {
      return { listener, item, id: n + 1, startedAt: fixtureNow + (at + 1) * 5 * minuteMs };
    }),
  );

/** The index that they make when all are there at once. */
function rebuilt(all: readonly FreshListen[], most = 1000): SessionIndex {
  const index = trained();
  const sessions = new FreshSessions(index, gapMs, most);
  sessions.add(all);
  sessions.show(Number.POSITIVE_INFINITY);
  return index;
}

const columnsOf = (index: SessionIndex) => ({
  ...index.columns(),
  older: index.older.trimmed(),
  next: index.next.trimmed(),
});

it('holds the same sessions whatever order listens come in and whatever was shown in between', () => {
  const pieces = fc.array(
    fc.record({ size: fc.integer({ min: 1, max: 6 }), until: fc.nat(40), newest: fc.nat(40) }),
    { minLength: 1, maxLength: 20 },
  );
  fc.assert(
    fc.property(listens, pieces, fc.boolean(), (all, steps, isReversed) => {
      const index = trained();
      const sessions = new FreshSessions(index, gapMs, 1000);
      const waiting = isReversed ? all.toReversed() : all.toSorted((a, b) => a.item - b.item);
      const come: FreshListen[] = [];
      for (const { size, until, newest } of steps) {
        const some = waiting.splice(0, size);
        come.push(...some);
        sessions.add(some);
        const moment = fixtureNow + until * 5 * minuteMs;
        expect(sessions.show(moment, newest)).toBe(Math.max(0, ...come.map(({ id }) => id)));
        const known = come.filter(({ id, startedAt }) => startedAt <= moment && id <= newest);
        expect(columnsOf(index)).toEqual(columnsOf(rebuilt(known)));
      }
      sessions.show(Number.POSITIVE_INFINITY);
      expect(columnsOf(index)).toEqual(columnsOf(rebuilt(come)));
    }),
  );
});

it('what goes leaves nothing: a listener’s listens, and all', () => {
  fc.assert(
    fc.property(listens, fc.nat(3), (all, gone) => {
      const index = trained();
      const sessions = new FreshSessions(index, gapMs, 1000);
      sessions.add(all);
      sessions.show(Number.POSITIVE_INFINITY);
      sessions.remove(gone);
      sessions.show(Number.POSITIVE_INFINITY);
      const left = all.filter(({ listener }) => listener !== gone);
      expect(columnsOf(index)).toEqual(columnsOf(rebuilt(left)));
      sessions.clear();
      sessions.show(Number.POSITIVE_INFINITY);
      expect(columnsOf(index)).toEqual(columnsOf(trained()));
    }),
  );
});

it('of more listens than may join the first do, whatever order they came in', () => {
  fc.assert(
    fc.property(listens, fc.integer({ min: 1, max: 10 }), (all, most) => {
      const index = trained();
      const sessions = new FreshSessions(index, gapMs, most);
      for (const listen of all.toReversed()) {
        sessions.add([listen]);
        sessions.show(Number.POSITIVE_INFINITY);
      }
      expect(index.items.length).toBe(10 + Math.min(all.length, most));
      expect(columnsOf(index)).toEqual(columnsOf(rebuilt(all, most)));
      expect(sessions.isFull).toBe(all.length >= most);
    }),
  );
});

it('cuts sessions at silence and lets those of many listeners grow side by side', () => {
  const index = trained();
  const sessions = new FreshSessions(index, gapMs, 1000);
  const at = (minutes: number) => fixtureNow + minutes * minuteMs;
  sessions.add([
    { listener: 1, id: 1, item: 3, startedAt: at(10) },
    { listener: 2, id: 2, item: 5, startedAt: at(12) },
    { listener: 1, id: 3, item: 4, startedAt: at(40) },
    { listener: 1, id: 4, item: 6, startedAt: at(71) },
  ]);
  sessions.show(at(100));
  const { items, sessions: of } = index.columns();
  expect([...items.slice(10)]).toEqual([3, 5, 4, 6]);
  expect([...of.slice(10)]).toEqual([1, 2, 1, 3]);
});

it('what one plays after a song is put forward to another, never to the same session of one’s own', () => {
  const index = trained();
  const sessions = new FreshSessions(index, gapMs, 1000);
  const model = new Transitions(index, transitions.defaults);
  const listen = (listener: number, item: number, minutes: number): FreshListen => {
    return { listener, id: item, item, startedAt: fixtureNow + minutes * minuteMs };
  };
  const query = queryOf(logOf([1, fixtureNow + hourMs]), fixtureNow + hourMs + minuteMs);
  const before = model.score(query);
  sessions.add([listen(1, 1, 20), listen(1, 12, 24)]);
  sessions.show(query.now);
  const after = model.score(query);
  expect(before[12] ?? 0).toBe(0);
  expect(after[12]!).toBeGreaterThan(after[3]!);
  // The listener's own log: the session as the index holds it, and cut otherwise than there.
  const own = logOf([9, fixtureNow + 15 * minuteMs], [1, fixtureNow + 20 * minuteMs]);
  const mine = model.score(queryOf(own, fixtureNow + 21 * minuteMs));
  expect(mine[12]).toBe(0);
});
