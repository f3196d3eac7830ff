import { expect, it } from 'vitest';
import { ContentBuilder } from '../content/content-builder.ts';
import type { ItemContent } from '../content/item-content.ts';
import { joinPlays } from '../interactions.ts';
import {
  checkerboardContent,
  checkerboardItems,
  dayMs,
  fixtureNow,
  logOf,
  queryOf,
} from './community.fixture.ts';
import { contributionsOf } from './contributions.ts';
import { modelContract } from './model.contract.ts';
import { toldSimilar } from './told-similar.ts';

/** The board's content, and of each item that it is like the next two of its colour. */
function toldBoard(): ItemContent {
  const { artistOf } = checkerboardContent();
  const builder = new ContentBuilder(artistOf);
  for (let item = 1; item + 4 <= checkerboardItems; item++) {
    builder.likenItem('board', item, item + 2, 10);
    builder.likenItem('board', item, item + 4, 5);
    builder.likenArtist('board', artistOf[item]!, artistOf[item + 4]!, 3);
  }
  return builder.build();
}

modelContract(
  {
    ...toldSimilar,
    fit: ({ content, ...plays }, options, run) =>
      toldSimilar.fit({ ...plays, ...(content && { content: toldBoard() }) }, options, run),
  },
  (log) => log.push({ id: 99, item: 12, startedAt: fixtureNow, msPlayed: 180_000 }),
);

const aDayAgo = fixtureNow - dayMs;
const run = { seed: 1, now: fixtureNow };

function fitted(tell: (builder: ContentBuilder) => void) {
  const builder = new ContentBuilder(Int32Array.of(0, 1, 1, 2, 2, 3));
  tell(builder);
  const plays = joinPlays([logOf([1, aDayAgo])], 6);
  return toldSimilar.fit({ ...plays, content: builder.build() }, toldSimilar.defaults, run);
}

it('puts forward what is told to be like what was played, the most alike first, and nothing else', () => {
  const model = fitted((builder) => {
    builder.likenItem('one', 1, 3, 200);
    builder.likenItem('one', 1, 4, 50);
    // Counts otherwise: its most alike weighs as much as the first source's.
    builder.likenItem('other', 1, 3, 0.5);
    builder.likenItem('one', 2, 5, 9);
  });
  const query = queryOf(logOf([1, aDayAgo]));
  const ranked = model.recommend(query, 9);
  expect(ranked.map(({ item }) => item)).toEqual([3, 4]);
  expect(ranked[0]!.score / ranked[1]!.score).toBeCloseTo(8, 9);
  expect(contributionsOf(model, query, 4)).toMatchObject([{ source: 'told-similar', play: 0 }]);
});

it('takes songs of artists that are told to be alike for alike, but less than the songs themselves', () => {
  const model = fitted((builder) => {
    builder.likenItem('one', 1, 5, 1);
    builder.likenArtist('one', 1, 2, 7);
  });
  const scores = model.score(queryOf(logOf([1, aDayAgo])));
  expect(scores[3]).toBe(scores[4]);
  expect(scores[3]! / scores[5]!).toBeCloseTo(toldSimilar.defaults.artistWeight, 9);
});
