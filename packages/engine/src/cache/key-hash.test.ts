import { expect, it } from 'vitest';
import { hash53, isSampled } from './key-hash.ts';

const names = Array.from({ length: 100_000 }, (_, at) => `recommendations:${at}`);

it('gives a hundred thousand names different numbers that a double holds', () => {
  const hashes = names.map(hash53);
  expect(new Set(hashes).size).toBe(names.length);
  expect(hashes.every((hash) => Number.isSafeInteger(hash) && hash >= 0)).toBe(true);
});

it('samples so many keys as the rate says, whether they are hashes or count up', () => {
  for (const keys of [
    names.map(hash53),
    names.map((_, at) => at),
    names.map((_, at) => at * 512),
  ]) {
    for (const rate of [0.5, 0.1, 0.01]) {
      const taken = keys.filter((key) => isSampled(key, rate)).length;
      const deviation = Math.sqrt(rate * (1 - rate) * keys.length);
      expect(Math.abs(taken - rate * keys.length)).toBeLessThan(4 * deviation);
    }
    expect(keys.every((key) => isSampled(key, 1))).toBe(true);
  }
});

it('takes into a larger sample all that a smaller one has', () => {
  const small = names.map(hash53).filter((key) => isSampled(key, 0.01));
  expect(small.every((key) => isSampled(key, 0.02))).toBe(true);
});
