import { expect, it } from 'vitest';
import { codeOf, listenerWithSong, type OpenStage } from './stage.fixture.ts';

/** Verdicts, exclusions and impressions: what hangs on a listener and a song. */
export function opinionsContract(open: OpenStage): void {
  it('a verdict replaces the one before on the same song or artist, and no other', async () => {
    const { store } = await open();
    const { listener, song } = await listenerWithSong(store);
    const onSong = { songId: song.songId, artistId: null };
    const onArtist = { songId: null, artistId: 1 };
    const first = await store.verdicts.set(listener.id, { kind: 'like', ...onSong, at: 1 });
    const artist = await store.verdicts.set(listener.id, { kind: 'love', ...onArtist, at: 2 });
    const second = await store.verdicts.set(listener.id, { kind: 'hide', ...onSong, at: 3 });
    expect(second).toEqual({ ...first, kind: 'hide', at: 3 });
    expect(await store.verdicts.list(listener.id)).toEqual([second, artist]);
    expect(await store.verdicts.list(listener.id, ['love', 'like'])).toEqual([artist]);
    expect(await store.verdicts.list(listener.id, [])).toEqual([]);
    expect((await store.listeners.get(listener.id))?.profileVersion).toBe(3);
  });

  it('a verdict is cleared once, and only the one named', async () => {
    const { store } = await open();
    const { listener, song } = await listenerWithSong(store);
    const { songId } = song;
    await store.verdicts.set(listener.id, { kind: 'like', songId, artistId: null, at: 1 });
    expect(await store.verdicts.clear(listener.id, { artistId: 1 })).toBe(false);
    expect(await store.verdicts.clear(listener.id, { songId })).toBe(true);
    expect(await store.verdicts.clear(listener.id, { songId })).toBe(false);
    expect(await store.verdicts.list(listener.id)).toEqual([]);
    expect((await store.listeners.get(listener.id))?.profileVersion).toBe(2);
  });

  it('a verdict on nothing, on both, on something unknown or by nobody is refused', async () => {
    const { store } = await open();
    const { listener, song } = await listenerWithSong(store);
    const verdict = { kind: 'like', songId: song.songId, artistId: null, at: 1 } as const;
    const set = (change: object, id = listener.id) =>
      codeOf(store.verdicts.set(id, { ...verdict, ...change }));
    expect(await set({ songId: null })).toBe('input-invalid');
    expect(await set({ artistId: 1 })).toBe('input-invalid');
    expect(await set({ songId: 99 })).toBe('input-invalid');
    expect(await set({}, 99)).toBe('listener-unknown');
    expect((await store.listeners.get(listener.id))?.profileVersion).toBe(0);
  });

  it('exclusions are kept with open ends and taken back one by one', async () => {
    const { store } = await open();
    const { listener } = await listenerWithSong(store);
    const december = { songId: null, artistId: null, from: 10, to: null };
    const artist = { songId: null, artistId: 1, from: null, to: null };
    const first = await store.verdicts.exclude(listener.id, december);
    const second = await store.verdicts.exclude(listener.id, artist);
    expect(await store.verdicts.exclusions(listener.id)).toEqual([first, second]);
    expect(first).toEqual({ id: first.id, ...december });
    expect(await store.verdicts.unexclude(listener.id + 1, first.id)).toBe(false);
    expect(await store.verdicts.unexclude(listener.id, first.id)).toBe(true);
    expect(await store.verdicts.exclusions(listener.id)).toEqual([second]);
    expect((await store.listeners.get(listener.id))?.profileVersion).toBe(3);
  });

  it('impressions come back to the listener who saw them, slot by slot', async () => {
    const { store } = await open();
    const { listener, song } = await listenerWithSong(store);
    const shown = (slot: number, at: number) => ({
      listenerId: listener.id,
      at,
      shelf: 'discover',
      slot,
      songId: song.songId,
      score: 0.25,
      model: 'blend@3',
      familiarity: null,
      songs: slot === 1 ? [song.songId, 7] : null,
      newestPlay: slot === 1 ? 9 : null,
      propensity: 1,
      adjustments: { diversity: -0.5 },
    });
    const ids = await store.impressions.add([shown(0, 10), shown(1, 20), shown(2, 30)]);
    expect(ids).toHaveLength(3);
    expect(await store.impressions.get(listener.id, ids[1] ?? 0)).toEqual({
      id: ids[1],
      ...shown(1, 20),
    });
    expect(await store.impressions.get(listener.id + 1, ids[1] ?? 0)).toBeNull();
    const last = (shelf: string, from: number, to: number) =>
      store.impressions.lastShown(listener.id, shelf, from, to);
    expect(await last('discover', 10, 30)).toEqual(new Map([[song.songId, 20]]));
    expect(await last('discover', 31, 99)).toEqual(new Map());
    expect(await last('rediscover', 0, 99)).toEqual(new Map());
    const { model } = shown(1, 20);
    expect(await store.impressions.shown(listener.id, 10, 20)).toEqual([
      { at: 10, songId: song.songId, model: shown(0, 10).model },
    ]);
    expect(await store.impressions.shown(listener.id, 20, 30)).toEqual([
      { at: 20, songId: song.songId, model },
    ]);
    expect(await store.impressions.shown(listener.id + 1, 0, 99)).toEqual([]);
    expect(await store.impressions.add([])).toEqual([]);
    const many = Array.from({ length: 2500 }, (_, slot) => shown(slot, 40));
    const manyIds = await store.impressions.add(many);
    const slots = await Promise.all(
      [0, 1200, 2499].map((n) => store.impressions.get(listener.id, manyIds[n] ?? 0)),
    );
    expect(slots.map((one) => one?.slot)).toEqual([0, 1200, 2499]);
    const stray = { ...shown(0, 1), songId: 99 };
    expect(await codeOf(store.impressions.add([stray]))).toBe('input-invalid');
    expect(await store.impressions.removeBefore(listener.id + 1, 99)).toBe(0);
    expect(await store.impressions.removeBefore(listener.id, 20)).toBe(1);
    expect(await store.impressions.get(listener.id, ids[0] ?? 0)).toBeNull();
    expect(await store.impressions.get(listener.id, ids[1] ?? 0)).not.toBeNull();
  });
}
