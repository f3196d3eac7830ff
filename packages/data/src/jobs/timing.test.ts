import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nextRun } from './timing.ts';

const hourMs = 3_600_000;

/** The next runs after a moment. */
function runs(cron: string, timeZone: string, after: string, count: number): string[] {
  const found: string[] = [];
  let at = Date.parse(after);
  for (let nth = 0; nth < count; nth++) {
    at = nextRun({ cron, timeZone }, at);
    found.push(new Date(at).toISOString());
  }
  return found;
}

it('a time that clocks skip comes once, when they have skipped it', () => {
  // In Berlin half past two is not shown on 29 March 2026: after 01:59 comes 03:00.
  expect(runs('30 2 * * *', 'Europe/Berlin', '2026-03-27T12:00:00Z', 3)).toEqual([
    ...['2026-03-28T01:30:00.000Z', '2026-03-29T01:00:00.000Z', '2026-03-30T00:30:00.000Z'],
  ]);
  // On Lord Howe Island clocks skip half an hour.
  expect(runs('15 2 * * *', 'Australia/Lord_Howe', '2026-10-03T00:00:00Z', 2)).toEqual([
    ...['2026-10-03T15:30:00.000Z', '2026-10-04T15:15:00.000Z'],
  ]);
});

it('a time that clocks show twice comes once', () => {
  // In Berlin half past two is shown twice on 25 October 2026.
  expect(runs('30 2 * * *', 'Europe/Berlin', '2026-10-23T12:00:00Z', 3)).toEqual([
    ...['2026-10-24T00:30:00.000Z', '2026-10-25T00:30:00.000Z', '2026-10-26T01:30:00.000Z'],
  ]);
});

it('what runs every hour does so when clocks change, too', () => {
  for (const [after, first] of [
    ['2026-03-29T00:00:00Z', '2026-03-29T00:30:00.000Z'],
    ['2026-10-24T23:00:00Z', '2026-10-24T23:30:00.000Z'],
  ] as const) {
    const found = runs('30 * * * *', 'Europe/Berlin', after, 4).map((at) => Date.parse(at));
    expect(found).toEqual([0, 1, 2, 3].map((nth) => Date.parse(first) + nth * hourMs));
  }
});

it('a nightly run comes once a day, after the moment asked about, at its time or after a gap', () => {
  const zones = ['UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata'];
  const from = Date.UTC(2020, 0, 1);
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.integer({ min: 0, max: 23 }),
      fc.integer({ min: 0, max: 59 }),
      fc.integer({ min: from, max: Date.UTC(2035, 0, 1) }),
      (timeZone, hour, minute, after) => {
        const timing = { cron: `${minute} ${hour} * * *`, timeZone };
        const [first, second] = [nextRun(timing, after), nextRun(timing, nextRun(timing, after))];
        expect(first).toBeGreaterThan(after);
        expect(first - after).toBeLessThanOrEqual(25 * hourMs);
        expect(second - first).toBeGreaterThanOrEqual(22 * hourMs);
        expect(second - first).toBeLessThanOrEqual(26 * hourMs);
      },
    ),
  );
});
