import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseMinuteStamp, parseRfc3339, parseSecondStamp } from './clock.ts';

const anyTime = fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(9999, 11, 31) });

test('every second from 1900 on is read as it was written', () => {
  fc.assert(
    fc.property(anyTime, (time) => {
      const second = Math.floor(time / 1000) * 1000;
      const minute = Math.floor(time / 60_000) * 60_000;
      const iso = new Date(second).toISOString();
      expect(parseSecondStamp(`${iso.slice(0, 19)}Z`)).toBe(second);
      expect(parseMinuteStamp(iso.slice(0, 16).replace('T', ' '))).toBe(minute);
    }),
  );
});

describe('a text that only looks like a time is none', () => {
  test.each([
    '2023-02-29T00:00:00Z',
    '2024-02-30T00:00:00Z',
    '2100-02-29T00:00:00Z',
    '2024-04-31T00:00:00Z',
    '2024-00-10T00:00:00Z',
    '2024-13-10T00:00:00Z',
    '2024-01-00T00:00:00Z',
    '2024-01-10T24:00:00Z',
    '2024-01-10T23:60:00Z',
    '2024-01-10T23:59:60Z',
    '2024-01-10T23:59:00',
    '2024-01-10 23:59:00Z',
    '2024-01-10T23:59:0 Z',
    '2024-01-1xT23:59:00Z',
    '24-01-10T23:59:00Z00',
    '',
  ])('%j', (text) => expect(parseSecondStamp(text)).toBeNaN());

  test.each(['2024-01-10T23:59', '2024-01-10 23:59:00', '2024-1-10 23:59', '٢٠٢٤-01-10 23:59'])(
    '%j',
    (text) => expect(parseMinuteStamp(text)).toBeNaN(),
  );
});

test('29 February is a day in leap years only', () => {
  expect(parseSecondStamp('2024-02-29T12:00:00Z')).toBe(Date.UTC(2024, 1, 29, 12));
  expect(parseSecondStamp('2000-02-29T12:00:00Z')).toBe(Date.UTC(2000, 1, 29, 12));
});

test.each([
  ['2024-05-03T18:22:07Z', 0],
  ['2024-05-03T20:22:07+02:00', 0],
  ['2024-05-03T13:52:07.25-04:30', 250],
  ['2024-05-03T18:22:07.123456789Z', 123],
  ['2024-05-03T18:22:07', Number.NaN],
  ['2024-05-03T18:22:07+25:00', Number.NaN],
  ['2024-02-30T18:22:07Z', Number.NaN],
  ['2024-05-03T18:22:07.Z', Number.NaN],
])('RFC 3339 with an offset is the moment it names: %s', (text, ms) => {
  expect(parseRfc3339(text)).toBe(Date.UTC(2024, 4, 3, 18, 22, 7) + ms);
});
