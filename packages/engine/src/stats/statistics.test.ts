import { describe, expect, it } from 'vitest';
import { zonedClock } from '../clock/zoned-clock.ts';
import { PlayLog } from '../play-log.ts';
import { playsByDay, playsByMonth } from './calendar.ts';
import { history } from './history.ts';
import { narrowed } from './narrowed.ts';
import { sessions } from './sessions.ts';
import { statistics } from './statistics.ts';
import { streaks } from './streaks.ts';
import { topArtists, topItems } from './tops.ts';
import { skipRate, totals } from './totals.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** Monday, 2 March 2026, 12:00 in Berlin. */
const noon = Date.UTC(2026, 2, 2, 11);
const berlin = zonedClock('Europe/Berlin');
const everything = { from: noon - 1000 * day, to: noon + 1000 * day };
const catalogue = { itemCount: 6, artistOf: Int32Array.of(0, 10, 10, 11, 12, 0) };

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

describe('totals', () => {
  it('count plays, listens, time, songs and artists of the range, its start included, its end not', () => {
    const plays = historyOf([
      [1, noon - 1, 1],
      [1, noon, 10_000],
      [2, noon + hour, 40_000],
      [3, noon + 2 * hour, 50_000],
      [5, noon + 3 * hour, 60_000],
      [4, noon + day, 1],
    ]);
    expect(totals(plays, { from: noon, to: noon + day }, catalogue)).toEqual({
      plays: 4,
      listens: 3,
      msPlayed: 160_000,
      untimed: 0,
      items: 4,
      artists: 2,
      firstAt: noon,
      lastAt: noon + 3 * hour,
    });
    expect(skipRate(plays, { from: noon, to: noon + day })).toBe(1 / 4);
  });

  it('take half a short track for a listen', () => {
    const durationMsOf = Int32Array.of(0, 20_000);
    expect(
      totals(historyOf([[1, noon, 10_000]], { durationMsOf }), everything, catalogue),
    ).toMatchObject({
      listens: 1,
    });
  });

  it('count a play of unknown length as a listen, as no time, and not as a skip', () => {
    const plays = historyOf([
      [1, noon, -1],
      [1, noon + hour, 10_000],
      [2, noon + 2 * hour, 60_000],
    ]);
    expect(totals(plays, everything, catalogue)).toMatchObject({
      plays: 3,
      listens: 2,
      msPlayed: 70_000,
      untimed: 1,
    });
    expect(skipRate(plays, everything)).toBe(1 / 2);
    expect(playsByDay(plays, everything)).toMatchObject([{ plays: 3, msPlayed: 70_000 }]);
    expect(sessions(historyOf([[1, noon, -1]]), everything).longestMs).toBe(0);
  });

  it('of nothing are zero, not NaN', () => {
    const none = historyOf([]);
    expect(statistics(none, everything, { catalogue, now: noon, top: 5 })).toEqual({
      totals: {
        plays: 0,
        listens: 0,
        msPlayed: 0,
        untimed: 0,
        items: 0,
        artists: 0,
        firstAt: null,
        lastAt: null,
      },
      topItems: [],
      topArtists: [],
      heatMap: new Int32Array(168),
      days: [],
      months: [],
      streaks: { current: null, longest: null },
      sessions: { count: 0, meanMs: 0, longestMs: 0, meanPlays: 0 },
      skipRate: 0,
    });
    expect(totals(none, { from: noon, to: noon - day }, catalogue).plays).toBe(0);
  });
});

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

  it('rank by listens, then by time, and know the rank of the span before', () => {
    const rows = topItems(plays, range, 2);
    expect(rows.map(({ id, rank, previousRank }) => [id, rank, previousRank])).toEqual([
      [1, 1, 2],
      [2, 2, 1],
    ]);
    expect(topItems(plays, range, 5)[2]).toMatchObject({
      id: 3,
      plays: 3,
      listens: 1,
      previousRank: null,
    });
  });

  it('add up the songs of an artist', () => {
    expect(topArtists(plays, range, catalogue, 5)).toMatchObject([
      { id: 10, rank: 1, previousRank: 1, plays: 3, listens: 3 },
      { id: 11, rank: 2, previousRank: null, plays: 3, listens: 1 },
    ]);
  });
});

describe('the calendar', () => {
  it('puts a play into the local hour and weekday', () => {
    const { heatMap } = statistics(
      historyOf([
        [1, noon],
        [1, Date.UTC(2026, 2, 1, 23, 30)],
        [1, Date.UTC(2026, 6, 12, 21, 59)],
      ]),
      everything,
      { catalogue, now: noon, top: 1 },
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
    expect(playsByDay(plays, everything)).toEqual([
      { day: '2026-01-31', plays: 1, msPlayed: 1000 },
      { day: '2026-02-01', plays: 2, msPlayed: 2000 },
    ]);
    expect(playsByMonth(plays, everything)).toEqual([
      { month: '2026-01', plays: 1, msPlayed: 1000, discoveries: 1 },
      { month: '2026-02', plays: 2, msPlayed: 2000, discoveries: 1 },
    ]);
  });
});

describe('streaks', () => {
  const on = (...days: readonly number[]) =>
    historyOf(days.map((n) => [1, noon + n * day] as const));

  it('find the longest and the one that still runs', () => {
    const found = streaks(on(0, 1, 2, 3, 10, 11), everything, noon + 12 * day);
    expect(found.longest).toEqual({ from: '2026-03-02', to: '2026-03-05', days: 4 });
    expect(found.current).toEqual({ from: '2026-03-12', to: '2026-03-13', days: 2 });
  });

  it('end after a whole day without a play', () => {
    expect(streaks(on(0, 1), everything, noon + 3 * day).current).toBeNull();
  });

  it('run over the change to summer time', () => {
    expect(
      streaks(on(...Array.from({ length: 40 }, (_, n) => n)), everything, noon).longest?.days,
    ).toBe(40);
  });

  it('of a single day are one day long', () => {
    const one = { from: '2026-03-02', to: '2026-03-02', days: 1 };
    expect(streaks(on(0), everything, noon)).toEqual({ current: one, longest: one });
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
    const said = (of: typeof alone) => [
      totals(of, everything, catalogue),
      playsByMonth(of, everything),
      streaks(of, everything, noon),
      topItems(of, everything, 5),
    ];
    expect(said(among)).toEqual(said(alone));
    expect(
      totals(
        narrowed(among, () => false),
        everything,
        catalogue,
      ).plays,
    ).toBe(0);
  });
});
