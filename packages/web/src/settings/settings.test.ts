import { expect, it } from 'vitest';
import { localMidnight } from './local-midnight.ts';

const iso = (at: number) => new Date(at).toISOString();

it.each([
  ['2026-01-10', 'UTC', 0, '2026-01-10T00:00:00.000Z'],
  ['2026-01-10', 'Europe/Berlin', 0, '2026-01-09T23:00:00.000Z'],
  ['2026-07-10', 'Europe/Berlin', 1, '2026-07-10T22:00:00.000Z'],
  // The days on which clocks change, and the days after.
  ['2026-03-29', 'Europe/Berlin', 0, '2026-03-28T23:00:00.000Z'],
  ['2026-03-29', 'Europe/Berlin', 1, '2026-03-29T22:00:00.000Z'],
  ['2026-10-25', 'Europe/Berlin', 0, '2026-10-24T22:00:00.000Z'],
  ['2026-10-25', 'Europe/Berlin', 1, '2026-10-25T23:00:00.000Z'],
  ['2026-01-10', 'Asia/Kathmandu', 0, '2026-01-09T18:15:00.000Z'],
  ['2026-01-10', 'America/New_York', 0, '2026-01-10T05:00:00.000Z'],
  // Midnight itself is skipped.
  ['2018-11-04', 'America/Sao_Paulo', 0, '2018-11-04T03:00:00.000Z'],
])('%s in %s (and %i days) begins when clocks there say so', (day, zone, plus, expected) => {
  expect(iso(localMidnight(day, zone, plus))).toBe(expected);
});
