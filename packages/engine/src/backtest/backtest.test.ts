import { describe, expect, it } from 'vitest';
import { zonedClock } from '../clock/zoned-clock.ts';
import { EngineError } from '../error.ts';
import { joinPlays } from '../interactions.ts';
import {
  checkerboardItems,
  clusterOf,
  dayMs,
  fixtureNow,
  minuteMs,
} from '../model/community.fixture.ts';
import { PlayLog } from '../play-log.ts';
import { seededRandom } from '../random.ts';
import { type BacktestWeek, backtest } from './backtest.ts';
import { summariseBacktest } from './backtest-summary.ts';
import { completeWeeks } from './calendar-weeks.ts';

const clock = zonedClock('UTC');
const weeks = completeWeeks(clock, fixtureNow, 4);
const itemCount = checkerboardItems + 1;
const catalogue = { itemCount, artistOf: Int32Array.from({ length: itemCount }, (_, at) => at) };

/** Two tastes: others play songs of one colour at random, the listener two new even ones every week. */
function community(later: (item: number, at: number) => number = (item) => item) {
  const random = seededRandom(4);
  const others = Array.from({ length: 16 }, (_, listener) => {
    const log = new PlayLog();
    for (let play = 0; play < 300; play++) {
      const item = 2 * (1 + Math.floor((random() * checkerboardItems) / 2)) - (listener % 2);
      const startedAt = fixtureNow - (60 - play / 5) * dayMs;
      log.push({ id: play, item: later(item, startedAt), startedAt, msPlayed: 180_000 });
    }
    return log;
  });
  const mine = new PlayLog();
  for (let day = 0; day < 60; day++) {
    for (let song = 0; song < 5; song++) {
      const newest = 2 * (1 + Math.min(19, 3 + Math.floor(day / 4)));
      const item = song < 2 ? 2 + 2 * song : newest;
      const startedAt = fixtureNow - (60 - day) * dayMs + song * 4 * minuteMs;
      mine.push({ id: day * 5 + song, item: later(item, startedAt), startedAt, msPlayed: 180_000 });
    }
  }
  return { everybody: joinPlays([mine, ...others], itemCount), taste: mine, catalogue, clock };
}

const options = { weeks, size: 5, seed: 1 };
const listsOf = ({ trials }: BacktestWeek) =>
  trials.map(({ lists }) => lists.map(({ items }) => items));

describe('a backtest', () => {
  const tested = [...backtest(community(), options)];

  it('holds the songs on repeat, and on Discover those of the listener’s taste', () => {
    expect(tested).toHaveLength(4);
    for (const { songs, listens, trials } of tested) {
      expect(listens).toBe(35);
      expect(trials[0]?.right).toBe(songs);
      const [forYou, discover] = trials;
      expect(forYou?.lists.map(({ by }) => by)).toEqual([
        ...['echotune', 'most-recent', 'frequency', 'popularity'],
      ]);
      expect(forYou?.lists[0]?.hits).toEqual(expect.arrayContaining([2, 4]));
      expect(discover?.lists.map(({ by }) => by)).toEqual(['echotune', 'popularity']);
      const items = discover?.lists[0]?.items ?? [];
      expect(items.length).toBeGreaterThan(0);
      expect(items.every((item) => clusterOf(item) === 0)).toBe(true);
    }
  });

  it('says the same of a week whatever anybody plays from its beginning on', () => {
    for (const [at, week] of weeks.entries()) {
      const other = community((item, when) => (when < week.startsAt ? item : (item % 7) + 1));
      const again = [...backtest(other, { ...options, weeks: weeks.slice(0, at + 1) })];
      expect(listsOf(again[at]!)).toEqual(listsOf(tested[at]!));
    }
  });

  it('passes over weeks without a listen, and before the first', () => {
    const source = community();
    const early = [-20, 1].map((weeksOn) => ({
      startsAt: weeks[3]!.endsAt + weeksOn * 7 * dayMs,
      endsAt: weeks[3]!.endsAt + (weeksOn + 1) * 7 * dayMs,
    }));
    expect([...backtest(source, { ...options, weeks: early })]).toEqual([]);
  });

  it('stops when nobody waits for it', () => {
    const signal = AbortSignal.abort();
    expect(() => [...backtest(community(), { ...options, signal })]).toThrow(EngineError);
  });

  it('is summed up shelf by shelf, beside the best naive list', () => {
    const [forYou, discover] = summariseBacktest(tested, { seed: 1, rounds: 200 });
    expect(forYou?.weeks).toBe(4);
    expect(forYou?.rightPerWeek).toBe(tested.reduce((sum, { songs }) => sum + songs, 0) / 4);
    const best = Math.max(...(forYou?.suggesters.slice(1) ?? []).map((one) => one.hitsPerWeek));
    const own = forYou?.suggesters[0]?.hitsPerWeek ?? 0;
    expect(forYou?.against?.difference).toBeCloseTo(own - best, 12);
    expect(discover?.against?.by).toBe('popularity');
    const [nothing] = summariseBacktest([], { seed: 1, rounds: 200 });
    expect([nothing?.weeks, nothing?.against]).toEqual([0, null]);
  });
});
