import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readDollars, writeDollars } from './write-dollars.ts';

it('an amount is written to the cent, and to the nano-dollar where it has that many digits', () => {
  const texts = [0, 1, 123_000, 10_000_000, 12_500_000_000, 1e15].map(writeDollars);
  expect(texts).toEqual([...['0.00', '0.000000001', '0.000123', '0.01', '12.50', '1000000.00']]);
});

it('an amount that is written reads as what it was', () => {
  fc.assert(
    fc.property(fc.nat(1e15), (nanoUsd) => {
      expect(readDollars(writeDollars(nanoUsd))).toBe(nanoUsd);
    }),
  );
});

it('what is no amount is none', () => {
  expect(['5', '$5', '2.5', '0.000000001'].map(readDollars)).toEqual([5e9, 5e9, 2.5e9, 1]);
  for (const text of ['', '-1', '1e3', '5€', '1,50', '.5', '5.', '0.0000000001', '12345678']) {
    expect(readDollars(text), text).toBeNull();
  }
});
