import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Statistics, StatisticsFigures } from '../api.generated.ts';
import { en } from '../messages/en.ts';
import { wordsIn } from '../words/words.ts';
import { calendarOf, dayAt } from './calendar-drawing.ts';
import { changeWords } from './change-words.ts';
import { busiestHour, dotsPath } from './clock-drawing.ts';
import { dateOf, dayOf } from './day-range.ts';
import { coursePath, sharesOf } from './evolution-drawing.ts';
import { drawnLife, litPath, playsIn, stripPath } from './life.ts';
import { noveltyOf } from './novelty.ts';
import { storySteps } from './story/story-steps.ts';

const readable = /^[MLvhazZ0-9 .-]*$/;
const words = wordsIn('en-GB');
const nobody = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0));
const figures: StatisticsFigures = {
  ...{ from: 0, to: 1, plays: 0, listens: 0, ms: 0, untimed: 0, songs: 0, artists: 0, releases: 0 },
  ...{ newSongs: 0, newArtists: 0, repeatRate: 0, days: 0, firstPlay: null, lastPlay: null },
  ...{ clock: nobody, longestStreakDays: 0, currentStreakDays: 0, longestStreak: null },
  ...{ sessions: 0, sessionMs: 0, longestSessionMs: 0, sessionPlays: 0, skipRate: 0 },
};
const statistics: Statistics = {
  ...figures,
  ...{ timeZone: 'UTC', compared: null, topSongs: [], topArtists: [], topReleases: [], months: [] },
};

describe('a life', () => {
  const today = dayOf('2026-06-10');
  const life = drawnLife(
    {
      ...statistics,
      months: [
        { month: '2024-11', plays: 3, ms: 0, discoveries: 1 },
        { month: '2026-02', plays: 9, ms: 0, discoveries: 1 },
      ],
      playsByDay: { from: '2024-11-20', plays: [3, ...Array.from({ length: 460 }, () => 0), 9] },
    },
    today,
  );
  if (life === null) throw new Error('months make a life');

  it('knows the plays of any range of days at once', () => {
    expect(playsIn(life, { from: 0, to: 99_999 })).toBe(12);
    expect(playsIn(life, { from: dayOf('2024-11-20'), to: dayOf('2024-11-21') })).toBe(3);
    expect(playsIn(life, { from: dayOf('2024-11-21'), to: today })).toBe(9);
  });

  it('is lit over any range without a number that SVG cannot read', () => {
    const days = fc.integer({ min: life.days.from, max: life.days.to });
    fc.assert(
      fc.property(days, days, (a, b) => {
        const path = litPath(life, { from: Math.min(a, b), to: Math.max(a, b) });
        expect(path).toMatch(readable);
      }),
    );
    expect(stripPath(life)).toMatch(readable);
  });

  it('is none without a play', () => {
    expect(drawnLife(statistics, today)).toBeNull();
  });
});

describe('the calendar', () => {
  const first = dayOf('2026-01-01');

  it('has a cell for every day, found again where it is pointed at', () => {
    const plays = Array.from({ length: 365 }, (_, at) => at % 5);
    const { years, isByDay } = calendarOf({ from: first, to: first + 365 }, first, plays, 0);
    expect(isByDay).toBe(true);
    const cells = years.flatMap(({ paths }) => paths.join('').match(/M\d+ \d+/g) ?? []);
    expect(new Set(cells).size).toBe(365);
    for (const at of [0, 3, 4, 180, 364]) {
      const day = first + at;
      const column = Math.floor((at + 3) / 7);
      const row = (at + 3) % 7;
      expect(dateOf(dayAt(2026, column * 10 + 5, row * 10 + 5, 0, true))).toBe(dateOf(day));
    }
  });

  it('goes by weeks where it has many years, and shows that one loud day is more than a quiet one', () => {
    const plays = Array.from({ length: 3000 }, () => 1);
    const { years, isByDay } = calendarOf({ from: first, to: first + 3000 }, first, plays, 0);
    expect(isByDay).toBe(false);
    expect(years).toHaveLength(9);
    const days = calendarOf({ from: first, to: first + 5 }, first, [0, 1, 5, 9, 40], 0);
    expect(days.years[0]?.paths.map((path) => path !== '')).toEqual([true, true, true, true, true]);
  });
});

describe('the clock', () => {
  it('has a dot for each hour that was played in, none for silence', () => {
    const clock = nobody.map((row, day) =>
      row.map((_, hour) => (day === 2 && hour > 20 ? hour : 0)),
    );
    expect(dotsPath(clock, 0, 0.5).match(/M/g)).toHaveLength(3);
    expect(dotsPath(nobody, 0, 0.5)).toBe('');
    expect(busiestHour(clock)).toEqual({ weekday: 2, hour: 23 });
  });
});

it('draws courses that are as wide as their share, also of nothing', () => {
  expect(sharesOf([1, 0, 2], [4, 0, 2])).toEqual([0.25, 0, 1]);
  expect(coursePath([0.5, 0, 1], 1)).toMatch(readable);
  expect(coursePath([0.5], 1)).toMatch(readable);
});

it('cuts the plays into three parts that are the whole', () => {
  fc.assert(
    fc.property(fc.nat(500), fc.nat(500), fc.nat(500), (newSongs, old, repeats) => {
      const songs = newSongs + old;
      const plays = songs + repeats;
      const { discovered, returned, repeated } = noveltyOf({ ...figures, plays, songs, newSongs });
      expect(discovered + returned + repeated).toBeCloseTo(plays > 0 ? 1 : 0);
    }),
  );
});

it('says a change as one would', () => {
  const said = (now: number, before: number) => changeWords(now, before, en.statistics, words);
  expect(said(101, 100)).toBe('about as many as');
  expect(said(112, 100)).toBe('12% more than');
  expect(said(40, 100)).toBe('60% fewer than');
  expect(said(310, 100)).toBe('3 times as many as');
});

it('tells of a single play no more than there is', () => {
  const one = { ...statistics, plays: 1, songs: 1, newSongs: 1, newArtists: 1, days: 1 };
  expect(storySteps(one)).toEqual(['opening', 'time', 'last']);
});
