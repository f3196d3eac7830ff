import { expect, it } from 'vitest';
import { forEachInRow } from '../matrix/csr.ts';
import { ContentBuilder } from './content-builder.ts';
import type { ItemContent } from './item-content.ts';

const tagsOf = ({ tags }: ItemContent, item: number) => {
  const found: [number, number][] = [];
  forEachInRow(tags, item, (tag, weight) => found.push([tag, weight]));
  return found;
};

it('takes weights as shares of the largest that a source gives a song: sources count otherwise', () => {
  const builder = new ContentBuilder(Int32Array.of(0, 1));
  builder.tagItem('hundreds', 1, 'jazz', 100);
  builder.tagItem('hundreds', 1, 'rock', 50);
  builder.tagItem('ones', 1, 'rock', 1);
  expect(tagsOf(builder.build(), 1)).toEqual([
    [0, 1],
    [1, 1.5],
  ]);
});

it('hands an artist’s strongest tags on to their songs, with half the weight', () => {
  const builder = new ContentBuilder(Int32Array.of(0, 7, 7, 8));
  builder.tagItem('s', 1, 'jazz', 3);
  for (let tag = 0; tag < 30; tag++) builder.tagArtist('s', 7, `tag ${tag}`, 30 - tag);
  const content = builder.build();
  expect(tagsOf(content, 1)).toHaveLength(21);
  expect(tagsOf(content, 2)[0]).toEqual([1, 0.5]);
  expect(tagsOf(content, 3)).toEqual([]);
});

it('keeps years and what a song sounds like, and leaves out what says neither', () => {
  const builder = new ContentBuilder(new Int32Array(3));
  builder.measure(1, 'release_year', 1999);
  builder.measure(1, 'energy', 0.5);
  builder.measure(1, 'popularity', 77);
  builder.measure(9, 'energy', 0.5);
  builder.tagItem('s', 9, 'jazz', 1);
  const { years, sounds, tags } = builder.build();
  expect([...years]).toEqual([Number.NaN, 1999, Number.NaN]);
  expect(sounds.map((column) => column[1]).filter((value) => !Number.isNaN(value))).toEqual([0.5]);
  expect(tags.values).toHaveLength(0);
});
