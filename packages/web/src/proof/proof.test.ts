import { describe, expect, it } from 'vitest';
import type { BacktestResult } from '../api.generated.ts';
import { linePath, scaleOf, shareOfStep, spacesBetween } from './space-between.ts';
import { findingOf, type Trial, trialOf } from './trial.ts';

describe('the space between two lines', () => {
  it('is ahead where one’s own is higher, behind elsewhere, parted where they cross', () => {
    const { ahead, behind } = spacesBetween({ own: [0, 10, 10], other: [10, 0, 10], most: 10 });
    expect(behind).toBe('M0.0 1000.0L250.0 500.0L0.0 0.0Z');
    expect(ahead).toBe(
      'M250.0 500.0L500.0 0.0L500.0 1000.0ZM500.0 0.0L1000.0 0.0L1000.0 0.0L500.0 1000.0Z',
    );
  });

  it('is nothing where both are the same', () => {
    expect(spacesBetween({ own: [3, 4], other: [3, 4], most: 5 })).toEqual({
      ahead: '',
      behind: '',
    });
  });

  it('of one week is a stroke in the middle', () => {
    expect(linePath([5], 10)).toBe('M480.0 500.0h40');
    expect(shareOfStep(0, 1)).toBe(0.5);
    expect(linePath([], 10)).toBe('');
  });

  it('is drawn on a scale that holds the largest value, ruled at round ones', () => {
    expect(scaleOf([0, 0])).toEqual({ most: 1, rules: [1] });
    expect(scaleOf([3, 10])).toEqual({ most: 10, rules: [5, 10] });
    expect(scaleOf([12])).toEqual({ most: 15, rules: [5, 10, 15] });
  });
});

const against = { by: 'frequency', difference: 0.2, low: -0.1, high: 0.5, p: 0.2 } as const;
const summary: Trial = {
  ...{ shelf: 'for-you', weeks: 12, rightPerWeek: 3, against },
  suggesters: [
    { by: 'echotune', hitsPerWeek: 1.2, weeksWithHit: 0.8 },
    { by: 'frequency', hitsPerWeek: 1, weeksWithHit: 0.8 },
  ],
};

describe('what a backtest allows to be said', () => {
  it('is that EchoTune is ahead or behind only where the whole interval is', () => {
    expect(findingOf(summary)).toBe('even');
    expect(findingOf({ ...summary, against: { ...against, low: 0.1 } })).toBe('ahead');
    expect(findingOf({ ...summary, against: { ...against, high: -0.1 } })).toBe('behind');
  });

  it('is nothing where there are few weeks, or none', () => {
    expect(findingOf({ ...summary, weeks: 3, against: { ...against, low: 0.1 } })).toBe('too-few');
    expect(findingOf({ ...summary, weeks: 0, against: null })).toBe('too-few');
  });

  it('shows only weeks in which there was something to foretell', () => {
    const week = (right: number, startsAt: number): BacktestResult['weeks'][number] => ({
      ...{ startsAt, endsAt: startsAt + 1, listens: 4, songs: right },
      trials: [
        {
          ...{ shelf: 'for-you', right },
          lists: [
            { by: 'echotune', items: [1, 2], hits: [2] },
            { by: 'frequency', items: [3, 4], hits: [] },
          ],
        },
      ],
    });
    const result = {
      timeZone: 'UTC',
      weeks: [week(3, 1), week(0, 2)],
      trials: [summary],
      songs: [],
    };
    expect(trialOf(result, 'for-you')?.weeks).toEqual([
      { startsAt: 1, endsAt: 2, right: 3, named: [1, 2], hits: [2], naiveHits: 0 },
    ]);
    expect(trialOf(result, 'discover')).toBeNull();
  });
});
