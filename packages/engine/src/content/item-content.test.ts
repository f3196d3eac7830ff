import { describe, expect, it } from 'vitest';
import { EngineError } from '../error.ts';
import { checkInteractions } from '../interactions.ts';
import { checkerboard, checkerboardContent } from '../model/community.fixture.ts';
import { ContentBuilder } from './content-builder.ts';
import { contentOfItems, contentOfPlayed, tellsOfItems } from './item-content.ts';

const content = checkerboardContent();

describe('content of other items', () => {
  it('is theirs, row by row, and nothing where there is none', () => {
    const taken = contentOfItems(content, [3, -1, 2, 99]);
    expect([...taken.years]).toEqual([1983, Number.NaN, 1982, Number.NaN]);
    expect([...taken.artistOf]).toEqual([content.artistOf[3], 0, content.artistOf[2], 0]);
    expect([...taken.tags.rowStarts]).toEqual([0, 1, 1, 2, 2]);
    expect([...taken.tags.columns]).toEqual([0, 1]);
    checkInteractions({ ...checkerboard(), content: taken });
  });

  it('is as it was where all are played, and tells nothing of any where none is', () => {
    expect(contentOfPlayed(content, content.artistOf.keys())).toEqual(content);
    const unknown = contentOfPlayed(content, []);
    expect(tellsOfItems(content)).toBe(true);
    expect(tellsOfItems(unknown)).toBe(false);
    expect(unknown.artistOf.every((artist) => artist === 0)).toBe(true);
  });

  it('is told to be like what is still there alone', () => {
    const builder = new ContentBuilder(Int32Array.of(0, 7, 8, 9));
    builder.likenItem('s', 1, 2, 4);
    builder.likenItem('s', 1, 3, 2);
    builder.likenArtist('s', 7, 8, 1);
    const { similar } = contentOfItems(builder.build(), [3, 1]);
    expect([...(similar?.items.rowStarts ?? [])]).toEqual([0, 0, 1]);
    expect([...(similar?.items.columns ?? [])]).toEqual([0]);
    expect([...(similar?.items.values ?? [])]).toEqual([0.5]);
    expect(similar?.artists.values).toHaveLength(1);
    expect(contentOfPlayed(builder.build(), [1, 2]).similar?.items.values).toEqual(
      Float64Array.of(1),
    );
  });

  it('tells of no items where artists are all that is known', () => {
    expect(tellsOfItems({ ...contentOfPlayed(content, []), artistOf: content.artistOf })).toBe(
      false,
    );
  });
});

it('is refused where it does not fit together or holds a number that is none', () => {
  const { tags } = content;
  const wrong = [
    { ...content, years: content.years.subarray(1) },
    { ...content, sounds: [new Float64Array(3)] },
    { ...content, tags: { ...tags, columnCount: 1 } },
    { ...content, tags: { ...tags, values: tags.values.map(() => 0) } },
    { ...content, years: content.years.map(() => Number.POSITIVE_INFINITY) },
    { ...content, similar: { items: tags, artists: tags } },
  ];
  for (const each of wrong) {
    expect(() => checkInteractions({ ...checkerboard(), content: each })).toThrow(EngineError);
  }
  expect(() => checkInteractions({ ...checkerboard(), itemCount: 41, content })).not.toThrow();
});
