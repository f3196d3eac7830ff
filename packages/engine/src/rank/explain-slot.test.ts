import { describe, expect, it } from 'vitest';
import { blend } from '../blend/blend.ts';
import {
  checkerboard,
  checkerboardItems,
  fixtureNow,
  queryOf,
} from '../model/community.fixture.ts';
import { richProfile } from '../model/model.contract.ts';
import { playCounts } from '../profile.ts';
import { explainSlot, listReasons } from './explain-slot.ts';
import { rankShelf } from './rank-shelf.ts';

describe('an explanation', () => {
  const model = blend.fit(checkerboard(), blend.defaults, { seed: 1, now: fixtureNow });
  const query = queryOf(richProfile());
  const { slots } = rankShelf(
    model.score(query),
    {
      size: 20,
      leastPlays: 0,
      mostPlays: 99,
      artistCap: 4,
      diversity: 0.4,
      calibration: 0,
      sampleLast: false,
    },
    {
      catalogue: {
        itemCount: checkerboardItems + 1,
        artistOf: Int32Array.from({ length: checkerboardItems + 1 }, (_, item) => (item + 3) >> 2),
      },
      now: fixtureNow,
      playCounts: playCounts(query.plays),
      itemVerdicts: new Map([[4, 'love']]),
      artistVerdicts: new Map(),
      lastShownAt: new Map([[6, fixtureNow]]),
    },
  );

  it('adds up to the score of every slot, with and without a limit', () => {
    expect(slots.length).toBe(20);
    for (const slot of slots) {
      for (const most of [0, 2, Number.POSITIVE_INFINITY]) {
        const explanation = explainSlot(model, query, slot);
        const { total, modelScore } = explanation;
        const { reasons, rest } = listReasons(explanation, most);
        const listed = reasons.reduce((sum, { value }) => sum + value, 0);
        expect(Math.abs(total - slot.score)).toBeLessThan(1e-4);
        expect(Math.abs(listed + rest.value - slot.score)).toBeLessThan(1e-4);
        expect(Math.abs(modelScore - slot.modelScore)).toBeLessThan(1e-4);
        expect(reasons.length).toBeLessThanOrEqual(most);
      }
    }
  });

  it('names every play once with what each model makes of it, strongest first', () => {
    const slot = slots.find(({ item }) => item === 4)!;
    const { reasons } = listReasons(explainSlot(model, query, slot), Number.POSITIVE_INFINITY);
    const plays = reasons.flatMap(({ play }) => (play === undefined ? [] : [play]));
    expect(new Set(plays).size).toBe(plays.length);
    const [strongest = Number.NaN] = plays;
    expect(query.plays.items[strongest]).toBe(4);
    const sizes = reasons.map(({ value }) => Math.abs(value));
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
    expect(reasons[0]!.parts.length).toBeGreaterThan(0);
  });

  it('names the step that moved a slot', () => {
    const slot = slots.find(({ item }) => item === 6)!;
    const steps = explainSlot(model, query, slot)
      .reasons.flatMap(({ parts }) => parts)
      .map(({ source }) => source);
    expect(steps).toContain('recently-shown');
  });
});
