import { expect, it } from 'vitest';
import { countsAsListen } from './listen.ts';

it.each([
  [29_999, null, false],
  [30_000, null, true],
  [29_999, 60_000, false],
  [10_000, 20_000, true],
  [9_999, 20_000, false],
  [0, 0, false],
  [0, null, false],
  [-1, 20_000, true],
  [30_000, 3_600_000, true],
])('a play of %i ms of a track of %s ms counts: %s', (msPlayed, durationMs, counts) => {
  expect(countsAsListen(msPlayed, durationMs)).toBe(counts);
});
