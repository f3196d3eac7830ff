import { expect, it } from 'vitest';
import { joinPlays } from '../interactions.ts';
import {
  checkerboard,
  clusterOf,
  dayMs,
  fixtureNow,
  logOf,
  minuteMs,
  queryOf,
} from './community.fixture.ts';
import { contributionsOf } from './contributions.ts';
import { modelContract } from './model.contract.ts';
import { sessionNeighbours } from './session-neighbours.ts';

modelContract(sessionNeighbours, (log) =>
  log.push({ id: 99, item: 6, startedAt: fixtureNow - minuteMs, msPlayed: 60_000 }),
);

const run = { seed: 1, now: fixtureNow };
const sitting = (daysAgo: number, ...items: number[]) =>
  logOf(
    ...items.map((item, n) => [item, fixtureNow - daysAgo * dayMs + n * 4 * minuteMs] as const),
  );
const playing = (...items: number[]) =>
  queryOf(
    logOf(
      ...items.map((item, n) => [item, fixtureNow - (items.length - n) * 4 * minuteMs] as const),
    ),
  );

it('is the formula: overlap to the power, less with age, distance and the steps since', () => {
  const community = joinPlays([sitting(3, 1, 2, 3, 4), sitting(2, 3), sitting(1, 5)], 6);
  const options = { ...sessionNeighbours.defaults, sharpness: 2, ageing: 1, sessionFade: 4 };
  const model = sessionNeighbours.fit(community, options, run);
  // The oldest of three sessions shares 1 and, a step closer, 2, which is the anchor; 5 and 6 pass by.
  const overlap = Math.exp(-1 / 4) * Math.log(4) + Math.exp(-2 / 4) * Math.log(4);
  const weight = Math.exp(-1) * Math.exp(-1 / options.anchorFade) * overlap ** 2;
  const query = playing(1, 2, 6);
  const scores = model.score(query);
  expect(scores[3]).toBeCloseTo(weight, 12);
  expect(scores[4]).toBeCloseTo(weight * Math.exp(-1 / options.afterFade), 12);
  expect(scores[1]).toBeCloseTo(weight * options.backward * options.again, 12);
  expect(scores[2]).toBeCloseTo(weight * options.here * options.again, 12);
  expect(scores[5]).toBe(0);
  const [late, early] = contributionsOf(model, query, 3);
  expect(late).toMatchObject({ play: 1 });
  expect(early).toMatchObject({ play: 0 });
  expect(late!.value / early!.value).toBeCloseTo(Math.exp(1 / 4), 12);
});

it('puts a session that shares two songs above two newer ones that share one each', () => {
  const community = [sitting(9, 1, 2, 3), sitting(2, 2, 4), sitting(1, 1, 4)];
  const model = sessionNeighbours.fit(joinPlays(community, 5), sessionNeighbours.defaults, run);
  expect(model.recommend(playing(1, 2), 1)).toMatchObject([{ item: 3 }]);
});

it('takes a session that is added while it serves, from the first play on', () => {
  const community = joinPlays([sitting(3, 1, 2)], 3);
  const model = sessionNeighbours.fit(community, sessionNeighbours.defaults, run);
  const session = model.sessions.begin(fixtureNow - 60 * minuteMs, 1);
  model.sessions.extend(session, 7);
  expect(model.recommend(playing(1), 2).map(({ item }) => item)).toEqual([7, 2]);
  const loaded = sessionNeighbours.load(model.save());
  expect(loaded.score(playing(1))).toEqual(model.score(playing(1)));
});

it('does not take the running session for a neighbour of itself', () => {
  const community = joinPlays([sitting(3, 1, 2), sitting(2, 3, 2)], 4);
  const model = sessionNeighbours.fit(community, { ...sessionNeighbours.defaults, ageing: 0 }, run);
  const query = playing(1, 3);
  const before = contributionsOf(model, query, 2).map(({ play }) => play);
  const session = model.sessions.begin(query.plays.startedAt[0]!, 1);
  model.sessions.extend(session, 3);
  expect(contributionsOf(model, query, 2).map(({ play }) => play)).toEqual(before);
  expect(model.score(query)[1]).toBeGreaterThan(0);
  expect(model.score(query)[1]).toBeLessThan(model.score(query)[2]!);
});

it('offers what goes with the colour of the checkerboard that is playing', () => {
  const model = sessionNeighbours.fit(checkerboard(), sessionNeighbours.defaults, run);
  for (const heard of [1, 2]) {
    const top = model.recommend(playing(heard), 10);
    expect(top).toHaveLength(10);
    expect(top.every(({ item }) => clusterOf(item) === clusterOf(heard))).toBe(true);
  }
});
