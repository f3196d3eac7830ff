import type { HistoryReading } from '@echotune/data';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { advanceReading, beforeOf, unread } from './advance-reading.ts';

const pageLength = 4;
const now = 1000;

/** As a service answers: the newest that started before, at most a page. */
function pageOf(plays: readonly number[], before: number | null): readonly number[] {
  return plays
    .filter((at) => before === null || at < before)
    .sort((one, other) => other - one)
    .slice(0, pageLength);
}

/** Reads as `pullHistory` does, `most` pages at most; what it has read. */
function read(plays: readonly number[], from: HistoryReading, most = Number.POSITIVE_INFINITY) {
  const seen: number[] = [];
  let reading = from;
  let isResumed = reading.cursor !== null;
  for (let pages = 0; pages < most; pages += 1) {
    const page = pageOf(plays, beforeOf(reading));
    seen.push(...page);
    const [newest, oldest] = [page[0] ?? null, page.at(-1) ?? null];
    const isFull = page.length >= pageLength;
    reading = advanceReading(reading, { newest, oldest, isFull }, now);
    if (reading.cursor !== null) continue;
    if (!isResumed) break;
    isResumed = false;
  }
  return { reading, seen };
}

/** Fewer in a second than a page holds: of more the service hides some from everybody. */
const history = fc
  .array(fc.integer({ min: 1, max: 900 }), { maxLength: 60 })
  .map((all) => all.filter((at, i) => all.slice(0, i).filter((one) => one === at).length < 3));

it('whatever a history holds and wherever it is broken off, every play of it is read', () => {
  fc.assert(
    fc.property(history, fc.integer({ min: 1, max: 20 }), (plays, pages) => {
      const first = read(plays, unread, pages);
      const rest = read(plays, first.reading);
      const all = new Set([...first.seen, ...rest.seen]);
      expect([...all].sort()).toEqual([...new Set(plays)].sort());
      expect(rest.reading.cursor).toBeNull();
    }),
  );
});

it('whatever came above what is known is read too, also while a reading was broken off', () => {
  fc.assert(
    fc.property(history, history, fc.integer({ min: 1, max: 20 }), (old, young, pages) => {
      const known = read(old, unread);
      const fresh = young.map((at) => at + 900);
      const plays = [...old, ...fresh];
      const first = read(plays, known.reading, pages);
      const later = [...plays, 1901];
      const rest = read(later, first.reading);
      const all = new Set([...known.seen, ...first.seen, ...rest.seen]);
      expect([...all].sort()).toEqual([...new Set(later)].sort());
    }),
  );
});

it('a play of a clock that is ahead does not hide what is played until then', () => {
  const { reading } = read([10, 5000], unread);
  expect(reading).toEqual({ knownTo: now, top: null, cursor: null });
  const fresh = [1001, 1002, 1003, 1004, 1005, 1006];
  expect(new Set(read([10, ...fresh, 5000], reading).seen)).toEqual(new Set([...fresh, 5000, 10]));
});
