import { expect, it } from 'vitest';
import { joinPlays } from '../interactions.ts';
import { dayMs, fixtureNow, logOf, minuteMs, queryOf } from './community.fixture.ts';
import { contributionsOf } from './contributions.ts';
import { modelContract } from './model.contract.ts';
import { ownTransitions } from './own-transitions.ts';

modelContract(ownTransitions, (log) =>
  log.push({ id: 99, item: 6, startedAt: fixtureNow - minuteMs, msPlayed: 60_000 }),
);

const run = { seed: 1, now: fixtureNow };
type Sitting = readonly [item: number, startedAt: number][];
const sitting = (daysAgo: number, ...items: number[]): Sitting =>
  items.map((item, n) => [item, fixtureNow - daysAgo * dayMs + n * 4 * minuteMs]);
const now = (...items: number[]): Sitting =>
  items.map((item, n) => [item, fixtureNow - (items.length - n) * 4 * minuteMs]);
const plain = { ...ownTransitions.defaults, sessionPlays: 1, backward: 0, communityPrior: 1 };

it('goes by the listener’s own habit as far as there is one, and by the community’s for the rest', () => {
  const community = joinPlays([logOf(...sitting(5, 1, 2))], 5);
  const model = ownTransitions.fit(community, plain, run);
  const query = queryOf(logOf(...sitting(4, 1, 3), ...sitting(3, 1, 3), ...now(1)));
  const scores = model.score(query);
  expect(scores[3]).toBeCloseTo(2 / 3, 12);
  expect(scores[2]).toBeCloseTo(1 / 3, 12);
  expect(contributionsOf(model, query, 3)).toMatchObject([{ source: 'own-transitions', play: 4 }]);
  expect(contributionsOf(model, query, 2)).toMatchObject([{ source: 'transitions', play: 4 }]);
});

it('tells what follows a pair in a row from what follows the last song alone', () => {
  const model = ownTransitions.fit(joinPlays([], 5), { ...plain, pairPrior: 1 }, run);
  const past = [...sitting(4, 1, 2, 3), ...sitting(3, 4, 2, 1)];
  const after1 = model.score(queryOf(logOf(...past, ...now(1, 2))));
  expect(after1[3]! / after1[1]!).toBeCloseTo((1 / 2 + 1 / 4) / (1 / 4), 12);
  const after4 = model.score(queryOf(logOf(...past, ...now(4, 2))));
  expect(after4[1]).toBeCloseTo(after1[3]!, 12);
});

it('does not join songs over a break', () => {
  const model = ownTransitions.fit(joinPlays([], 5), plain, run);
  const scores = model.score(queryOf(logOf(...sitting(4, 1), ...sitting(3, 2, 3), ...now(1))));
  expect([...scores].every((score) => score === 0)).toBe(true);
});
