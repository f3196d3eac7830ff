import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ContentBuilder } from '../content/content-builder.ts';
import type { ItemContent } from '../content/item-content.ts';
import { joinPlays } from '../interactions.ts';
import { checkerboard, dayMs, fixtureNow, logOf, queryOf } from './community.fixture.ts';
import { type ContentOptions, content } from './content.ts';
import { profile } from './contract.fixture.ts';
import { contributionsOf } from './contributions.ts';
import { modelContract } from './model.contract.ts';

modelContract(content, (log) =>
  log.push({ id: 99, item: 12, startedAt: fixtureNow, msPlayed: 180_000 }),
);

const run = { seed: 1, now: fixtureNow };
const aDayAgo = fixtureNow - dayMs;
const only = (weight: keyof ContentOptions): ContentOptions => ({
  ...content.defaults,
  ...{ tagWeight: 0, artistWeight: 0, eraWeight: 0, soundWeight: 0, [weight]: 1 },
});

/** A model of ten items, of which `played` are played, after what `tell` tells. */
function fitted(
  tell: (builder: ContentBuilder) => void,
  { played = [1, 2], options = content.defaults, artists = [] as readonly number[] } = {},
) {
  const builder = new ContentBuilder(Int32Array.from({ length: 10 }, (_, at) => artists[at] ?? 0));
  tell(builder);
  const plays = joinPlays([logOf(...played.map((item) => [item, aDayAgo] as const))], 10);
  return content.fit({ ...plays, content: builder.build() }, options, run);
}
const scoresAfter = (model: ReturnType<typeof fitted>, ...items: number[]) =>
  model.score(queryOf(logOf(...items.map((item) => [item, aDayAgo] as const))));

describe('songs that nobody has played', () => {
  it('are put forward where they are like what was played, and others are not', () => {
    const model = fitted((builder) => {
      for (const item of [1, 8]) builder.tagItem('s', item, 'jazz', 1);
      for (const item of [2, 9]) builder.tagItem('s', item, 'rock', 1);
    });
    const scores = scoresAfter(model, 1);
    // What was played once speaks for itself, to a half; this is the most played of all as well.
    const most = content.defaults.popularWeight * 1;
    expect(scores[1]! / scores[8]!).toBeCloseTo(1 / 2 + most, 6);
    expect(scores[9]).toBe(0);
    expect(contributionsOf(model, queryOf(logOf([1, aDayAgo])), 8)).toMatchObject([
      { source: 'content', play: 0 },
    ]);
  });

  it('change nothing for the others: neither how rare tags are nor what sounds usual', () => {
    const told = (more: boolean) => (builder: ContentBuilder) => {
      builder.tagItem('s', 1, 'jazz', 1);
      builder.tagItem('s', 2, 'jazz', 1);
      builder.tagItem('s', 2, 'rock', 1);
      builder.measure(1, 'tempo', 90);
      builder.measure(2, 'tempo', 120);
      if (!more) return;
      for (const item of [7, 8, 9]) {
        builder.tagItem('s', item, 'rock', 1);
        builder.tagItem('s', item, `its own ${item}`, 1);
        builder.measure(item, 'tempo', 500);
      }
    };
    const few = scoresAfter(fitted(told(false)), 2);
    expect(scoresAfter(fitted(told(true)), 2).subarray(0, 7)).toEqual(few.subarray(0, 7));
  });

  it('seem less alike for what they have and nobody played has', () => {
    const model = fitted((builder) => {
      for (const item of [1, 8, 9]) builder.tagItem('s', item, 'jazz', 1);
      builder.tagItem('s', 9, 'unheard of', 1);
    });
    const scores = scoresAfter(model, 1);
    expect(scores[9]).toBeGreaterThan(0);
    expect(scores[9]).toBeLessThan(scores[8]!);
  });
});

it('of what is alike the popular comes first, and of what is popular only what is alike', () => {
  const model = fitted(
    (builder) => {
      for (const item of [1, 2, 3]) builder.tagItem('s', item, 'jazz', 1);
      for (const item of [4, 5]) builder.tagItem('s', item, 'rock', 1);
    },
    { played: [1, 2, 2, 3, 3, 3, 3, 4, 5, 5, 5, 5, 5, 5] },
  );
  const after = [...model.recommend(queryOf(logOf([1, aDayAgo])), 9)].map(({ item }) => item);
  expect(after).toEqual([3, 2, 1]);
});

describe('what makes two songs alike', () => {
  it('is a rare tag before one that all have', () => {
    const model = fitted(
      (builder) => {
        for (const item of [1, 2, 3, 4, 5, 8]) builder.tagItem('s', item, 'rock', 1);
        for (const item of [1, 9]) builder.tagItem('s', item, 'zeuhl', 1);
      },
      { played: [1, 2, 3, 4, 5] },
    );
    const scores = scoresAfter(model, 1);
    expect(scores[9]).toBeGreaterThan(scores[8]!);
  });

  it('is the artist, where they have one', () => {
    const artists = [0, 7, 6, 0, 0, 0, 0, 0, 7, 0];
    const scores = scoresAfter(
      fitted(() => {}, { artists, options: only('artistWeight') }),
      1,
      3,
    );
    expect([...scores].map((score) => score > 0)).toEqual(artists.map((artist) => artist === 7));
  });

  it('are near years before far ones, and none beyond ten', () => {
    const years = [1980, 1981, 1984, 1988, 1990, 2020];
    const model = fitted(
      (builder) => {
        for (const [at, year] of years.entries()) builder.measure(at + 1, 'release_year', year);
      },
      { played: [1, 2, 3, 4, 5, 6], options: only('eraWeight') },
    );
    const scores = [...scoresAfter(model, 1).subarray(1, 7)];
    expect(scores.slice(0, 4)).toEqual(scores.slice(0, 4).toSorted((a, b) => b - a));
    expect(scores.slice(4)).toEqual([0, 0]);
  });

  it('is what they sound like, against what is usual', () => {
    const model = fitted(
      (builder) => {
        for (const [at, energy] of [0.1, 0.15, 0.9].entries()) {
          builder.measure(at + 1, 'energy', energy);
          builder.measure(at + 1, 'valence', 0.5);
        }
      },
      { played: [1, 2, 3], options: only('soundWeight') },
    );
    const scores = scoresAfter(model, 1);
    expect(scores[2]).toBeGreaterThan(scores[3]!);
  });
});

it('says nothing, and adds nothing, where nothing is known', () => {
  const { content: _, ...plays } = checkerboard();
  const model = content.fit(plays, content.defaults, run);
  const query = queryOf(logOf([2, aDayAgo]));
  expect(model.score(query).every((score) => score === 0)).toBe(true);
  expect(contributionsOf(model, query, 4)).toEqual([]);
});

/** Content of any shape: items with everything, with nothing, with tags that nobody else has. */
const anyContent = fc
  .array(
    fc.record({
      item: fc.nat(9),
      name: fc.constantFrom('release_year', 'energy', 'tempo', 'a tag', 'another', 'a third'),
      value: fc.integer({ min: 1, max: 2030 }),
      source: fc.constantFrom('one', 'other'),
    }),
    { maxLength: 40 },
  )
  .map((told): ItemContent => {
    const builder = new ContentBuilder(Int32Array.from({ length: 10 }, (_, item) => item % 4));
    for (const { item, name, value, source } of told) {
      if (name.startsWith('a')) {
        builder.tagItem(source, item, name, value);
        builder.tagArtist(source, item % 3, name, value);
      } else builder.measure(item, name, value);
    }
    return builder.build();
  });

it('adds up to the last play and stays within what the profile weighs, whatever is known', () => {
  fc.assert(
    fc.property(anyContent, profile, (known, plays) => {
      const { content: _, ...board } = checkerboard(4);
      const model = content.fit({ ...board, content: known }, content.defaults, run);
      const query = queryOf(plays);
      for (const [item, score] of model.score(query).entries()) {
        const sum = contributionsOf(model, query, item).reduce(
          (total, { value }) => total + value,
          0,
        );
        expect(Math.abs(sum - score)).toBeLessThan(1e-9);
        expect(score).toBeGreaterThanOrEqual(0);
        const loudest = 1 + content.defaults.popularWeight;
        expect(score).toBeLessThanOrEqual(loudest * Math.log(2) * plays.length + 1e-5);
      }
    }),
    { numRuns: 50 },
  );
});
