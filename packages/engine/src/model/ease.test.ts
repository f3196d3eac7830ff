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

const forms = {
  exact: ease,
  'among neighbours': { ...ease, defaults: { ...ease.defaults, neighbourhood: 3 } },
};
for (const [form, family] of Object.entries(forms)) {
  describe(form, () => {
    modelContract(family, (log) => {
      log.push({ id: 99, item: 8, startedAt: fixtureNow - minuteMs, msPlayed: 180_000 });
    });
  });
}

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

  it('among as many neighbours as there are items is the exact one', () => {
    const options = { ...ease.defaults, regularisation: 5, dropout: 0.3 };
    const query = queryOf(logOf([0, fixtureNow], [5, fixtureNow]));
    const exact = ease.fit(checkerboard(), options, run).score(query);
    const local = ease.fit(checkerboard(), { ...options, neighbourhood: 100 }, run).score(query);
    for (const [item, score] of exact.entries()) expect(local[item]).toBeCloseTo(score, 4);
  });

  it('among few neighbours still recommends what those of the same taste play', () => {
    const options = { ...ease.defaults, regularisation: 5, neighbourhood: 3 };
    const model = ease.fit(checkerboard(), options, run);
    const even = Array.from({ length: 20 }, (_, at) => 2 * at + 2);
    const played = even.map((item) => [item, fixtureNow - minuteMs] as const);
    const best = model.recommend(queryOf(logOf(...played)), 40);
    expect(best.length).toBeGreaterThan(10);
    for (const { item } of best) expect(clusterOf(item)).toBe(0);
  });

  it('says what to do where the catalogue is too large for either form', () => {
    const wide: Interactions = {
      ...{ itemCount: 260_000, listenerCount: 1, offsets: Int32Array.of(0, 1) },
      ...{ items: Int32Array.of(0), startedAt: new Float64Array(1) },
    };
    expect(() => ease.fit(wide, ease.defaults, run)).toThrow(/give the option neighbourhood/);
    const local = { ...ease.defaults, neighbourhood: 200 };
    expect(() => ease.fit(wide, local, run)).toThrow(/at most 50000000 in all/);
  });
});
