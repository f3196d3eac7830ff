import { expect, it } from 'vitest';
import { dayStart, weekStart } from './day-start.ts';
import { zonedClock } from './zoned-clock.ts';

const iso = (at: number) => new Date(at).toISOString();

it('days and weeks begin by the listener’s clock, also where it was changed in between', () => {
  const berlin = zonedClock('Europe/Berlin');
  // Sunday of the change to summer time, noon.
  const noon = Date.parse('2026-03-29T10:00:30.500Z');
  expect(iso(dayStart(noon, berlin))).toBe('2026-03-28T23:00:00.000Z');
  expect(iso(weekStart(noon, berlin))).toBe('2026-03-22T23:00:00.000Z');
  expect(iso(dayStart(Date.parse('2026-03-28T23:00:00Z'), berlin))).toBe(
    '2026-03-28T23:00:00.000Z',
  );
});
