import { expect, it } from 'vitest';
import { codeOf, listenerWithSong, type OpenStage, resolveOne, spelling } from './stage.fixture.ts';

/** The songs in listeners' libraries. */
export function savedContract(open: OpenStage): void {
  it('a song is saved once, as it was first told, and says whether it was new', async () => {
    const { store } = await open();
    const { listener, song } = await listenerWithSong(store);
    const later = await resolveOne(store, spelling('Later', 'A'));
    const undated = await resolveOne(store, spelling('Undated', 'A'));
    const saved = (songId: number, savedAt: number | null) => ({
      ...{ songId, savedAt, source: 'exportify' },
    });
    const first = [saved(undated.songId, null), saved(song.songId, 5)];
    expect((await store.saved.add(listener.id, first)).sort()).toEqual(
      first.map(({ songId }) => songId).sort(),
    );
    const second = [saved(song.songId, 9), saved(later.songId, 7), saved(later.songId, 8)];
    expect(await store.saved.add(listener.id, second)).toEqual([later.songId]);
    expect(await store.saved.list(listener.id)).toEqual([
      saved(later.songId, 7),
      saved(song.songId, 5),
      saved(undated.songId, null),
    ]);
    expect(await store.saved.remove(listener.id, song.songId)).toBe(true);
    expect(await store.saved.remove(listener.id, song.songId)).toBe(false);
    expect(await store.saved.list(listener.id + 1)).toEqual([]);
  });

  it('a saved song outlives the plays of others, and goes with the listener who saved it', async () => {
    const { store } = await open();
    const { listener, song } = await listenerWithSong(store);
    const other = await listenerWithSong(store, 'Bob');
    const one = { songId: song.songId, savedAt: 1, source: 'exportify' };
    await store.saved.add(listener.id, [one]);
    await store.listeners.forget(other.listener.id);
    expect(await store.saved.list(listener.id)).toEqual([one]);
    expect((await store.catalogue.cards([song.songId])).size).toBe(1);
    await store.listeners.forget(listener.id);
    expect((await store.catalogue.songs()).length).toBe(0);
  });

  it('nobody’s library and no unknown song take anything', async () => {
    const { store } = await open();
    const { listener, song } = await listenerWithSong(store);
    const one = { songId: song.songId, savedAt: 1, source: 'exportify' };
    expect(await codeOf(store.saved.add(listener.id + 9, [one]))).toBe('input-invalid');
    expect(await codeOf(store.saved.add(listener.id, [{ ...one, songId: 99 }]))).toBe(
      'input-invalid',
    );
    expect(await store.saved.add(listener.id, [])).toEqual([]);
  });
}
