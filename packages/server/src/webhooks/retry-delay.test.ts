import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mostAttempts, retryDelay } from './retry-delay.ts';

const middle = (attempts: number) => retryDelay(attempts, () => 0.5);

it('waits longer each time, up to twelve hours, and gives up after ten attempts', () => {
  const delays = Array.from({ length: mostAttempts - 1 }, (_, nth) => middle(nth + 1));
  expect(delays.slice(0, 4)).toEqual([5_000, 20_000, 80_000, 320_000]);
  expect(delays.at(-1)).toBe(12 * 3_600_000);
  expect(middle(mostAttempts)).toBeNull();
});

it('is by half shorter or longer at random', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 9 }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (attempts, chance) => {
        const usual = middle(attempts) ?? 0;
        const delay = retryDelay(attempts, () => chance) ?? 0;
        expect(delay).toBeGreaterThanOrEqual(usual / 2);
        expect(delay).toBeLessThanOrEqual(usual * 1.5);
      },
    ),
  );
});
