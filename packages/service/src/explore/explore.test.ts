import { namedTrack } from '@echotune/formats';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore, type TestStore } from '../../../../tests/kit/open-store.ts';
import { giveVerdict } from '../feedback/give-verdict.ts';
import { recordPlays } from '../feedback/record-plays.ts';
import { answering } from '../recommend/answering.fixture.ts';
import { trainModels } from '../train/train-models.ts';
import { bridgeSongs } from './bridge-songs.ts';
import { describeArtist } from './describe-artist.ts';
import { describeSong } from './describe-song.ts';
import { TasteMaps } from './draw-taste-map.ts';
import type { ExploreDeps } from './explore-deps.ts';
import { KnownVectors } from './keep-vectors.ts';

const now = Date.UTC(2026, 0, 1);
const dayMs = 86_400_000;
const artists = 12;
let test: TestStore;
let listenerId: number;
let deps: ExploreDeps;

/** Song n of 36 is by artist n % 12; one week has the even artists, the next the odd. */
const track = (song: number) => namedTrack(`Song ${song}`, `Artist ${song % artists}`);
const songId = async (title: string) => {
  const { songIds } = await deps.store.catalogue.songs();
  const cards = await deps.store.catalogue.cards([...songIds]);
  return [...cards.values()].find((card) => card.title === title)?.songId ?? 0;
};
const artistId = async (name: string) => {
  const names = await deps.store.catalogue.artists([...Array(100).keys()]);
  return [...names].find(([, known]) => known === name)?.[0] ?? 0;
};
const text = (sentence: readonly { readonly text: string }[] = []) =>
  sentence.map((piece) => piece.text).join('');
const ready = () => {
  const served = answering(test);
  return { ...served, vectors: new KnownVectors(served.catalogue, served.champion) };
};

beforeAll(async () => {
  test = await openStore(now);
  const { id } = await test.store.listeners.create({ name: 'Ada', timeZone: 'UTC', demo: false });
  listenerId = id;
  const plays = Array.from({ length: 70 }, (_, day) =>
    Array.from({ length: 18 }, (_song, nth) => ({
      track: track(2 * ((nth + day * 5) % 18) + (Math.floor(day / 7) % 2)),
      startedAt: now - (70 - day) * dayMs + nth * 240_000,
      msPlayed: 200_000,
    })).slice(0, 15),
  ).flat();
  await recordPlays(test.store, { listenerId, source: 'api', now }, plays);
  deps = ready();
});
afterAll(() => test.close());

describe('before a training', () => {
  it('artists are listed without a place, and there is no way between songs, which says why', async () => {
    const map = await new TasteMaps(deps).draw(listenerId);
    expect(map.model).toBeNull();
    expect(map.artists.map(({ place }) => place)).toEqual(Array(artists).fill(null));
    const span = { from: await songId('Song 1'), to: await songId('Song 2'), length: 5 };
    const bridge = await bridgeSongs(deps, listenerId, span);
    expect([bridge.steps, bridge.empty?.code]).toEqual([[], 'no-model']);
    const { similar } = await describeArtist(deps, listenerId, await artistId('Artist 1'));
    expect(similar).toEqual([]);
  });
});

describe('after a training', () => {
  beforeAll(async () => {
    await trainModels({ ...test.deps, modelsFolder: test.folder, codeVersion: 'test' });
    deps = ready();
  });

  it('an artist is described by the plays of all their songs, and those alone', async () => {
    const id = await artistId('Artist 2');
    const { name, history, topSongs, similar } = await describeArtist(deps, listenerId, id);
    const all = deps.profiles.get(listenerId).then(({ all: plays }) => plays);
    const { artistOf } = await deps.catalogue.current();
    const own = [...(await all).items.slice(0, (await all).length)].filter(
      (item) => artistOf[item] === id,
    );
    expect([name, history.plays, history.songs]).toEqual(['Artist 2', own.length, 3]);
    expect(history.months.reduce((sum, { plays }) => sum + plays, 0)).toBe(own.length);
    expect(history.firstAt).toBeLessThan(history.lastAt ?? 0);
    expect(history.rank).toBeGreaterThan(0);
    expect(topSongs.map(({ song }) => song.artist)).toEqual(['Artist 2', 'Artist 2', 'Artist 2']);
    expect(topSongs.reduce((sum, { plays }) => sum + plays, 0)).toBe(own.length);
    // Played in the same weeks.
    expect(similar.slice(0, 5).map((one) => Number(one.name.slice(7)) % 2)).toEqual([
      0, 0, 0, 0, 0,
    ]);
  });

  it('ranks: of all artists each has another one', async () => {
    const ranks: (number | null)[] = [];
    for (let nth = 0; nth < artists; nth++) {
      const id = await artistId(`Artist ${nth}`);
      ranks.push((await describeArtist(deps, listenerId, id)).history.rank);
    }
    expect(ranks.sort((a, b) => (a ?? 0) - (b ?? 0))).toEqual(
      Array.from({ length: artists }, (_, nth) => nth + 1),
    );
  });

  it('a song has its own history, also where it was never played, and what was said of it', async () => {
    const id = await songId('Song 4');
    await giveVerdict(test.store, listenerId, { songId: id }, 'like', now);
    const part = { artistId: null, from: null, to: null };
    const excluded = await test.store.verdicts.exclude(listenerId, { ...part, songId: id });
    await test.store.verdicts.exclude(listenerId, { ...part, songId: id, to: 5 });
    const { song, history, verdict, exclusions } = await describeSong(deps, listenerId, id);
    expect([song.title, verdict, exclusions]).toEqual(['Song 4', 'like', [excluded.id]]);
    expect(history.plays).toBeGreaterThan(5);
    const other = await test.store.listeners.create({ name: 'B', timeZone: 'UTC', demo: false });
    const theirs = await describeSong(deps, other.id, id);
    expect(theirs.history).toMatchObject({ plays: 0, rank: null, firstAt: null, months: [] });
    expect([theirs.verdict, theirs.exclusions]).toEqual([null, []]);
  });

  it('what is not there is said by its code', async () => {
    await expect(describeSong(deps, listenerId, 9999)).rejects.toThrow('There is no song 9999.');
    await expect(describeArtist(deps, listenerId, 9999)).rejects.toThrow('no artist 9999.');
    const span = { from: await songId('Song 1'), to: 9999, length: 4 };
    await expect(bridgeSongs(deps, listenerId, span)).rejects.toThrow('There is no song 9999.');
  });

  it('an artist of whom nobody tells is tagged as most of their songs are', async () => {
    const id = await artistId('Artist 3');
    const tagged = async () => (await describeArtist(deps, listenerId, id)).tags;
    const tag = (title: string, name: string) =>
      songId(title).then((song) => ({ songId: song, tag: name, weight: 1 }));
    const songTags = [
      ...[await tag('Song 3', 'rare'), await tag('Song 3', 'slow')],
      ...[await tag('Song 15', 'slow'), await tag('Song 4', 'loud')],
    ];
    const said = { source: 'a', trainable: true, songFeatures: [], songTags, artistTags: [] };
    await test.store.features.add(said);
    expect(await tagged()).toEqual(['slow', 'rare']);
    const artistTags = [{ artistId: id, tag: 'dub', weight: 1 }];
    await test.store.features.add({ ...said, source: 'b', songTags: [], artistTags });
    expect(await tagged()).toEqual(['dub']);
  });

  it('the map places every artist, alike ones together, and stays as it is', async () => {
    const maps = new TasteMaps(deps);
    const map = await maps.draw(listenerId);
    expect(map.artists).toHaveLength(artists);
    expect(map.artists.every(({ place }) => place !== null)).toBe(true);
    expect(await maps.draw(listenerId)).toEqual(map);
    expect(await new TasteMaps(ready()).draw(listenerId)).toEqual(map);
  });

  it('a bridge leads from end to end past what is hidden, and says of each step why', async () => {
    const [from, to] = [await songId('Song 1'), await songId('Song 2')];
    const span = { from, to, length: 6 };
    const before = await bridgeSongs(deps, listenerId, span);
    expect(before.steps).toHaveLength(6);
    expect([before.steps[0]?.song.songId, before.steps[5]?.song.songId]).toEqual([from, to]);
    expect(text(before.steps[0]?.reason)).toBe('Where the way begins');
    for (const [at, step] of before.steps.entries()) {
      if (at === 0) continue;
      expect(text(step.reason)).toContain(before.steps[at - 1]?.song.title);
      expect(step.similarity).toBeLessThanOrEqual(1.0001);
    }
    const hidden = before.steps[2]?.song.songId ?? 0;
    await giveVerdict(test.store, listenerId, { songId: hidden }, 'hide', now);
    const after = await bridgeSongs(deps, listenerId, span);
    expect(after.steps.map(({ song }) => song.songId)).not.toContain(hidden);
    expect((await bridgeSongs(deps, listenerId, { ...span, to: from })).empty?.code).toBe(
      'same-song',
    );
  });

  it('a song that came after the training has no place yet', async () => {
    const late = [{ track: namedTrack('Late', 'Latecomer'), startedAt: now, msPlayed: 200_000 }];
    await recordPlays(test.store, { listenerId, source: 'api', now }, late);
    const span = { from: await songId('Song 1'), to: await songId('Late'), length: 4 };
    const { empty } = await bridgeSongs(deps, listenerId, span);
    expect(empty).toMatchObject({ code: 'song-unplaced' });
    expect(empty?.message).toContain('Late');
    const map = await new TasteMaps(deps).draw(listenerId);
    expect(map.artists.find(({ name }) => name === 'Latecomer')?.place).toBeNull();
  });
});
