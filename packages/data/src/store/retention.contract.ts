import { expect, it } from 'vitest';
import {
  codeOf,
  listenerWithSong,
  type OpenStage,
  play,
  resolveOne,
  spelling,
  startOf,
} from './stage.fixture.ts';
import type { Store } from './store.ts';

async function versions(store: Store, listenerId: number) {
  const listener = await store.listeners.get(listenerId);
  if (!listener) throw new Error('no listener');
  const { profileVersion, historyVersion, removalVersion } = listener;
  return { profileVersion, historyVersion, removalVersion };
}

/** For how long things are kept, and removing what is older. */
export function retentionContract(open: OpenStage): void {
  it('a setting is kept as it was last made, and only one that makes sense', async () => {
    const { store, again } = await open();
    const { listener } = await listenerWithSong(store);
    const set = (playsDays: number | null, shownDays: number | null) =>
      store.listeners.setRetention(listener.id, { playsDays, shownDays });
    const none = { playsDays: null, shownDays: null };
    expect(await store.listeners.retention(listener.id)).toEqual(none);
    await set(365, null);
    await set(30, 7);
    for (const bad of [0, -1, 1.5, 40_000, Number.NaN]) {
      expect(await codeOf(set(bad, null))).toBe('input-invalid');
      expect(await codeOf(set(null, bad))).toBe('input-invalid');
    }
    const kept = { playsDays: 30, shownDays: 7 };
    expect(await (await again()).listeners.retention(listener.id)).toEqual(kept);
    expect(await store.listeners.retention(listener.id + 1)).toEqual(none);
    expect(await codeOf(store.listeners.setRetention(listener.id + 1, kept))).toBe(
      'listener-unknown',
    );
    await set(null, null);
    expect(await store.listeners.retention(listener.id)).toEqual(none);
  });

  it('plays from before go with all that tells of them, and may come again', async () => {
    const { store } = await open();
    const { listener, song } = await listenerWithSong(store);
    const old = await resolveOne(store, spelling('Old', 'Nobody'));
    const bob = await listenerWithSong(store, 'Bob');
    const plays = [0, 1, 2, 3].map((nth) => play(nth < 2 ? old : song, nth));
    await store.plays.append(listener.id, plays, null);
    await store.plays.append(bob.listener.id, [play(song, 0)], null);
    const oldest = (await store.plays.recent(listener.id, 9)).at(-1);
    await store.plays.delete(listener.id, oldest?.id ?? 0);
    const before = await versions(store, listener.id);
    const remove = (nth: number, listenerId = listener.id) =>
      store.plays.removeBefore([{ listenerId, before: startOf(nth) }]);
    expect(await remove(2)).toEqual([1]);
    expect([...(await store.plays.columns(listener.id)).startedAt]).toEqual([
      startOf(2),
      startOf(3),
    ]);
    expect(await store.plays.tombstones(listener.id)).toEqual([]);
    expect([...(await store.catalogue.songs()).songIds]).toEqual([song.songId]);
    const after = await versions(store, listener.id);
    for (const name of ['profileVersion', 'historyVersion', 'removalVersion'] as const) {
      expect(after[name], name).toBeGreaterThan(before[name]);
    }
    expect(await remove(2)).toEqual([0]);
    expect(await versions(store, listener.id)).toEqual(after);
    const anew = await resolveOne(store, spelling('Old', 'Nobody'));
    expect(await store.plays.append(listener.id, [play(anew, 0)], null)).toEqual(['added']);
    expect(await store.plays.count(bob.listener.id)).toBe(1);
    expect(await codeOf(remove(2, 99))).toBe('listener-unknown');
    expect(await store.check()).toEqual([]);
  });

  it('of several listeners each loses what is theirs', async () => {
    const { store } = await open();
    const { listener, song } = await listenerWithSong(store);
    const bob = await listenerWithSong(store, 'Bob');
    const plays = [0, 1, 2, 3].map((nth) => play(song, nth));
    await store.plays.append(listener.id, plays, null);
    await store.plays.append(bob.listener.id, plays, null);
    const removed = await store.plays.removeBefore([
      { listenerId: bob.listener.id, before: startOf(3) },
      { listenerId: listener.id, before: startOf(1) },
    ]);
    expect(removed).toEqual([3, 1]);
    expect(await store.plays.count(listener.id)).toBe(3);
    expect(await store.plays.count(bob.listener.id)).toBe(1);
  });

  it('what was told apart goes with its plays, and holds where they stay', async () => {
    const { store } = await open();
    const { listener, song } = await listenerWithSong(store);
    const scrobbled = await resolveOne(
      store,
      spelling('Hyperballad', 'Björk', { source: 'scrobbles' }),
    );
    for (const nth of [0, 1000]) {
      const scrobble = play(scrobbled, nth, { stampedAt: startOf(nth), msPlayed: -1 });
      await store.plays.append(listener.id, [play(song, nth), scrobble], null);
      const [shared] = await store.witnesses.shared(listener.id, { offset: 0, limit: 1 });
      await store.witnesses.part(listener.id, shared?.playId ?? 0, 'scrobbles', nth);
    }
    await store.plays.removeBefore([{ listenerId: listener.id, before: startOf(500) }]);
    expect((await store.witnesses.parted(listener.id)).map(({ at }) => at)).toEqual([1000]);
    expect(await store.plays.count(listener.id)).toBe(2);
    expect(await store.check()).toEqual([]);
  });
}
