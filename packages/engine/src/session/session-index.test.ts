import fc from 'fast-check';
import { expect, it } from 'vitest';
import { joinPlays } from '../interactions.ts';
import { checkerboard, fixtureNow, hourMs, logOf, minuteMs } from '../model/community.fixture.ts';
import { indexFromColumns, indexOf, none, SessionIndex } from './session-index.ts';

/** The plays that a chain of links leads to, from the given one on. */
function chained(links: Int32Array, from: number): number[] {
  const plays: number[] = [];
  for (let play = from; play !== none; play = links[play]!) plays.push(play);
  return plays;
}

const steps = fc.array(fc.record({ begins: fc.boolean(), session: fc.nat(), item: fc.nat(9) }), {
  maxLength: 60,
});

/** The same sessions as lists of [item, play], and as an index whose sessions grew side by side. */
function grown(given: readonly { begins: boolean; session: number; item: number }[]) {
  const index = new SessionIndex(3);
  const lists: [item: number, play: number][][] = [];
  for (const [play, { begins, session, item }] of given.entries()) {
    if (begins || lists.length === 0) {
      expect(index.begin(fixtureNow + play, item)).toBe(lists.length);
      lists.push([[item, play]]);
    } else {
      index.extend(session % lists.length, item);
      lists[session % lists.length]!.push([item, play]);
    }
  }
  return { index, lists };
}

it('leads through each session and each item’s plays, however the sessions were interleaved', () => {
  fc.assert(
    fc.property(steps, (given) => {
      const { index, lists } = grown(given);
      expect(index.sessionCount).toBe(lists.length);
      for (const [session, list] of lists.entries()) {
        const plays = list.map(([, play]) => play);
        expect(chained(index.next.values, plays[0]!)).toEqual(plays);
        expect(chained(index.previous.values, plays.at(-1)!)).toEqual(plays.toReversed());
        expect(plays.map((play) => index.items.values[play])).toEqual(list.map(([item]) => item));
        expect(index.startOf(session)).toBe(fixtureNow + plays[0]!);
        expect(index.firstItemOf(session)).toBe(list[0]![0]);
      }
      for (let item = 0; item < index.itemCount; item++) {
        const plays = lists.flat().flatMap((entry) => (entry[0] === item ? [entry[1]] : []));
        const newestFirst = plays.toSorted((a, b) => b - a);
        expect(chained(index.older.values, index.newestOf(item))).toEqual(newestFirst);
      }
    }),
  );
});

it('knows no play of an item beyond those it holds', () => {
  const index = new SessionIndex(3);
  index.begin(fixtureNow, 1);
  for (let item = 2; item < 40; item++) expect(index.newestOf(item)).toBe(none);
  expect(index.rarity(30)).toBe(0);
  expect(index.rarity(1)).toBeCloseTo(Math.log(2), 12);
});

it('is rebuilt from its columns to the same columns and links', () => {
  fc.assert(
    fc.property(steps, (given) => {
      const { index } = grown(given);
      const again = indexFromColumns(index.columns(), index.itemCount);
      expect(again.columns()).toEqual(index.columns());
      expect(again.older.trimmed()).toEqual(index.older.trimmed());
      expect(again.next.trimmed()).toEqual(index.next.trimmed());
    }),
  );
});

it('is, when plays are taken back, as it was before them', () => {
  fc.assert(
    fc.property(steps, fc.nat(60), (given, most) => {
      const before = grown(given.slice(0, most)).index;
      const { index } = grown(given);
      while (index.items.length > before.items.length) index.retract();
      expect(index.columns()).toEqual(before.columns());
      for (const name of ['older', 'next', 'previous', 'firsts', 'latests'] as const) {
        expect(index[name].trimmed()).toEqual(before[name].trimmed());
      }
      for (let item = 0; item < index.itemCount; item++) {
        expect(index.newestOf(item)).toBe(before.newestOf(item));
        expect(index.rarity(item)).toBe(before.rarity(item));
      }
    }),
  );
});

it('holds a snapshot’s sessions by start, and nothing after now', () => {
  const late = logOf([1, fixtureNow - hourMs], [2, fixtureNow + 1]);
  const early = logOf([3, fixtureNow - 2 * hourMs], [4, fixtureNow - 2 * hourMs + minuteMs]);
  const run = { seed: 1, now: fixtureNow };
  const index = indexOf(joinPlays([late, early], 5), 30 * minuteMs, run);
  expect([...index.columns().items]).toEqual([3, 4, 1]);
  expect([...index.columns().sessions]).toEqual([0, 0, 1]);
  const all = indexOf(checkerboard(), 30 * minuteMs, run);
  expect(all.sessionCount).toBe(20 * 30);
  expect(all.items.length).toBe(20 * 30 * 10);
});
