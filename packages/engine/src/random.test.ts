import { expect, it } from 'vitest';
import { seededRandom } from './random.ts';

it('gives the same numbers for a seed on every machine and release', () => {
  const random = seededRandom(42);
  expect([random(), random(), random()]).toMatchInlineSnapshot(`
    [
      0.15377165307290852,
      0.8504893006756902,
      0.018084544222801924,
    ]
  `);
});

it('follows another sequence for another seed, also for the seed 0', () => {
  const draw = (seed: number) => {
    const random = seededRandom(seed);
    return Array.from({ length: 8 }, random);
  };
  expect(draw(0)).not.toEqual(draw(1));
  expect(new Set(draw(0)).size).toBe(8);
});

it('is uniform on [0, 1)', () => {
  const random = seededRandom(7);
  const counts = new Int32Array(10);
  for (let n = 0; n < 100_000; n++) counts[Math.floor(random() * 10)]! += 1;
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(100_000);
  // Standard deviation of a bin is 95.
  for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(500);
});
