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
import { transitions } from './transitions.ts';

modelContract(transitions, (log) =>
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
const plain = { ...transitions.defaults, ageing: 0, sessionPlays: 1, backward: 0, stepFade: 1 };

it('is the mean over the plays of a song of what came after, by one over the distance', () => {
  const community = joinPlays([sitting(3, 1, 2, 3), sitting(2, 1, 3), sitting(1, 1)], 5);
  const scores = transitions.fit(community, plain, run).score(playing(1));
  expect(scores[2]).toBeCloseTo(1 / 3, 12);
  expect(scores[3]).toBeCloseTo((1 / 2 + 1) / 3, 12);
  expect(scores[1]).toBe(0);
});

it('trusts a pair in a row as far as it was played, and the last song for the rest', () => {
  const community = joinPlays([sitting(3, 4, 1, 2), sitting(2, 1, 3)], 5);
  const model = transitions.fit(community, { ...plain, pairPrior: 3 }, run);
  const scores = model.score(playing(4, 1));
  expect(scores[2]).toBeCloseTo((3 / 4) * (1 / 2) + 1 / 4, 12);
  expect(scores[3]).toBeCloseTo((3 / 4) * (1 / 2), 12);
  const [last, before] = contributionsOf(model, playing(4, 1), 2).toSorted(
    (a, b) => b.value - a.value,
  );
  expect(last).toMatchObject({ play: 1, value: expect.closeTo(3 / 8 + 1 / 8, 12) });
  expect(before).toMatchObject({ play: 0, value: expect.closeTo(1 / 8, 12) });
  expect(model.score(playing(3, 1))[2]).toBeCloseTo(1 / 2, 12);
});

it('takes a session that is added while it serves, from the first play on', () => {
  const model = transitions.fit(joinPlays([sitting(3, 1, 2)], 3), plain, run);
  const session = model.sessions.begin(fixtureNow - 60 * minuteMs, 1);
  model.sessions.extend(session, 7);
  expect(model.recommend(playing(1), 5).map(({ item }) => item)).toEqual([2, 7]);
  expect(transitions.load(model.save()).score(playing(1))).toEqual(model.score(playing(1)));
});

it('does not take the running session for evidence of itself', () => {
  const model = transitions.fit(joinPlays([sitting(3, 1, 2)], 4), plain, run);
  const query = playing(1, 3, 1);
  const before = model.score(query);
  const session = model.sessions.begin(query.plays.startedAt[0]!, 1);
  model.sessions.extend(session, 3);
  model.sessions.extend(session, 1);
  expect(model.score(query)).toEqual(before);
});

it('offers what goes with the colour of the checkerboard that is playing', () => {
  const model = transitions.fit(checkerboard(), transitions.defaults, run);
  for (const heard of [1, 2]) {
    const top = model.recommend(playing(heard), 10);
    expect(top).toHaveLength(10);
    expect(top.every(({ item }) => clusterOf(item) === clusterOf(heard))).toBe(true);
  }
});
