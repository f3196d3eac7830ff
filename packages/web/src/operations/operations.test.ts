import { expect, it } from 'vitest';
import { wordsIn } from '../words/words.ts';
import { arcPath, radiusOf } from './arcs.ts';
import { binarySize, outcomesOf, spent } from './cache-amounts.ts';
import { dollars } from './dollars.ts';

it('an arc goes clockwise from the top, the long way where it is more than half', () => {
  expect(arcPath(100, 0, 0.25)).toBe('M500.0 400.0A100 100 0 0 1 600.0 500.0');
  expect(arcPath(100, 0, 0.75)).toBe('M500.0 400.0A100 100 0 1 1 400.0 500.0');
  expect(arcPath(100, 0.3, 0.3)).toBe('');
  // All of it is drawn, and not nothing.
  expect(arcPath(100, 0, 1)).toContain('A100 100 0 1 1');
});

it('circles lie between label and rim, however many there are', () => {
  for (const count of [1, 2, 5]) {
    const radii = Array.from({ length: count }, (_, nth) => radiusOf(nth, count));
    for (const radius of radii) {
      expect(radius).toBeGreaterThan(176);
      expect(radius).toBeLessThan(486);
    }
    expect(radii.toSorted((a, b) => b - a)).toEqual(radii);
  }
});

it('dollars are written as the locale does, and little ones are not nothing', () => {
  expect(dollars('12.50', 'en-GB')).toBe('$12.50');
  expect(dollars('0.000012', 'en-GB')).toBe('$0.000012');
  expect(dollars('0', 'de').replaceAll(/\s/g, ' ')).toBe('0,00 $');
});

it('sizes are counted as the settings count them, and short times are not nothing', () => {
  expect(binarySize(64 * 1024 ** 2, 'en-GB')).toBe('64 MiB');
  expect(binarySize(1.25 * 1024 ** 2, 'de')).toBe('1,3 MiB');
  expect(binarySize(9066, 'de')).toBe('9 KiB');
  expect(spent(340, wordsIn('en-GB'))).toBe('0.3 seconds');
  expect(spent(42_000, wordsIn('de'))).toBe('42 Sekunden');
  expect(spent(5_400_000, wordsIn('en-GB'))).toBe('1.5 hours');
});

it('how requests were answered adds up to all of them, without what never happened', () => {
  const held = { entries: 0, bytes: 0, capacity: 0, evicted: 0, oldestAt: null };
  const asked = { namespace: 'statistics', savedMs: 0, madeMs: 0, hitRatio: 0.75, ...held };
  const shares = outcomesOf({ ...asked, requests: 8, memory: 4, redis: 2, stale: 0, misses: 2 });
  expect(shares.map(({ outcome, share }) => [outcome, share])).toEqual([
    ['memory', 0.5],
    ['redis', 0.25],
    ['misses', 0.25],
  ]);
  expect(outcomesOf({ ...asked, requests: 0, memory: 0, redis: 0, stale: 0, misses: 0 })).toEqual(
    [],
  );
});
