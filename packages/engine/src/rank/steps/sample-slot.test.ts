import { expect, it } from 'vitest';
import { seededRandom } from '../../random.ts';
import { rankShelf } from '../rank-shelf.ts';
import { drawnFrom, sampleSlot } from './sample-slot.ts';

const candidates = [1, 0.95, 0.9, 0.2].map((score, item) => ({
  item,
  artist: item + 1,
  modelScore: score,
  adjustments: {},
  score,
}));

it('draws each candidate as often as its propensity says', () => {
  const random = seededRandom(11);
  const draws = 20_000;
  const counts = new Map<number, { drawn: number; propensity: number }>();
  for (let n = 0; n < draws; n++) {
    const { candidate, propensity } = sampleSlot(candidates, 1, random);
    const drawn = (counts.get(candidate.item)?.drawn ?? 0) + 1;
    counts.set(candidate.item, { drawn, propensity });
  }
  let whole = 0;
  for (const { drawn, propensity } of counts.values()) {
    whole += propensity;
    expect(Math.abs(drawn / draws - propensity)).toBeLessThan(0.015);
  }
  expect(whole).toBeGreaterThan(0.99);
  expect(whole).toBeLessThanOrEqual(1 + 1e-12);
});

it('never draws beyond its candidates, even from the largest number a generator can give', () => {
  const { candidate } = sampleSlot(candidates, 1, () => 1 - 2 ** -53);
  expect(candidate.item).toBe(3);
});

it('draws one of a list whose best score is the least number there is', () => {
  const least = candidates.map((one) => ({ ...one, score: Number.MIN_VALUE }));
  expect(sampleSlot(least, Number.MIN_VALUE, () => 0.3)).toMatchObject({
    ...{ candidate: { item: 1 }, propensity: 0.25 },
  });
});

it('draws only the last slot of a shelf, from the next candidates', () => {
  const scores = Float64Array.from({ length: 30 }, (_, item) => (item === 0 ? 0 : 100 - item));
  const context = {
    catalogue: { itemCount: 30, artistOf: Int32Array.from({ length: 30 }, (_, item) => item) },
    now: 0,
    playCounts: new Map(),
    itemVerdicts: new Map(),
    artistVerdicts: new Map(),
    lastShownAt: new Map(),
  };
  const rules = {
    size: 3,
    leastPlays: 0,
    mostPlays: 99,
    artistCap: 1,
    diversity: 0,
    calibration: 0,
    sampleLast: true,
  } as const;
  const last = new Set<number>();
  for (let seed = 0; seed < 200; seed++) {
    const { slots } = rankShelf(scores, rules, context, seededRandom(seed));
    expect(slots.slice(0, 2).map(({ item, propensity }) => [item, propensity])).toEqual([
      [1, 1],
      [2, 1],
    ]);
    expect(slots[2]!.propensity).toBeLessThan(1);
    last.add(slots[2]!.item);
  }
  expect([...last].sort((a, b) => a - b)).toEqual(
    Array.from({ length: drawnFrom }, (_, n) => n + 3),
  );
  expect(rankShelf(scores, rules, context).slots[2]).toMatchObject({ item: 3, propensity: 1 });
});
