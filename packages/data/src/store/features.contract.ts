import { expect, it } from 'vitest';
import { codeOf, listenerWithSong, type OpenStage, play, spelling } from './stage.fixture.ts';
import type { Store } from './store.ts';

const nothing = { songFeatures: [], songTags: [], artistTags: [] };

async function songs(store: Store, ...titles: string[]): Promise<number[]> {
  const ids = await store.catalogue.resolve(titles.map((title) => spelling(title, 'A')));
  return ids.map(({ songId }) => songId);
}

/** Tags and audio features of songs and artists. */
export function featuresContract(open: OpenStage): void {
  it('what a source says again replaces what it said, and no other source', async () => {
    const { store } = await open();
    const [one = 0, two = 0] = await songs(store, 'One', 'Two');
    const said = (value: number) => ({
      ...{ source: 'file', trainable: true },
      songFeatures: [
        { songId: one, name: 'energy', value: 0.1 },
        { songId: one, name: 'energy', value },
      ],
      songTags: [{ songId: two, tag: 'jazz', weight: value }],
      artistTags: [{ artistId: 1, tag: 'rock', weight: 2 * value }],
    });
    const before = await store.features.version();
    await store.features.add(said(0.25));
    const told = await store.features.version();
    expect(told).toBeGreaterThan(before);
    await store.catalogue.resolve([spelling('Three', 'C')]);
    expect(await store.features.version()).toBe(told);
    await store.features.add({ ...said(0.75), source: 'other' });
    await store.features.add(said(0.5));
    expect(await store.features.songFeatures([one, two], 'learning')).toEqual([
      { songId: one, name: 'energy', value: 0.5 },
      { songId: one, name: 'energy', value: 0.75 },
    ]);
    expect(await store.features.songTags([two], 'learning')).toEqual([
      { songId: two, tag: 'jazz', weight: 0.5 },
      { songId: two, tag: 'jazz', weight: 0.75 },
    ]);
    expect(await store.features.artistTags([1], 'showing')).toHaveLength(2);
    expect(await store.features.songTags([one], 'showing')).toEqual([]);
    const counts = { trainable: true, songs: 2, artists: 1, features: 1, tags: 2, similar: 0 };
    expect(await store.features.sources()).toEqual([
      { source: 'file', ...counts },
      { source: 'other', ...counts },
    ]);
    expect(await store.features.remove('file')).toBe(true);
    const taken = await store.features.version();
    expect(taken).toBeGreaterThan(told);
    expect(await store.features.remove('file')).toBe(false);
    expect(await store.features.version()).toBe(taken);
    expect(await store.features.sources()).toEqual([{ source: 'other', ...counts }]);
    expect(await store.features.songTags([two], 'showing')).toHaveLength(1);
  });

  it('what may only be shown is never handed out for learning', async () => {
    const { store } = await open();
    const [one = 0] = await songs(store, 'One');
    await store.features.add({
      ...{ source: 'spotify-web-api', trainable: false },
      songFeatures: [{ songId: one, name: 'energy', value: 0.5 }],
      songTags: [{ songId: one, tag: 'pop', weight: 1 }],
      artistTags: [{ artistId: 1, tag: 'pop', weight: 1 }],
    });
    const { features } = store;
    expect(await features.songFeatures([one], 'showing')).toHaveLength(1);
    expect(await features.songTags([one], 'showing')).toHaveLength(1);
    expect(await features.artistTags([1], 'showing')).toHaveLength(1);
    expect(await features.songFeatures([one], 'learning')).toEqual([]);
    expect(await features.songTags([one], 'learning')).toEqual([]);
    expect(await features.artistTags([1], 'learning')).toEqual([]);
    expect(await features.sources()).toMatchObject([{ trainable: false }]);
  });

  it('songs are found by their strongest identity, else by names, and none is created', async () => {
    const { store } = await open();
    const isrc = (value: string) => ({ kind: 'isrc', value });
    const [one, two] = await store.catalogue.resolve([
      spelling('One', 'A', { identities: [isrc('1')] }),
      spelling('Two', 'A'),
    ]);
    const found = await store.features.findSongs([
      spelling('Two', 'A', { source: 'another', sourceKey: 'x' }),
      spelling('Called otherwise', 'B', { identities: [isrc('9'), isrc('1')] }),
      spelling('Three', 'A'),
      spelling('Two', 'A', { identities: [isrc('1')] }),
    ]);
    expect(found).toEqual([two?.songId, one?.songId, null, one?.songId]);
    expect(await store.features.findArtists(['b', 'a', 'a'])).toEqual([null, 1, 1]);
    expect((await store.catalogue.songs()).length).toBe(2);
    expect(await store.features.findSongs([])).toEqual([]);
  });

  it('what was told of a song or an artist is told of the one it was merged into', async () => {
    const { store } = await open();
    const [one = 0, two = 0] = (
      await store.catalogue.resolve([spelling('One', 'A'), spelling('Uno', 'B')])
    ).map(({ songId }) => songId);
    await store.features.add({
      ...{ source: 'file', trainable: true },
      songFeatures: [{ songId: two, name: 'energy', value: 0.5 }],
      songTags: [{ songId: two, tag: 'pop', weight: 1 }],
      artistTags: [{ artistId: 2, tag: 'pop', weight: 1 }],
    });
    await store.identity.decide({ kind: 'merge-songs', songId: two, intoId: one }, 'test');
    await store.identity.decide({ kind: 'merge-artists', artistId: 2, intoId: 1 }, 'test');
    expect(await store.features.songFeatures([one], 'learning')).toMatchObject([{ songId: one }]);
    expect(await store.features.songTags([one], 'learning')).toMatchObject([{ songId: one }]);
    expect(await store.features.artistTags([1], 'learning')).toMatchObject([{ artistId: 1 }]);
  });

  it('all of them are handed out once, whoever told them, page after page, and as what they count', async () => {
    const { store } = await open();
    const [one = 0, two = 0] = (
      await store.catalogue.resolve([spelling('One', 'A'), spelling('Uno', 'B')])
    ).map(({ songId }) => songId);
    const tags = Array.from({ length: 10_001 }, (_, at) => `tag ${at}`);
    const tagged = (songId: number) => tags.map((tag) => ({ songId, tag, weight: 2 }));
    await store.features.add({
      ...{ source: 'file', trainable: true },
      songFeatures: [{ songId: one, name: 'energy', value: 0.5 }],
      songTags: [...tagged(one), ...tagged(two)],
      artistTags: [{ artistId: 2, tag: 'pop', weight: 3 }],
    });
    await store.features.add({
      ...{ source: 'shown', trainable: false },
      ...{ songFeatures: [{ songId: one, name: 'energy', value: 0.75 }], songTags: [] },
      artistTags: [{ artistId: 1, tag: 'pop', weight: 1 }],
    });
    const before = await store.features.version();
    await store.identity.decide({ kind: 'merge-artists', artistId: 2, intoId: 1 }, 'test');
    const merged = await store.features.version();
    expect(merged).toBeGreaterThan(before);
    await store.identity.decide({ kind: 'merge-songs', songId: two, intoId: one }, 'test');
    expect(await store.features.version()).toBeGreaterThan(merged);
    const all = async (...asked: Parameters<typeof store.features.all>) =>
      (await Array.fromAsync(store.features.all(...asked))).flat();
    const energy = { id: one, name: 'energy', value: 0.5, source: 'file' };
    expect(await all('song-feature', 'learning')).toMatchObject([energy]);
    const shown = { ...energy, value: 0.75, source: 'shown' };
    expect(await all('song-feature', 'showing')).toMatchObject([energy, shown]);
    expect(await all('artist-tag', 'learning')).toMatchObject([
      { id: 1, name: 'pop', value: 3, source: 'file' },
    ]);
    expect(await all('artist-tag', 'showing')).toHaveLength(2);
    const songTags = await all('song-tag', 'learning');
    expect(songTags).toHaveLength(2 * tags.length);
    expect(songTags.every(({ id, value }) => id === one && value === 2)).toBe(true);
    expect(new Set(songTags.map(({ name }) => name))).toEqual(new Set(tags));
  });

  it('they go with the song and the artist, and keep neither', async () => {
    const { store } = await open();
    const { listener, song } = await listenerWithSong(store);
    await store.plays.append(listener.id, [play(song, 1)], null);
    const { songId } = song;
    await store.features.add({
      ...{ source: 'file', trainable: true },
      songFeatures: [{ songId, name: 'energy', value: 0.5 }],
      songTags: [{ songId, tag: 'pop', weight: 1 }],
      artistTags: [{ artistId: 1, tag: 'pop', weight: 1 }],
    });
    await store.listeners.forget(listener.id);
    expect(await store.features.sources()).toEqual([]);
    expect((await store.catalogue.songs()).length).toBe(0);
    const stale = { ...nothing, songTags: [{ songId, tag: 'pop', weight: 1 }] };
    const add = store.features.add({ source: 'file', trainable: true, ...stale });
    expect(await codeOf(add)).toBe('input-invalid');
  });
}
