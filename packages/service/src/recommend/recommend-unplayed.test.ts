import { silentTelemetry } from '@echotune/data';
import { namedTrack } from '@echotune/formats';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStore, type TestStore } from '../../../../tests/kit/open-store.ts';
import { recordPlays } from '../feedback/record-plays.ts';
import { resolveSpelling } from '../identify/resolve-spelling.ts';
import { trainModels } from '../train/train-models.ts';
import { Explainer } from './explain-song.ts';
import { SongCatalogue } from './keep-catalogue.ts';
import { ListenerProfiles } from './keep-profiles.ts';
import { KnownTraits } from './keep-traits.ts';
import { ChampionModel } from './load-champion.ts';
import { Recommender } from './recommend-songs.ts';

const now = Date.UTC(2026, 0, 1);
let test: TestStore;
beforeEach(async () => {
  test = await openStore(now);
});
afterEach(() => test.close());

it('a song that nobody has played is put forward for its tags, which the reason names and the addends bear out', async () => {
  const { store, folder, deps } = test;
  const { id: listenerId } = await store.listeners.create({
    ...{ name: 'Ada', timeZone: 'UTC', demo: false },
  });
  const plays = Array.from({ length: 40 }, (_, nth) => ({
    track: namedTrack(`Song ${nth % 8}`, `Artist ${nth % 8}`),
    startedAt: now - (40 - nth) * 7_200_000,
    msPlayed: 200_000,
  }));
  await recordPlays(store, { listenerId, source: 'api', now }, plays);
  const heard = [...(await store.catalogue.songs()).songIds];
  const fresh = await store.catalogue.resolve(
    ['Near', 'Far'].map((title) => resolveSpelling('test', namedTrack(title, `${title} artist`))),
  );
  const [near = 0, far = 0] = fresh.map(({ songId }) => songId);
  await store.features.add({
    ...{ source: 'file', trainable: true, songFeatures: [], artistTags: [] },
    songTags: [
      ...[...heard, near].map((songId) => ({ songId, tag: 'trip hop', weight: 2 })),
      ...heard.slice(0, 4).map((songId) => ({ songId, tag: 'slow', weight: 1 })),
      { songId: near, tag: 'slow', weight: 1 },
      { songId: far, tag: 'polka', weight: 1 },
    ],
  });
  await trainModels({ ...deps, modelsFolder: folder, codeVersion: 'test' });
  const catalogue = new SongCatalogue(store);
  const recommending = {
    ...{ ...deps, catalogue, traits: new KnownTraits(store, catalogue) },
    profiles: new ListenerProfiles(store, catalogue),
    champion: new ChampionModel({ store, catalogue, telemetry: silentTelemetry }, folder),
  };
  const shelf = await new Recommender(recommending).recommend({
    ...{ listenerId, shelf: 'discover', limit: 10, language: 'en' },
  });
  expect(shelf.items.map(({ song }) => song.songId)).toEqual([near]);
  const [{ impression = 0, score = 0, reason = [] } = {}] = shelf.items;
  const words = reason.map(({ text }) => text).join('');
  expect(words).toMatch(/^It is tagged trip hop and slow, like Song \d, which you played 5 times$/);
  const explained = await new Explainer(recommending).explain(listenerId, impression, 'en');
  expect(explained.addends.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(score, 4);
  expect(explained.addends.every(({ source }) => source === 'content')).toBe(true);
  expect(explained.sentences[0]?.map(({ text }) => text).join('')).toBe(words);
});
