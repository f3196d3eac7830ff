import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { zonedClock } from '../clock/zoned-clock.ts';
import { PlayLog } from '../play-log.ts';
import { playsByDay, playsByMonth } from './calendar.ts';
import { figures, playedIn } from './figures.ts';
import { type History, history, type Range } from './history.ts';
import { narrowed } from './narrowed.ts';
import { sessions } from './sessions.ts';
import { statistics } from './statistics.ts';
import type { Tally } from './tally.ts';
import { rankIn, topOf } from './tops.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** Monday, 2 March 2026, 12:00 in Berlin. */
const noon = Date.UTC(2026, 2, 2, 11);
const berlin = zonedClock('Europe/Berlin');
const everything = { from: noon - 1000 * day, to: noon + 1000 * day };
const catalogue = {
  itemCount: 6,
  artistOf: Int32Array.of(0, 10, 10, 11, 12, 0),
  releaseOf: Int32Array.of(0, 7, 0, 7, 8, 0),
};

const historyOf = (
  plays: readonly (readonly [item: number, startedAt: number, msPlayed?: number])[],
  options = {},
) => {
  const log = new PlayLog();
  for (const [id, [item, startedAt, msPlayed = 3 * minute]] of plays.entries()) {
    log.push({ id, item, startedAt, msPlayed });
  }
  return history(log, berlin, options);
};

const figuresOf = (plays: History, range: Range = everything, now = noon) =>
  figures(plays, range, { catalogue, played: playedIn(plays, range, catalogue), now });

describe('figures', () => {
  it('count plays, listens, time, songs, artists and releases of the range, its start included, its end not', () => {
    const plays = historyOf([
      [1, noon - 1, 1],
      [1, noon, 10_000],
      [2, noon + hour, 40_000],
      [3, noon + 2 * hour, 50_000],
      [5, noon + 3 * hour, 60_000],
      [4, noon + day, 1],
    ]);
    expect(figuresOf(plays, { from: noon, to: noon + day })).toMatchObject({
      plays: 4,
      listens: 3,
      msPlayed: 160_000,
      untimed: 0,
      items: 4,
      artists: 2,
      releases: 1,
      newItems: 3,
      newArtists: 1,
      days: 1,
      firstAt: noon,
      lastAt: noon + 3 * hour,
      skipRate: 1 / 4,
    });
  });

  it('take half a short track for a listen', () => {
    const durationMsOf = Int32Array.of(0, 20_000);
    expect(figuresOf(historyOf([[1, noon, 10_000]], { durationMsOf })).listens).toBe(1);
  });

  it('count a play of unknown length as a listen, as no time, and not as a skip', () => {
    const plays = historyOf([
      [1, noon, -1],
      [1, noon + hour, 10_000],
      [2, noon + 2 * hour, 60_000],
    ]);
    expect(figuresOf(plays)).toMatchObject({
      ...{ plays: 3, listens: 2, msPlayed: 70_000, untimed: 1, skipRate: 1 / 2 },
    });
    expect(playsByMonth(plays, everything)).toMatchObject([{ plays: 3, msPlayed: 70_000 }]);
    expect(sessions(historyOf([[1, noon, -1]]), everything).longestMs).toBe(0);
  });

  it('of nothing are zero, not NaN, and there is nothing to compare with', () => {
    const none = historyOf([]);
    const options = { catalogue, now: noon, top: 5, compare: 'before' } as const;
    expect(statistics(none, everything, options)).toEqual({
      figures: {
        ...{ plays: 0, listens: 0, msPlayed: 0, untimed: 0, items: 0, artists: 0, releases: 0 },
        ...{ newItems: 0, newArtists: 0, days: 0, firstAt: null, lastAt: null, skipRate: 0 },
        heatMap: new Int32Array(168),
        streaks: { current: null, longest: null },
        sessions: { count: 0, meanMs: 0, longestMs: 0, meanPlays: 0 },
      },
      ...{ compared: null, topItems: [], topArtists: [], topReleases: [], months: [] },
    });
    expect(figuresOf(none, { from: noon, to: noon - day }).plays).toBe(0);
  });
});

const columnsOf = (rows: readonly Tally[]) => ({
  length: rows.length,
  ids: Int32Array.from(rows, ({ id }) => id),
  plays: Int32Array.from(rows, ({ plays }) => plays),
  listens: Int32Array.from(rows, ({ listens }) => listens),
  msPlayed: Float64Array.from(rows, ({ msPlayed }) => msPlayed),
});

const sortedIds = (rows: readonly Tally[]) =>
  rows
    .toSorted((a, b) => b.listens - a.listens || b.msPlayed - a.msPlayed || a.id - b.id)
    .map(({ id }) => id);

describe('tops', () => {
  const plays = historyOf([
    [2, noon - 2 * day],
    [2, noon - 2 * day + hour],
    [1, noon - day],
    [1, noon],
    [1, noon + hour],
    [3, noon + 2 * hour],
    [3, noon + 3 * hour, 1000],
    [3, noon + 4 * hour, 1000],
    [2, noon + 5 * hour, 4 * minute],
  ]);
  const range = { from: noon, to: noon + 2 * day };
  const topsOf = (top: number) =>
    statistics(plays, range, { catalogue, now: noon, top, compare: 'before' });

  it('rank by listens, then by time, and know the rank of the span before', () => {
    expect(
      topsOf(2).topItems.map(({ id, rank, previousRank }) => [id, rank, previousRank]),
    ).toEqual([
      [1, 1, 2],
      [2, 2, 1],
    ]);
    expect(topsOf(5).topItems[2]).toMatchObject({
      id: 3,
      plays: 3,
      listens: 1,
      previousRank: null,
    });
  });

  it('add up the songs of an artist and of a release', () => {
    expect(topsOf(5).topArtists).toMatchObject([
      { id: 10, rank: 1, previousRank: 1, plays: 3, listens: 3 },
      { id: 11, rank: 2, previousRank: null, plays: 3, listens: 1 },
    ]);
    expect(topsOf(5).topReleases).toMatchObject([
      { id: 7, rank: 1, previousRank: 1, plays: 5, listens: 3 },
    ]);
  });

  it('are those of all rows sorted, in both ranges', () => {
    // Few ids, so that many are in both.
    const row = fc.record({
      ...{ id: fc.nat(50), plays: fc.constant(1), listens: fc.nat(9), msPlayed: fc.nat(9) },
    });
    const rows = fc.uniqueArray(row, { selector: ({ id }) => id, maxLength: 40 });
    fc.assert(
      fc.property(rows, rows, fc.integer({ min: 1, max: 12 }), (here, there, k) => {
        const before = sortedIds(there);
        const found = topOf(columnsOf(here), columnsOf(there), k);
        expect(found.map(({ id }) => id)).toEqual(sortedIds(here).slice(0, k));
        for (const { id, previousRank } of found) {
          expect(previousRank ?? 0).toBe(before.indexOf(id) + 1);
        }
      }),
    );
  });

  it('come with the figures of what they are compared with', () => {
    expect(topsOf(5).compared).toMatchObject({ plays: 3, items: 2, to: noon });
  });
});

describe('the calendar', () => {
  it('puts a play into the local hour and weekday', () => {
    const { heatMap } = figuresOf(
      historyOf([
        [1, noon],
        [1, Date.UTC(2026, 2, 1, 23, 30)],
        [1, Date.UTC(2026, 6, 12, 21, 59)],
      ]),
    );
    expect(heatMap[12]).toBe(1);
    expect(heatMap[0]).toBe(1);
    expect(heatMap[6 * 24 + 23]).toBe(1);
    expect(heatMap.reduce((sum, count) => sum + count, 0)).toBe(3);
  });

  it('begins days and months at local midnight', () => {
    const plays = historyOf([
      [1, Date.UTC(2026, 0, 31, 22, 59), 1000],
      [1, Date.UTC(2026, 0, 31, 23, 0), 1000],
      [2, Date.UTC(2026, 1, 1, 10), 1000],
    ]);
    expect(playsByDay(plays, everything)).toEqual({
      from: Date.UTC(2026, 0, 31) / day,
      plays: Int32Array.of(1, 2),
    });
    expect(playsByMonth(plays, everything)).toEqual([
      { month: '2026-01', plays: 1, msPlayed: 1000, discoveries: 1 },
      { month: '2026-02', plays: 2, msPlayed: 2000, discoveries: 1 },
    ]);
  });

  it('has a count for silent days between two plays', () => {
    const { plays } = playsByDay(
      historyOf([
        [1, noon],
        [1, noon + 3 * day],
      ]),
      everything,
    );
    expect([...plays]).toEqual([1, 0, 0, 1]);
  });
});

describe('streaks', () => {
  const on = (...days: readonly number[]) =>
    historyOf(days.map((n) => [1, noon + n * day] as const));

  it('find the longest and the one that still runs', () => {
    const found = figuresOf(on(0, 1, 2, 3, 10, 11), everything, noon + 12 * day).streaks;
    expect(found.longest).toEqual({ from: '2026-03-02', to: '2026-03-05', days: 4 });
    expect(found.current).toEqual({ from: '2026-03-12', to: '2026-03-13', days: 2 });
  });

  it('end after a whole day without a play', () => {
    expect(figuresOf(on(0, 1), everything, noon + 3 * day).streaks.current).toBeNull();
  });

  it('run over the change to summer time', () => {
    expect(figuresOf(on(...Array.from({ length: 40 }, (_, n) => n))).streaks.longest?.days).toBe(
      40,
    );
  });

  it('of a single day are one day long', () => {
    const one = { from: '2026-03-02', to: '2026-03-02', days: 1 };
    expect(figuresOf(on(0)).streaks).toEqual({ current: one, longest: one });
  });
});

it('joins plays to a session until half an hour of silence', () => {
  const plays = historyOf([
    [1, noon],
    [1, noon + 33 * minute],
    [1, noon + 33 * minute + 33 * minute + 1],
  ]);
  expect(sessions(plays, everything)).toEqual({
    count: 2,
    meanMs: (36 * minute + 3 * minute) / 2,
    longestMs: 36 * minute,
    meanPlays: 1.5,
  });
});

describe('the history of some items', () => {
  const all = { ...catalogue, releaseOf: new Int32Array(6) };
  const said = (of: History) => {
    const played = playedIn(of, everything, all);
    const options = { catalogue: all, played, now: noon };
    return [
      figures(of, everything, options),
      playsByMonth(of, everything),
      topOf(played.items, played.items, 5),
    ];
  };

  it('says of them what it says of all where there are no others', () => {
    const theirs = [
      [1, noon],
      [2, noon + day],
      [1, noon + 3 * day],
    ] as const;
    const alone = historyOf(theirs);
    const among = narrowed(
      historyOf([[3, noon - day], ...theirs, [4, noon + 2 * day], [3, noon + 4 * day]]),
      (item) => item === 1 || item === 2,
    );
    expect(said(among)).toEqual(said(alone));
    expect([...among.firstPositions]).toEqual([...alone.firstPositions]);
    expect(narrowed(among, () => false).plays.length).toBe(0);
  });

  it('stand at a rank among all, or at none', () => {
    const { items } = playedIn(
      historyOf([
        [3, noon],
        [1, noon + hour],
        [3, noon + day],
      ]),
      everything,
      all,
    );
    expect([3, 1, 2].map((id) => rankIn(items, id))).toEqual([1, 2, null]);
  });
});
