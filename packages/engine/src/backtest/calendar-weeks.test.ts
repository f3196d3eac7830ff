import fc from 'fast-check';
import { expect, it } from 'vitest';
import { zonedClock } from '../clock/zoned-clock.ts';
import { completeWeeks } from './calendar-weeks.ts';

const hourMs = 3_600_000;
const written = ({ startsAt, endsAt }: { startsAt: number; endsAt: number }) =>
  [startsAt, endsAt].map((at) => new Date(at).toISOString().slice(0, 16));

it('begins and ends on Mondays by the listener’s clock, also where it is changed in between', () => {
  const berlin = zonedClock('Europe/Berlin');
  const now = Date.UTC(2026, 3, 1, 12);
  expect(completeWeeks(berlin, now, 2).map(written)).toEqual([
    ['2026-03-15T23:00', '2026-03-22T23:00'],
    // Summer time began on 29 March: an hour is missing.
    ['2026-03-22T23:00', '2026-03-29T22:00'],
  ]);
});

it('holds no week that is not over, and no gap', () => {
  const zones = fc.constantFrom('UTC', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland');
  const moment = fc.integer({ min: Date.UTC(2010, 0, 1), max: Date.UTC(2030, 0, 1) });
  fc.assert(
    fc.property(zones, moment, fc.integer({ min: 1, max: 60 }), (zone, now, count) => {
      const clock = zonedClock(zone);
      const weeks = completeWeeks(clock, now, count);
      expect(weeks).toHaveLength(count);
      for (const [at, week] of weeks.entries()) {
        expect(clock.minuteOfWeek(week.startsAt)).toBe(0);
        if (at > 0) expect(week.startsAt).toBe(weeks[at - 1]?.endsAt);
      }
      const end = weeks.at(-1)?.endsAt ?? 0;
      expect(end).toBeLessThanOrEqual(now);
      expect(now - end).toBeLessThan((7 * 24 + 1) * hourMs);
    }),
  );
});
