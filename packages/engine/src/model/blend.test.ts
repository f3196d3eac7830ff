import { describe, expect, it } from 'vitest';
import { playCounts } from '../profile.ts';
import { blend } from './blend.ts';
import { checkerboard, fixtureNow, hourMs, logOf, queryOf } from './community.fixture.ts';
import { bentGate, repeatRate } from './gate.ts';
import { modelContract, richProfile } from './model.contract.ts';
import { modelSet, personalModels } from './model-set.ts';

modelContract(blend, (log) =>
  log.push({ id: 99, item: 12, startedAt: fixtureNow, msPlayed: 180_000 }),
);

describe('the gate', () => {
  const options = blend.defaults;

  it('starts at the rate measured of many listeners', () => {
    expect(repeatRate(logOf(), 0, options)).toBeCloseTo(0.63, 12);
  });

  it('learns from what the listener does', () => {
    const repeats = logOf(...Array.from({ length: 100 }, (_, n) => [1, n] as const));
    const explores = logOf(...Array.from({ length: 100 }, (_, n) => [n, n] as const));
    expect(repeatRate(repeats, 100, options)).toBeCloseTo((12.6 + 99) / 120, 12);
    expect(repeatRate(explores, 100, options)).toBeCloseTo(12.6 / 120, 12);
  });

  it('looks at the recent plays, but knows the old ones', () => {
    const old = Array.from({ length: 200 }, (_, n) => [n, n] as const);
    const again = Array.from({ length: 200 }, (_, n) => [n, 1000 + n] as const);
    expect(repeatRate(logOf(...old, ...again), 400, options)).toBeCloseTo(212.6 / 220, 12);
  });

  it('bends with the dial from only new to only known', () => {
    expect([0, 0.25, 0.5, 0.75, 1].map((dial) => bentGate(0.6, dial))).toEqual([
      0, 0.3, 0.6, 0.8, 1,
    ]);
    expect([-1, 2].map((dial) => bentGate(0.6, dial))).toEqual([0, 1]);
  });
});

describe('the blend', () => {
  const model = blend.fit(checkerboard(), blend.defaults, { seed: 1, now: fixtureNow });
  const query = queryOf(richProfile());
  const heard = playCounts(query.plays, model.itemCount).map((plays) => Math.min(plays, 1));

  it('gives what is known the gate and what is new the rest', () => {
    const scores = model.score(query);
    const largest = (known: number) =>
      Math.max(...scores.filter((_, item) => heard[item] === known));
    expect(largest(1)).toBeLessThanOrEqual(model.gate(query));
    expect(largest(1)).toBeGreaterThan(model.gate(query) / 2);
    expect(largest(0)).toBeLessThanOrEqual(1 - model.gate(query));
    expect(largest(0)).toBeGreaterThan((1 - model.gate(query)) / 2);
  });

  it('with the dial at its ends recommends only new or only known songs', () => {
    const items = (familiarity: number) =>
      model.recommend({ ...query, familiarity }, 100).map(({ item }) => heard[item]);
    expect(new Set(items(0))).toEqual(new Set([0]));
    expect(new Set(items(1))).toEqual(new Set([1]));
  });

  it('offers a newcomer what is popular', () => {
    const top = model.recommend(queryOf(logOf()), 3);
    const popular = model.parts.popularity.recommend(queryOf(logOf()), 3);
    expect(top.map(({ item }) => item)).toEqual(popular.map(({ item }) => item));
  });

  it('names the plays of the other model behind each side', () => {
    const [fresh] = model.recommend({ ...query, familiarity: 0 }, 1);
    const sources = model.explain(query, fresh!.item).map(({ source }) => source);
    expect(new Set(sources)).toEqual(new Set(['neighbours', 'popularity']));
  });

  it('answers anew when the log behind the same question has grown', () => {
    const log = richProfile();
    const growing = queryOf(log);
    const before = model.score(growing);
    log.push({ id: 99, item: 12, startedAt: fixtureNow - hourMs, msPlayed: 180_000 });
    const fresh = model.score({ ...growing });
    expect(model.score(growing)).toEqual(fresh);
    expect(fresh).not.toEqual(before);
  });

  it('hands its parts to the shelves, which have the personal ones without it', () => {
    expect([...modelSet(model).keys()].sort()).toEqual([
      'base-level',
      'blend',
      'chain',
      'neighbours',
      'popularity',
      'rediscover',
      'right-now',
    ]);
    const alone = personalModels(0).get('base-level')!;
    expect(alone.recommend(queryOf(logOf([7, fixtureNow - hourMs])), 1)[0]?.item).toBe(7);
  });
});
