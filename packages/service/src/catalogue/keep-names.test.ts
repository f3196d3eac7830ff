import type { Store } from '@echotune/data';
import { namedTrack } from '@echotune/formats';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStore, type TestStore } from '../../../../tests/kit/open-store.ts';
import { resolveSpelling } from '../identify/resolve-spelling.ts';
import { KnownNames } from './keep-names.ts';

let test: TestStore;
let names: KnownNames;
beforeEach(async () => {
  test = await openStore();
  names = new KnownNames(test.store);
});
afterEach(() => test.close());

async function named(title: string, artist: string) {
  const spelling = resolveSpelling('api', namedTrack(title, artist));
  const [ids] = await test.store.catalogue.resolve([spelling]);
  return ids?.songId ?? 0;
}

const found = async (...words: string[]) => (await names.search(words, 10)).songIds;

it('finds songs and artists by all of the words, those that begin so first, then the shorter', async () => {
  const rain = await named('Rain', 'Wolves');
  const late = await named('Late Rain', 'Wolves');
  await named('Hard Rain', 'Foxes');
  const again = await named('Rain Again', 'Foxes');
  expect((await found('rain')).slice(0, 2)).toEqual([rain, again]);
  expect(await found('wolves', 'late')).toEqual([late]);
  expect(await found('ain again')).toEqual([again]);
  for (const nothing of ['%', 'n_', "'); drop table song; --"]) {
    expect(await found(nothing)).toEqual([]);
  }
  expect(await names.search([], 10)).toEqual({ songIds: [], artistIds: [] });
  expect((await names.search(['wol'], 10)).artistIds).toHaveLength(1);
  expect((await names.search(['rain'], 2)).songIds).toHaveLength(2);
});

it('knows what has come since the last search, and what counts as another now', async () => {
  const rain = await named('Rain', 'Wolves');
  expect(await found('rain')).toEqual([rain]);
  const late = await named('Late Rain', 'Foxes');
  expect(await found('foxes', 'rain')).toEqual([late]);
  await test.store.identity.decide({ kind: 'merge-songs', songId: late, intoId: rain }, 'test');
  expect(await found('foxes', 'rain')).toEqual([rain]);
  expect(await found('rain')).toEqual([rain]);
});

/** Asks each name by itself. */
async function plainly({ catalogue }: Store, words: readonly string[]): Promise<number[]> {
  const artists = await catalogue.names('artist', 0, 1000);
  const keyOf = new Map(artists.map(({ id, key }) => [id, key]));
  const all = await catalogue.names('song', 0, 1000);
  const holding = all.filter(({ key, artistId }) =>
    words.every((word) => key.includes(word) || keyOf.get(artistId)?.includes(word)),
  );
  const late = ({ key }: { key: string }) => (key.startsWith(words[0] ?? '') ? 0 : 1);
  return holding
    .sort((a, b) => late(a) - late(b) || a.key.length - b.key.length || a.id - b.id)
    .map(({ id }) => id);
}

it('finds what asking each name by itself finds, in the same order', async () => {
  const word = fc.stringMatching(/^[ab夜]{1,3}$/);
  const name = fc.array(word, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' '));
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(name, name), { maxLength: 6 }),
      fc.array(word, { minLength: 1, maxLength: 3 }),
      async (added, words) => {
        for (const [title, artist] of added) await named(title, artist);
        const { songIds } = await names.search(words, 1000);
        expect(songIds).toEqual(await plainly(test.store, words));
      },
    ),
    { numRuns: 40 },
  );
});
