import { describe, expect, it } from 'vitest';
import type { Goal } from '../evaluate/task.ts';
import {
  checkerboard,
  clusterOf,
  fixtureNow,
  logOf,
  minuteMs,
  queryOf,
} from '../model/community.fixture.ts';
import { contributionsOf } from '../model/contributions.ts';
import { families } from '../model/families.ts';
import { loadMix } from '../model/mix.ts';
import { type AutoRequest, chooseAutomatically } from './choose.ts';
import { contenders } from './contenders.ts';

const clockOf = { 'top-n': 'none', next: 'steps', weeks: 'real' } as const;
const request = (goal: Goal, tried: string[] = []): AutoRequest => ({
  ...{ goal, clock: clockOf[goal], minuteOfWeek: () => 0, spent: () => 0 },
  run: { seed: 1, now: fixtureNow },
  onTried: (name) => tried.push(name),
});
it('says what is popular where there is nothing to ask', () => {
  const none = { listenerCount: 1, offsets: new Int32Array(2), items: new Int32Array(0) };
  const plays = { itemCount: 3, ...none, startedAt: new Float64Array(0) };
  expect(chooseAutomatically(plays, request('top-n')).name).toBe('popularity');
});

const query = queryOf(logOf(...[2, 4, 6].map((item) => [item, fixtureNow - minuteMs] as const)));

describe.each(['top-n', 'next', 'weeks'] as const)('the automatic choice for %s', (goal) => {
  const tried: string[] = [];
  const { name, model } = chooseAutomatically(checkerboard(), request(goal, tried));

  it('recommends what those of the same taste play, and says of what it consists', () => {
    for (const { item } of model.recommend(query, 5)) expect(clusterOf(item)).toBe(0);
    expect(tried.at(-1)).toBe(name);
    expect(tried.length).toBeGreaterThan(3);
  });

  it('explains every score to the last addend', () => {
    const scores = model.score(query);
    for (let item = 0; item < scores.length; item++) {
      const sum = contributionsOf(model, query, item).reduce(
        (total, { value }) => total + value,
        0,
      );
      expect(Math.abs(sum - scores[item]!)).toBeLessThan(1e-4);
    }
  });

  it('is the same from the same seed, and after save and load', () => {
    const again = chooseAutomatically(checkerboard(), request(goal));
    expect(again.name).toBe(name);
    expect(again.model.save()).toEqual(model.save());
    expect(loadMix(model.save(), families).score(query)).toEqual(model.score(query));
  });
});

it('with no time left takes the first setting of every group', () => {
  const tried: string[] = [];
  chooseAutomatically(checkerboard(), { ...request('top-n', tried), spent: () => 1 });
  const groups = contenders('top-n', 'none', checkerboard());
  expect(tried.slice(0, -1)).toEqual(groups.map(([first]) => first));
});
