import { expect, it } from 'vitest';
import type { ChangeMark } from './listener-store.ts';
import { codeOf, firstStart, listenerWithSong, type OpenStage, play } from './stage.fixture.ts';
import type { Store } from './store.ts';

/** Whom a store names since a mark, and where to go on from. */
async function changesOf(store: Store, since: ChangeMark | null, playedAfter = firstStart) {
  const { mark, listeners } = await store.listeners.changedSince(since, playedAfter);
  return { mark, names: listeners.map(({ name }) => name) };
}

function changesContract(open: OpenStage): void {
  it('who changed since a mark is told, and at first who played after a moment', async () => {
    const { store, again } = await open();
    const { listener, song } = await listenerWithSong(store);
    const { id } = await store.listeners.create({ name: 'Bea', timeZone: 'UTC', demo: false });
    await store.plays.append(listener.id, [play(song, 1)], null);
    const first = await changesOf(store, null);
    expect(first.names).toEqual(['Ada']);
    expect((await changesOf(store, null, play(song, 1).startedAt)).names).toEqual([]);
    await store.verdicts.exclude(id, { songId: song.songId, artistId: null, from: null, to: null });
    const second = await changesOf(store, first.mark);
    expect(second.names).toContain('Bea');
    await (await again()).plays.append(listener.id, [play(song, 2)], null);
    const third = await changesOf(store, second.mark);
    expect(third.names).toContain('Ada');
    expect((await changesOf(store, first.mark)).names).toEqual(['Ada', 'Bea']);
    // Where transactions of others are under way, changes before them are told once more.
    const namedSince = async () => {
      const { mark } = await changesOf(store, third.mark);
      return (await changesOf(store, mark)).names;
    };
    await expect.poll(namedSince).toEqual([]);
  });

  it('a listener who is forgotten cannot be named: the mark tells of it', async () => {
    const { store } = await open();
    const { listener, song } = await listenerWithSong(store);
    const { id } = await store.listeners.create({ name: 'Bea', timeZone: 'UTC', demo: false });
    for (const one of [listener.id, id]) await store.plays.append(one, [play(song, 1)], null);
    const { mark } = await changesOf(store, null);
    await store.listeners.forget(id);
    await store.plays.append(listener.id, [play(song, 2)], null);
    const after = await changesOf(store, mark);
    expect(after.mark.forgotten).toBe(mark.forgotten + 1);
    expect((await changesOf(store, null)).names).toEqual(['Ada']);
  });
}

export function listenersContract(open: OpenStage): void {
  changesContract(open);
  const ada = { name: 'Ada', timeZone: 'Europe/Berlin', demo: false };

  it('a listener is found by id and by name, with what was said of them', async () => {
    const { store, clock } = await open();
    const created = await store.listeners.create(ada);
    expect(created).toEqual({
      ...ada,
      id: created.id,
      accountId: null,
      createdAt: clock.now,
      profileVersion: 0,
      historyVersion: 0,
      removalVersion: 0,
    });
    expect(await store.listeners.get(created.id)).toEqual(created);
    expect(await store.listeners.byName('Ada')).toEqual(created);
    expect(await store.listeners.list()).toEqual([created]);
    expect(await store.listeners.get(created.id + 1)).toBeNull();
    expect(await store.listeners.byName('ada')).toBeNull();
  });

  it('a name cannot be taken twice', async () => {
    const { store } = await open();
    await store.listeners.create(ada);
    expect(await codeOf(store.listeners.create(ada))).toBe('listener-exists');
    expect(await store.listeners.list()).toHaveLength(1);
  });

  it('a time zone that does not exist, or knows no summer time, is refused', async () => {
    const { store } = await open();
    for (const timeZone of ['Europe/Atlantis', '+01:00', '']) {
      expect(await codeOf(store.listeners.create({ ...ada, timeZone }))).toBe('time-zone-unknown');
    }
    const { id } = await store.listeners.create(ada);
    expect(await codeOf(store.listeners.setTimeZone(id, 'Nowhere'))).toBe('time-zone-unknown');
    expect((await store.listeners.setTimeZone(id, 'Asia/Tokyo')).timeZone).toBe('Asia/Tokyo');
    expect(await codeOf(store.listeners.setTimeZone(id + 1, 'Asia/Tokyo'))).toBe(
      'listener-unknown',
    );
  });

  it('a name with NUL, without letters or without end is refused, any script is taken', async () => {
    const { store } = await open();
    for (const name of ['', 'a\0b', 'x'.repeat(201)]) {
      expect(await codeOf(store.listeners.create({ ...ada, name }))).toBe('input-invalid');
    }
    const name = 'עדה 👩🏽‍🎤 エイダ';
    expect((await store.listeners.create({ ...ada, name })).name).toBe(name);
    expect(await store.listeners.byName(name)).not.toBeNull();
  });
}
