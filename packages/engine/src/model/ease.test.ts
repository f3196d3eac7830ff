import { describe, expect, it } from 'vitest';
import type { Interactions } from '../plays.ts';
import {
  checkerboard,
  clusterOf,
  fixtureNow,
  logOf,
  minuteMs,
  queryOf,
} from './community.fixture.ts';
import { ease } from './ease.ts';
import { modelContract } from './model.contract.ts';

modelContract(ease, (log) => {
  log.push({ id: 99, item: 8, startedAt: fixtureNow - minuteMs, msPlayed: 180_000 });
});

const run = { seed: 1, now: fixtureNow };

describe('ease', () => {
  it('recommends what those of the same taste play', () => {
    const model = ease.fit(checkerboard(), { ...ease.defaults, regularisation: 5 }, run);
    const query = queryOf(
      logOf(...[2, 4, 6].map((item) => [item, fixtureNow - minuteMs] as const)),
    );
    for (const { item } of model.recommend(query, 8)) expect(clusterOf(item)).toBe(0);
  });

  /** Three listeners, of whom the last is alone; then three more items that nobody plays. */
  const few = (itemCount: number): Interactions => ({
    ...{ itemCount, listenerCount: 3, offsets: Int32Array.of(0, 2, 4, 5) },
    ...{ items: Int32Array.of(0, 1, 0, 1, 2), startedAt: new Float64Array(5) },
  });

  it('is by listeners what it is by items', () => {
    const options = { ...ease.defaults, regularisation: 1, dropout: 0.3 };
    const query = queryOf(logOf([0, fixtureNow]));
    const byItems = ease.fit(few(3), options, run).score(query);
    const byListeners = ease.fit(few(6), options, run).score(query);
    for (let item = 0; item < 3; item++) expect(byListeners[item]).toBeCloseTo(byItems[item]!, 5);
    // B₀₁ of XᵀX = [2 2; 2 2] with ridge 1 + .3 / .7 · 2 by hand.
    const ridge = 1 + (0.3 / 0.7) * 2;
    expect(byItems[1]).toBeCloseTo(2 / (2 + ridge), 5);
  });
});
