import { describe, expect, it } from 'vitest';
import { readDay } from './read-day.ts';

const iso = (day: string, zone: string) => new Date(readDay(day, zone)).toISOString();

describe('a local date', () => {
  it('begins at midnight where the listener is', () => {
    expect(iso('2024-06-01', 'UTC')).toBe('2024-06-01T00:00:00.000Z');
    expect(iso('2024-06-01', 'Europe/Berlin')).toBe('2024-05-31T22:00:00.000Z');
    expect(iso('2024-06-01', 'Pacific/Auckland')).toBe('2024-05-31T12:00:00.000Z');
    expect(iso('2024-03-31', 'Europe/Berlin')).toBe('2024-03-30T23:00:00.000Z');
    expect(iso('2024-10-27', 'Europe/Berlin')).toBe('2024-10-26T22:00:00.000Z');
    expect(iso('2024-10-28', 'Europe/Berlin')).toBe('2024-10-27T23:00:00.000Z');
  });

  it.each(['2024-6-1', '2024-13-01', 'yesterday', '2024-06-01T00:00', ''])('is not %j', (text) => {
    expect(() => readDay(text, 'UTC')).toThrow('not a date');
  });
});
