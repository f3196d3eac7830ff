import { describe, expect, it } from 'vitest';
import { als } from './als.ts';
import {
  checkerboard,
  clusterOf,
  fixtureNow,
  logOf,
  minuteMs,
  queryOf,
} from './community.fixture.ts';
import { modelContract } from './model.contract.ts';

modelContract(als, (log) => {
  log.push({ id: 99, item: 8, startedAt: fixtureNow - minuteMs, msPlayed: 180_000 });
});

describe('als', () => {
  const run = { seed: 1, now: fixtureNow };
  const model = als.fit(checkerboard(), als.defaults, run);

  it('recommends what those of the same taste play', () => {
    const query = queryOf(
      logOf(...[2, 4, 6].map((item) => [item, fixtureNow - minuteMs] as const)),
    );
    for (const { item } of model.recommend(query, 8)) expect(clusterOf(item)).toBe(0);
  });

  it('is the same model on several threads', () => {
    const other = als.fit(checkerboard(), als.defaults, { ...run, threads: 2 });
    expect(other.save()).toEqual(model.save());
  });

  it('takes a count for as many plays', () => {
    const { items, startedAt, ...plays } = logOf([2, fixtureNow - minuteMs]);
    const counted = { ...plays, items, startedAt, counts: Float64Array.of(7) };
    const seven = logOf(...Array.from({ length: 7 }, () => [2, fixtureNow - minuteMs] as const));
    expect(model.score({ ...queryOf(seven), plays: { ...counted, length: 1 } })).toEqual(
      model.score(queryOf(seven)),
    );
  });
});
