import { type SongColumns, silentTelemetry } from '@echotune/data';
import { blend, modelSet } from '@echotune/engine';
import { namedTrack } from '@echotune/formats';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore, type TestStore } from '../../../../tests/kit/open-store.ts';
import { recordPlays } from '../feedback/record-plays.ts';
import { gatherSnapshot } from '../train/gather-snapshot.ts';
import type { Seeds } from './choose-songs.ts';
import { Explainer } from './explain-song.ts';
import type { FilledShelf } from './filled-shelf.ts';
import { SongCatalogue } from './keep-catalogue.ts';
import { ListenerProfiles } from './keep-profiles.ts';
import { KnownTraits } from './keep-traits.ts';
import { ChampionModel } from './load-champion.ts';
import { Recommender, type RecommendRequest } from './recommend-songs.ts';

const now = Date.UTC(2026, 0, 1);
let test: TestStore;
let recommender: Recommender;
let explainer: Explainer;
let songs: SongColumns;
let asking: Pick<RecommendRequest, 'listenerId' | 'limit' | 'language'>;

/** Twenty artists of five songs; Ada knows the first four artists, Bob plays all of them. */
beforeEach(async () => {
  test = await openStore(now);
  const { store } = test;
  const listening = async (name: string, artists: number, rounds: number) => {
    const { id } = await store.listeners.create({ name, timeZone: 'UTC', demo: false });
    const count = artists * 5 * rounds;
    const plays = Array.from({ length: count }, (_, nth) => ({
      track: namedTrack(
        `Song ${nth % (artists * 5)}`,
        `Artist ${Math.floor((nth % (artists * 5)) / 5)}`,
      ),
      startedAt: now - (count - nth) * 600_000,
      msPlayed: 200_000,
    }));
    await recordPlays(store, { listenerId: id, source: 'api', now: Date.now() }, plays);
    return id;
  };
  const listenerId = await listening('Ada', 4, 4);
  await listening('Bob', 20, 3);
  songs = await store.catalogue.songs();
  const { interactions } = await gatherSnapshot(store);
  const models = modelSet(blend.fit(interactions, blend.defaults, { seed: 1, now }));
  const catalogue = new SongCatalogue(store);
  const champion = new ChampionModel({ store, catalogue, telemetry: silentTelemetry }, test.folder);
  champion.of = async () => ({ set: models, name: 'blend@1', fresh: null });
  champion.named = async (name) => ({ set: models, name, fresh: null });
  const deps = {
    ...{ store, catalogue, champion, telemetry: silentTelemetry, clock: () => now },
    traits: new KnownTraits(store, catalogue),
    profiles: new ListenerProfiles(store, catalogue),
  };
  recommender = new Recommender(deps);
  explainer = new Explainer(deps);
  asking = { listenerId, limit: 10, language: 'en' };
});
afterEach(() => test.close());

const idsOf = ({ items }: FilledShelf) => items.map(({ song }) => song.songId);

async function explainable(shelf: FilledShelf): Promise<void> {
  for (const { impression, score } of shelf.items) {
    const { addends } = await explainer.explain(asking.listenerId, impression, 'en');
    expect(addends.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(score, 4);
  }
}

/** Says of every seventh song that it is from the nineties, and that its artist is a jazz musician. */
async function tell(): Promise<{ nineties: Set<number>; jazz: Set<number> }> {
  const some = [...songs.songIds].filter((_, at) => at % 7 === 0);
  const artist = songs.artistIds[songs.length - 1] ?? 0;
  await test.store.features.add({
    ...{ source: 'shown', trainable: false, songTags: [] },
    songFeatures: [
      ...some.map((songId) => ({ songId, name: 'release_year', value: 1995 })),
      { songId: songs.songIds[1] ?? 0, name: 'release_year', value: 2005 },
    ],
    artistTags: [{ artistId: artist, tag: 'jazz', weight: 1 }],
  });
  const jazz = [...songs.songIds].filter((_, at) => songs.artistIds[at] === artist);
  return { nineties: new Set(some), jazz: new Set(jazz) };
}

describe('wishes', () => {
  it('fill every shelf with what fits, as long as there is any, and each can be explained', async () => {
    const { nineties } = await tell();
    for (const shelf of ['for-you', 'discover', 'on-repeat', 'weekly'] as const) {
      const wishes = { years: { least: 1990, most: 1999 } };
      const filled = await recommender.recommend({ ...asking, shelf, wishes });
      expect(filled.items.length, shelf).toBeGreaterThan(2);
      for (const id of idsOf(filled)) expect(nineties).toContain(id);
      await explainable(filled);
    }
  });

  it('change which songs are shown and never what a song is worth', async () => {
    const asked = { ...asking, shelf: 'for-you', limit: 100 } as const;
    const scores = (filled: FilledShelf) =>
      new Map(filled.items.map(({ song, impression }) => [song.songId, impression] as const));
    const all = await recommender.recommend(asked);
    const { nineties } = await tell();
    const some = await recommender.recommend({ ...asked, wishes: { years: { least: 1990 } } });
    const before = scores(all);
    for (const [song, impression] of scores(some)) {
      const earlier = before.get(song);
      if (earlier === undefined) continue;
      const [was, is] = [
        await explainer.explain(asking.listenerId, earlier, 'en'),
        await explainer.explain(asking.listenerId, impression, 'en'),
      ];
      const ofModel = (addends: typeof is.addends) =>
        addends
          .filter(({ source }) => source !== 'diversity')
          .reduce((sum, { value }) => sum + value, 0);
      expect(ofModel(is.addends)).toBeCloseTo(ofModel(was.addends), 6);
    }
    expect(idsOf(some).some((id) => nineties.has(id))).toBe(true);
  });

  it('say that nothing fits instead of showing something else', async () => {
    const wishes = { tags: ['polka'] };
    const filled = await recommender.recommend({ ...asking, shelf: 'discover', wishes });
    expect(filled).toMatchObject({ items: [], empty: { code: 'nothing-fits' } });
  });
});

describe('the radio', () => {
  const radio = (seeds: Seeds, more: Partial<RecommendRequest> = {}) =>
    recommender.recommend({ ...asking, shelf: 'radio', seeds, ...more });

  it('plays what goes with songs, artists or tags, and can be explained', async () => {
    const { jazz } = await tell();
    const [artist = 0] = songs.artistIds.subarray(songs.length - 1);
    for (const seeds of [
      { songs: [songs.songIds[0] ?? 0] },
      { artists: [artist] },
      { tags: ['Jazz'] },
    ]) {
      const filled = await radio(seeds);
      expect(filled.items.length, JSON.stringify(seeds)).toBeGreaterThan(3);
      await explainable(filled);
    }
    const ofTag = idsOf(await radio({ tags: ['jazz'] }));
    expect(ofTag.filter((id) => jazz.has(id))).toEqual([]);
  });

  it('keeps the promises of the dial’s ends', async () => {
    const seeds = { songs: [songs.songIds[0] ?? 0] };
    const known = new Set(songs.songIds.subarray(0, 20));
    const isKnown = async (familiarity: number) =>
      new Set(idsOf(await radio(seeds, { familiarity })).map((id) => known.has(id)));
    expect(await isKnown(1)).toEqual(new Set([true]));
    expect(await isKnown(0)).toEqual(new Set([false]));
  });

  it('needs something to start from that is there', async () => {
    await expect(radio({})).rejects.toMatchObject({ code: 'input-invalid' });
    await expect(radio({ artists: [999_999] })).rejects.toMatchObject({ code: 'artist-unknown' });
    await expect(radio({ artists: [0] })).rejects.toMatchObject({ code: 'artist-unknown' });
    await expect(radio({ tags: ['polka'] })).rejects.toMatchObject({ code: 'tag-unknown' });
    await expect(radio({ songs: [2e9] })).rejects.toMatchObject({ code: 'song-unknown' });
  });
});
