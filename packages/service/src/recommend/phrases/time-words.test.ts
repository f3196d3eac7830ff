import { zonedClock } from '@echotune/engine';
import { describe, expect, it } from 'vitest';
import { english } from './english.ts';
import { german } from './german.ts';

const berlin = zonedClock('Europe/Berlin');
const words = (at: string, now: string) =>
  english.time.day(Date.parse(at), Date.parse(now), berlin);

describe('days in words', () => {
  it('are those of the listener, not of the clock', () => {
    expect(words('2025-06-01T22:30:00Z', '2025-06-02T08:00:00Z')).toBe('today');
    expect(words('2025-06-01T21:30:00Z', '2025-06-02T08:00:00Z')).toBe('yesterday');
    expect(words('2025-05-03T10:00:00Z', '2025-06-02T08:00:00Z')).toBe('on 3 May');
    expect(words('2021-05-03T10:00:00Z', '2025-06-02T08:00:00Z')).toBe('on 3 May 2021');
  });

  it('stay right when a day has 23 or 25 hours', () => {
    expect(words('2025-03-29T12:00:00Z', '2025-03-30T22:30:00Z')).toBe('on 29 March');
    expect(words('2025-03-30T12:00:00Z', '2025-03-30T22:30:00Z')).toBe('yesterday');
    expect(words('2025-10-25T12:00:00Z', '2025-10-26T22:30:00Z')).toBe('yesterday');
  });
});

it('months and counts read as people say them', () => {
  const at = Date.parse('2024-02-29T23:30:00Z');
  expect(english.time.month(at, berlin)).toBe('March 2024');
  expect(german.time.month(at, berlin)).toBe('März 2024');
  const counts = [1, 2, 3, 1204];
  expect(counts.map(english.time.times)).toEqual(['once', 'twice', '3 times', '1,204 times']);
  expect(counts.map(german.time.times)).toEqual(['einmal', 'zweimal', '3-mal', '1.204-mal']);
});
