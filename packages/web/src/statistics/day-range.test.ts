import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  brought,
  dateOf,
  dayOf,
  keyStep,
  lastNamed,
  lifeRange,
  monthStart,
  presetSearch,
  rangeOf,
  readSearch,
  searchOf,
  snapped,
} from './day-range.ts';

const today = dayOf('2026-06-10');
const life = lifeRange(dayOf('2019-03-14'), today);
const days = fc.integer({ min: life.from, max: life.to });

describe('a range', () => {
  it('goes into the address and comes back', () => {
    fc.assert(
      fc.property(days, days, (a, b) => {
        fc.pre(a !== b);
        const range = { from: Math.min(a, b), to: Math.max(a, b) };
        expect(rangeOf(readSearch({ ...searchOf(range, life) }), life)).toEqual(range);
      }),
    );
  });

  it('of the whole life is no word in the address', () => {
    expect(life).toEqual({ from: dayOf('2019-03-01'), to: dayOf('2026-07-01') });
    expect(searchOf(life, life)).toEqual({});
    expect(rangeOf({}, life)).toEqual(life);
  });

  it('that nobody could have meant is the whole life', () => {
    for (const search of [
      { from: 'yesterday', to: 7 },
      { from: '2024-02-01', to: '2024-01-01' },
      { from: '2024-13-01' },
    ]) {
      expect(rangeOf(readSearch(search), life)).toEqual(life);
    }
  });

  it('from a day to the same day is that day', () => {
    const search = readSearch({ from: '2026-05-24', to: '2026-05-24' });
    expect(search).toEqual({ from: '2026-05-24', to: '2026-05-25' });
    expect(readSearch({ ...search })).toEqual(search);
  });

  it('names no day that has not come', () => {
    expect(dateOf(lastNamed(life, today))).toBe('2026-06-10');
    expect(lastNamed(rangeOf(presetSearch('fourWeeks', today), life), today)).toBe(today);
    expect(dateOf(lastNamed(rangeOf({ to: '2026-06-01' }, life), today))).toBe('2026-05-31');
    const ahead = rangeOf({ from: '2026-06-20' }, life);
    expect(lastNamed(ahead, today)).toBe(ahead.from);
  });

  it('stays within the life and keeps a day, whatever is asked for', () => {
    const date = fc.integer({ min: 0, max: 40_000 }).map(dateOf);
    fc.assert(
      fc.property(fc.option(date), fc.option(date), (from, to) => {
        const range = rangeOf(readSearch({ from, to }), life);
        expect(range.from).toBeGreaterThanOrEqual(life.from);
        expect(range.to).toBeLessThanOrEqual(life.to);
        expect(range.to).toBeGreaterThan(range.from);
      }),
    );
  });

  it('of a preset holds today, or all of last year', () => {
    expect(presetSearch('fourWeeks', today)).toEqual({ from: '2026-05-14' });
    expect(presetSearch('thisYear', today)).toEqual({ from: '2026-01-01', compare: 'year' });
    expect(presetSearch('lastYear', today)).toEqual({ from: '2025-01-01', to: '2026-01-01' });
  });
});

describe('the brush', () => {
  it('never turns round, and moves whole without growing', () => {
    fc.assert(
      fc.property(days, days, fc.integer({ min: -9999, max: 99_999 }), (a, b, day) => {
        fc.pre(a !== b);
        const range = { from: Math.min(a, b), to: Math.max(a, b) };
        for (const grip of ['from', 'to', 'both'] as const) {
          const moved = brought(range, grip, day, life);
          expect(moved.to).toBeGreaterThan(moved.from);
          expect(moved.from).toBeGreaterThanOrEqual(life.from);
          expect(moved.to).toBeLessThanOrEqual(life.to);
          if (grip === 'both') expect(moved.to - moved.from).toBe(range.to - range.from);
        }
      }),
    );
  });

  it('holds on to the start of a month that is close', () => {
    expect(dateOf(snapped(dayOf('2024-02-03') + 0.4, 5))).toBe('2024-02-01');
    expect(dateOf(snapped(dayOf('2024-02-27'), 5))).toBe('2024-03-01');
    expect(dateOf(snapped(dayOf('2024-02-14') + 0.4, 5))).toBe('2024-02-14');
  });

  it('goes by months, days and years with the keys, and leaves the others alone', () => {
    const middle = dayOf('2024-02-14');
    const to = (key: string, shift = false) => keyStep(key, shift, middle, life);
    expect(to('ArrowLeft')).toBe(dayOf('2024-02-01'));
    expect(keyStep('ArrowLeft', false, dayOf('2024-02-01'), life)).toBe(dayOf('2024-01-01'));
    expect(to('ArrowRight')).toBe(dayOf('2024-03-01'));
    expect(to('ArrowRight', true)).toBe(middle + 1);
    expect(to('PageUp')).toBe(monthStart(dayOf('2025-02-14')));
    expect(to('Home')).toBe(life.from);
    expect(to('a')).toBeNull();
  });
});
