import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EngineError } from '../error.ts';
import { zonedClock, zonedMinuteOfWeek } from './zoned-clock.ts';

const zones = [
  'Europe/Berlin',
  'America/New_York',
  'America/St_Johns',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'Africa/Monrovia',
  'Pacific/Apia',
  'Pacific/Kiritimati',
  'Antarctica/Troll',
  'UTC',
];

/** The wall clock as Intl spells it, without the cache that is tested. */
function wallClock(timeZone: string) {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  const utc = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'UTC',
    hourCycle: 'h23',
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  return (epochMs: number, localMs: number) => [format.format(epochMs), utc.format(localMs)];
}

describe('the clock of a zone', () => {
  it.each(zones)('shows what Intl shows, at any time: %s', (zone) => {
    const clock = zonedClock(zone);
    const wall = wallClock(zone);
    const time = fc.integer({ min: Date.UTC(1970, 0), max: Date.UTC(2060, 0) });
    fc.assert(
      fc.property(time, (epochMs) => {
        const [expected, shown] = wall(epochMs, clock.localMs(epochMs));
        expect(shown).toBe(expected);
      }),
      { numRuns: 150 },
    );
  });

  it.each(zones)('is exact to the minute around every change of 2009 – 2012: %s', (zone) => {
    const clock = zonedClock(zone);
    const wall = wallClock(zone);
    const hour = 3_600_000;
    let before = 0;
    for (let epochMs = Date.UTC(2009, 0); epochMs < Date.UTC(2012, 1); epochMs += 6 * hour) {
      const offset = clock.localMs(epochMs) - epochMs;
      if (offset !== before) {
        for (let back = 0; back < 360; back += 15) {
          for (const near of [epochMs - back * 60_000, epochMs - back * 60_000 - 1]) {
            const [expected, shown] = wall(near, clock.localMs(near));
            expect(shown).toBe(expected);
          }
        }
      }
      before = offset;
    }
  });
});

describe('minutes of the week', () => {
  it('begin on Monday at midnight, local time', () => {
    const berlin = zonedMinuteOfWeek('Europe/Berlin');
    expect(berlin(Date.UTC(2026, 2, 1, 23))).toBe(0);
    expect(berlin(Date.UTC(2026, 2, 1, 22, 59))).toBe(7 * 1440 - 1);
    // Monday, 13 July 2026, 08:30 in summer time.
    expect(berlin(Date.UTC(2026, 6, 13, 6, 30))).toBe(8 * 60 + 30);
  });

  it('repeat an hour in autumn and skip one in spring', () => {
    const berlin = zonedMinuteOfWeek('Europe/Berlin');
    const autumn = Date.UTC(2026, 9, 25, 0, 30);
    expect(berlin(autumn + 3_600_000)).toBe(berlin(autumn));
    const spring = Date.UTC(2026, 2, 29, 0, 30);
    expect(berlin(spring + 3_600_000) - berlin(spring)).toBe(120);
  });

  it('work before 1970', () => {
    expect(zonedMinuteOfWeek('UTC')(Date.UTC(1969, 11, 28, 23, 59))).toBe(7 * 1440 - 1);
  });
});

describe('a clock that cannot be', () => {
  const codeOf = (act: () => unknown) => {
    try {
      act();
    } catch (error) {
      if (error instanceof EngineError) return error.code;
      throw error;
    }
    return 'nothing thrown';
  };

  it('refuses zones that nobody knows and times that are none', () => {
    expect(codeOf(() => zonedClock('Europe/Atlantis'))).toBe('time-zone-unknown');
    expect(codeOf(() => zonedClock('UTC').localMs(Number.NaN))).toBe('bad-number');
    expect(codeOf(() => zonedClock('UTC').localMs(9e15))).toBe('bad-number');
  });
});
