import { expect, it } from 'vitest';
import { arcPath, radiusOf } from './arcs.ts';
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
