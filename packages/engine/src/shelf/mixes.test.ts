import { expect, it } from 'vitest';
import { similarityOf } from '../blend/model-set.ts';
import {
  checkerboard,
  clusterOf,
  dayMs,
  fixtureNow,
  logOf,
  queryOf,
} from '../model/community.fixture.ts';
import { neighbours } from '../model/neighbours.ts';
import { mixesOf } from './mixes.ts';

const community = neighbours.fit(checkerboard(), neighbours.defaults, { seed: 1, now: fixtureNow });
const similarity = similarityOf(new Map([['neighbours', community]]));
const noArtist = new Int32Array(99);
/** Odd songs oftener than even ones. */
const both = queryOf(
  logOf(
    ...[1, 1, 3, 3, 5, 5, 7, 7, 9, 9]
      .map((item, n) => [item, fixtureNow - (n + 1) * dayMs] as const)
      .reverse(),
    ...[2, 4, 6, 8].map((item) => [item, fixtureNow - 20 * dayMs] as const),
  ),
);

it('songs that the community brings together are a mix, the liveliest first', () => {
  const mixes = mixesOf(both, noArtist, similarity);
  expect(mixes.map((songs) => songs.toSorted((a, b) => a - b))).toEqual([
    [1, 3, 5, 7, 9],
    [2, 4, 6, 8],
  ]);
  for (const songs of mixes) expect(new Set(songs.map(clusterOf)).size).toBe(1);
});

it('without a community artists make the mixes, and what belongs nowhere is in none', () => {
  const artistOf = Int32Array.from({ length: 99 }, (_, item) => (item < 6 ? 1 : item));
  expect(
    mixesOf(both, artistOf, undefined).map((songs) => songs.toSorted((a, b) => a - b)),
  ).toEqual([[1, 2, 3, 4, 5]]);
  expect(mixesOf(queryOf(logOf()), noArtist, similarity)).toEqual([]);
});

it('there are no more than asked for', () => {
  const options = { songs: 90, mixes: 1, fewestSongs: 4 };
  expect(mixesOf(both, noArtist, similarity, options)).toHaveLength(1);
});
