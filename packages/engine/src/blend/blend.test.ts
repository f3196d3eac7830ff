import { describe, expect, it } from 'vitest';
import { contentOfPlayed } from '../content/item-content.ts';
import {
  checkerboard,
  checkerboardContent,
  fixtureNow,
  hourMs,
  logOf,
  queryOf,
} from '../model/community.fixture.ts';
import { contributionsOf } from '../model/contributions.ts';
import { modelContract, richProfile } from '../model/model.contract.ts';
import { playCounts } from '../profile.ts';
import { shelves } from '../shelf/shelves.ts';
import { blend } from './blend.ts';
import { bentGate, repeatRate } from './gate.ts';
import { modelSet, personalModels } from './model-set.ts';

modelContract(blend, (log) =>
  log.push({ id: 99, item: 12, startedAt: fixtureNow, msPlayed: 180_000 }),
);

it('has no part for what is known of songs where that is nothing but their artists', () => {
  const { content, ...plays } = checkerboard();
  const none = contentOfPlayed(content ?? checkerboardContent(), []);
  const artists = { ...none, artistOf: checkerboardContent().artistOf };
  const run = { seed: 1, now: fixtureNow };
  const hasContent = (given: typeof plays) => {
    const { parts } = blend.fit(given, { ...blend.defaults, questions: 1 }, run);
    expect(parts.has('told-similar')).toBe(false);
    return parts.has('content');
  };
  expect(hasContent({ ...plays, ...{ content } })).toBe(true);
  expect(hasContent({ ...plays, ...{ content: artists } })).toBe(false);
  expect(hasContent(plays)).toBe(false);
});

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
  const heard = playCounts(query.plays);

  it('lets the dial weigh what is known against what is new', () => {
    const largest = (familiarity: number, known: number) =>
      model
        .score({ ...query, familiarity })
        .reduce(
          (most, score, item) => (Number(heard.has(item)) === known ? Math.max(most, score) : most),
          0,
        );
    const dials = [0.1, 0.5, 0.9];
    const shares = dials.map((dial) => largest(dial, 1) / largest(dial, 0));
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    for (const dial of dials) {
      expect(largest(dial, 0)).toBeGreaterThan(0);
      expect(largest(dial, 1)).toBeLessThanOrEqual(1);
    }
  });

  it('with the dial at its ends recommends only new or only known songs', () => {
    const items = (familiarity: number) =>
      model.recommend({ ...query, familiarity }, 100).map(({ item }) => Number(heard.has(item)));
    expect(new Set(items(0))).toEqual(new Set([0]));
    expect(new Set(items(1))).toEqual(new Set([1]));
  });

  it('offers a newcomer what is popular', () => {
    const top = model.recommend(queryOf(logOf()), 3);
    const popular = model.parts.get('popularity')?.recommend(queryOf(logOf()), 3);
    expect(top.map(({ item }) => item)).toEqual(popular?.map(({ item }) => item));
  });

  it('names the plays of the other model behind each side', () => {
    const sources = (familiarity: number) => {
      const [best] = model.recommend({ ...query, familiarity }, 1);
      const addends = contributionsOf(model, { ...query, familiarity }, best!.item);
      return new Set(addends.map(({ source }) => source));
    };
    const [fresh, known] = [sources(0), sources(1)];
    expect(fresh).toContain('popularity');
    expect(fresh).toContain('als');
    expect(known).toContain('repeat');
    for (const own of ['repeat', 'base-level', 'most-recent']) expect(fresh).not.toContain(own);
    for (const other of ['popularity', 'als', 'ease']) expect(known).not.toContain(other);
  });

  it('refitted it keeps its shapes and learns the newer plays', () => {
    const run = { seed: 1, now: fixtureNow };
    const same = model.refit(checkerboard(), run);
    expect(same.save()).toEqual(model.save());
    expect(model.refit(checkerboard(20, 8), run).save()).not.toEqual(model.save());
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
    const kinds = [...modelSet(model).keys()];
    expect(kinds).toEqual(expect.arrayContaining(['blend', 'base-level', 'rediscover', 'ease']));
    for (const { models } of Object.values(shelves)) {
      for (const kind of models) expect(kinds).toContain(kind);
    }
    const alone = personalModels(0).get('base-level')!;
    expect(alone.recommend(queryOf(logOf([7, fixtureNow - hourMs])), 1)[0]?.item).toBe(7);
  });
});
