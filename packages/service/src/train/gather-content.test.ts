import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ModelVersion, Store } from '@echotune/data';
import { tellsOfItems } from '@echotune/engine';
import { namedTrack } from '@echotune/formats';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStore, type TestStore } from '../../../../tests/kit/open-store.ts';
import { recordPlays } from '../feedback/record-plays.ts';
import { resolveSpelling } from '../identify/resolve-spelling.ts';
import { gatherContent } from './gather-content.ts';
import { gatherSnapshot } from './gather-snapshot.ts';
import { trainModels } from './train-models.ts';

const now = Date.UTC(2026, 0, 1);
let test: TestStore;
let store: Store;
let songIds: number[];

beforeEach(async () => {
  test = await openStore(now);
  store = test.store;
  const { id } = await store.listeners.create({ name: 'Ada', timeZone: 'UTC', demo: false });
  const plays = Array.from({ length: 30 }, (_, nth) => ({
    track: namedTrack(`Song ${nth % 5}`, `Artist ${nth % 2}`),
    startedAt: now - (30 - nth) * 7_200_000,
    msPlayed: 200_000,
  }));
  await recordPlays(store, { listenerId: id, source: 'api', now }, plays);
  songIds = [...(await store.catalogue.songs()).songIds];
});
afterEach(() => test.close());

const tell = (source: string, trainable: boolean) =>
  store.features.add({
    ...{ source, trainable },
    songFeatures: songIds.flatMap((songId) => [
      { songId, name: 'energy', value: 0.1 * songId },
      { songId, name: 'release_year', value: 1990 + songId },
    ]),
    songTags: songIds.map((songId) => ({ songId, tag: `tag ${songId % 2}`, weight: 3 })),
    artistTags: [{ artistId: 1, tag: 'artists', weight: 9 }],
  });

const train = () => trainModels({ ...test.deps, modelsFolder: test.folder, codeVersion: 'test' });
const bytesOf = ({ artifact }: ModelVersion) => readFile(join(test.folder, artifact));

it('what may only be shown is in no training: the same snapshot, digest and model to the last byte', async () => {
  const before = await train();
  await tell('spotify-web-api', false);
  const { interactions } = await gatherSnapshot(store);
  expect(interactions.content && tellsOfItems(interactions.content)).toBe(false);
  const after = await train();
  expect(after.dataDigest).toBe(before.dataDigest);
  expect(await bytesOf(after)).toEqual(await bytesOf(before));
});

it('what may be learned from is in the digest of the training and in its model', async () => {
  const before = await train();
  await tell('file', true);
  const after = await train();
  expect(after.dataDigest).not.toBe(before.dataDigest);
  expect(await bytesOf(after)).not.toEqual(await bytesOf(before));
});

it('is of songs as they count, also of those that nobody has played', async () => {
  const [fresh] = await store.catalogue.resolve([
    resolveSpelling('test', namedTrack('Unplayed', 'Artist 0')),
  ]);
  songIds.push(fresh?.songId ?? 0);
  await tell('file', true);
  const { songIds: all, artistIds, length } = await store.catalogue.songs();
  const artistOf = new Int32Array((all[length - 1] ?? 0) + 1);
  for (let at = 0; at < length; at += 1) artistOf[all[at] ?? 0] = artistIds[at] ?? 0;
  const { years, tags } = await gatherContent(store, artistOf);
  const { songId = 0 } = fresh ?? {};
  expect(years[songId]).toBe(1990 + songId);
  // A tag of its own and its artist's.
  expect((tags.rowStarts[songId + 1] ?? 0) - (tags.rowStarts[songId] ?? 0)).toBe(2);
});
