import { expect, it } from 'vitest';
import { trainingNeed } from './training-need.ts';

const hour = 3_600_000;

it.each([
  [{ plays: 0, learned: null, ageMs: null }, null],
  [{ plays: 1, learned: null, ageMs: null }, 'first'],
  // Trained by a release that did not count.
  [{ plays: 10, learned: null, ageMs: hour }, 'first'],
  [{ plays: 10_000, learned: 9_501, ageMs: 30 * hour }, null],
  [{ plays: 10_000, learned: 9_500, ageMs: 30 * hour }, 'new-plays'],
  [{ plays: 10_000, learned: 9_500, ageMs: 5 * hour }, null],
  [{ plays: 104_999, learned: 100_000, ageMs: 30 * hour }, null],
  [{ plays: 105_000, learned: 100_000, ageMs: 30 * hour }, 'new-plays'],
  [{ plays: 100_001, learned: 100_000, ageMs: 167 * hour }, null],
  [{ plays: 100_001, learned: 100_000, ageMs: 168 * hour }, 'age'],
  [{ plays: 100_000, learned: 100_000, ageMs: 900 * hour }, null],
  // Some were forgotten: that trains by itself.
  [{ plays: 90_000, learned: 100_000, ageMs: 900 * hour }, null],
] as const)('of %o the need is %s', (state, need) => {
  expect(trainingNeed({ ...state, hasDrifted: false })).toBe(need);
});

it.each([
  [{ plays: 100_001, learned: 100_000, ageMs: 24 * hour }, 'drift'],
  [{ plays: 100_001, learned: 100_000, ageMs: 23 * hour }, null],
  [{ plays: 100_000, learned: 100_000, ageMs: 90 * hour }, null],
] as const)('where listeners have changed, of %o it is %s', (state, need) => {
  expect(trainingNeed({ ...state, hasDrifted: true })).toBe(need);
});
