import fc from 'fast-check';
import { expect, it } from 'vitest';
import { utcOf } from './utc-of.ts';
import { zonedClock } from './zoned-clock.ts';

it.each(['Europe/Berlin', 'America/St_Johns', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'UTC'])(
  'reading a wall clock leads back to a moment at which it shows that: %s',
  (zone) => {
    const clock = zonedClock(zone);
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2040, 0) }), (epochMs) => {
        const shown = clock.localMs(epochMs);
        expect(clock.localMs(utcOf(shown, clock))).toBe(shown);
      }),
      { numRuns: 300 },
    );
  },
);

it('a time that the change swallows is within an hour of the change', () => {
  const berlin = zonedClock('Europe/Berlin');
  const change = Date.UTC(2026, 2, 29, 1);
  const at = utcOf(Date.UTC(2026, 2, 29, 2, 30), berlin);
  expect(Math.abs(at - change)).toBeLessThan(3_600_000);
});
