import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utcOf } from '../clock/utc-of.ts';
import { zonedClock } from '../clock/zoned-clock.ts';
import { comparedRange } from './compared-range.ts';

const berlin = zonedClock('Europe/Berlin');
const local = (text: string) => utcOf(Date.parse(`${text}T00:00:00Z`), berlin);
const compared = (from: string, to: string, how: 'before' | 'year') => {
  const range = comparedRange({ from: local(from), to: local(to) }, berlin, how);
  const dateOf = (at: number) => new Date(berlin.localMs(at)).toISOString().slice(0, 16);
  return [dateOf(range.from), dateOf(range.to)];
};

describe('what a range is compared with', () => {
  it('are as many whole months for whole months, however long they are', () => {
    expect(compared('2024-03-01', '2024-05-01', 'before')).toEqual([
      '2024-01-01T00:00',
      '2024-03-01T00:00',
    ]);
    expect(compared('2024-01-01', '2025-01-01', 'before')[0]).toBe('2023-01-01T00:00');
  });

  it('are as many days for days, also over a change of the clock', () => {
    expect(compared('2024-03-28', '2024-04-04', 'before')).toEqual([
      '2024-03-21T00:00',
      '2024-03-28T00:00',
    ]);
  });

  it('are the same dates a year earlier', () => {
    expect(compared('2024-02-29', '2024-07-04', 'year')).toEqual([
      '2023-02-28T00:00',
      '2023-07-04T00:00',
    ]);
  });

  it('lies before the range and ends after it begins', () => {
    const day = 86_400_000;
    const times = fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2040, 0) });
    fc.assert(
      fc.property(times, fc.integer({ min: 2, max: 3000 }), (from, days) => {
        const range = { from, to: from + days * day };
        const before = comparedRange(range, berlin, 'before');
        expect(before.to).toBe(from);
        expect(before.from).toBeLessThan(before.to);
        const year = comparedRange(range, berlin, 'year');
        expect(year.from).toBeLessThan(from);
        expect(year.from).toBeLessThan(year.to);
      }),
    );
  });
});
