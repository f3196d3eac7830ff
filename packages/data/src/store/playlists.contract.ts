import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { NewPlaylist, NewPlaylistEntry, Playlist } from '../domain/playlist.ts';
import { codeOf, listenerWithSong, type OpenStage, resolveOne, spelling } from './stage.fixture.ts';
import type { Store } from './store.ts';

const empty: NewPlaylist = {
  ...{ name: 'Rain', description: '', rules: null, seedSongs: [], refresh: null },
};

const entry = (
  { trackId, spellingId }: { trackId: number; spellingId: number },
  reason: string | null = null,
): NewPlaylistEntry => ({ trackId, spellingId, reason, addedAt: 5 });

async function tracks(store: Store, count: number) {
  const titles = Array.from({ length: count }, (_, n) => spelling(`Song ${n}`, 'A'));
  return store.catalogue.resolve(titles);
}

const ref = ({ listenerId, id, version }: Playlist) => ({ listenerId, id, version });

async function reasons(store: Store, { listenerId, id }: Playlist): Promise<unknown[]> {
  const all = await store.playlists.entries(listenerId, id, 0, 1000);
  expect(all.map(({ position }) => position)).toEqual(all.map((_, at) => at));
  return all.map(({ reason }) => reason);
}

/** Playlists: what stands in them, in which order, and who may change them. */
export function playlistsContract(open: OpenStage): void {
  it('a playlist is made, listed newest first, renamed and removed, for its listener alone', async () => {
    const { store, clock } = await open();
    const { listener, song } = await listenerWithSong(store);
    const { listener: other } = await listenerWithSong(store, 'Bob');
    const rules = { shelf: 'more-like-this', limit: 20, familiarity: 0.25 };
    const first = await store.playlists.create(listener.id, empty);
    const second = await store.playlists.create(listener.id, {
      ...{ name: 'Weekly', description: 'new', rules, seedSongs: [song.songId], refresh: 'weekly' },
    });
    const now = clock.now;
    expect(second).toEqual({
      ...{ id: second.id, listenerId: listener.id, name: 'Weekly', description: 'new' },
      ...{ kind: 'rules', rules, seedSongs: [song.songId], refresh: 'weekly', version: 1 },
      ...{ createdAt: now, updatedAt: now, filledAt: null, entryCount: 0 },
    });
    expect(await store.playlists.list(listener.id, null, 9)).toEqual([second, first]);
    expect(await store.playlists.list(listener.id, second.id, 9)).toEqual([first]);
    expect(await store.playlists.named(listener.id, 'Rain')).toEqual([first]);
    expect(await store.playlists.get(other.id, first.id)).toBeNull();
    clock.now += 7;
    const renamed = await store.playlists.change(ref(first), { name: 'Snow' });
    expect(renamed).toEqual({ ...first, name: 'Snow', version: 2, updatedAt: now + 7 });
    const stranger = { ...ref(renamed), listenerId: other.id };
    expect(await codeOf(store.playlists.change(stranger, { name: 'Mine' }))).toBe(
      'playlist-unknown',
    );
    await store.playlists.remove(ref(renamed));
    expect(await store.playlists.get(listener.id, first.id)).toBeNull();
    expect(await store.playlists.scheduled()).toEqual([
      { id: second.id, listenerId: listener.id, refresh: 'weekly', filledAt: null },
    ]);
  });

  it('what cannot be a playlist is refused, and leaves nothing', async () => {
    const { store } = await open();
    const { listener, song } = await listenerWithSong(store);
    const code = (more: Partial<NewPlaylist>) =>
      codeOf(store.playlists.create(listener.id, { ...empty, ...more }));
    expect(await code({ name: ' ' })).toBe('input-invalid');
    expect(await code({ name: 'x'.repeat(201) })).toBe('input-invalid');
    expect(await code({ refresh: 'daily' })).toBe('input-invalid');
    expect(await code({ rules: {}, seedSongs: [99] })).toBe('song-unknown');
    expect(await codeOf(store.playlists.create(99, empty))).toBe('input-invalid');
    const made = await store.playlists.create(listener.id, empty);
    const stray = entry({ ...song, trackId: 99 });
    expect(await codeOf(store.playlists.insert(ref(made), null, [stray]))).toBe('input-invalid');
    const endless = Array.from({ length: 10_001 }, () => entry(song));
    expect(await codeOf(store.playlists.insert(ref(made), null, endless))).toBe('playlist-full');
    expect(await store.playlists.list(listener.id, null, 9)).toEqual([made]);
  });

  it('of two who change the same version one is told so, and nothing of theirs is stored', async () => {
    const { store, beside } = await open();
    const { listener, song } = await listenerWithSong(store);
    const made = await store.playlists.create(listener.id, empty);
    const other = await beside();
    const both = await Promise.allSettled([
      store.playlists.insert(ref(made), null, [entry(song, 'one')]),
      other.playlists.insert(ref(made), null, [entry(song, 'other')]),
    ]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const lost = both.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []));
    expect(lost).toEqual(['playlist-changed']);
    expect(await reasons(store, made)).toHaveLength(1);
    const unasked = { ...ref(made), version: null };
    await store.playlists.insert(unasked, null, [entry(song, 'later')]);
    expect((await store.playlists.get(listener.id, made.id))?.version).toBe(3);
  });

  it('entries stand where they were put, whatever is inserted, moved and taken out', async () => {
    const { store } = await open();
    const { listener } = await listenerWithSong(store);
    const all = await tracks(store, 3);
    const step = fc.record({
      kind: fc.constantFrom('insert', 'move', 'take'),
      at: fc.nat(12),
      some: fc.array(fc.nat(20), { minLength: 1, maxLength: 4 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
        let made = await store.playlists.create(listener.id, empty);
        let model: string[] = [];
        let next = 0;
        for (const { kind, at, some } of steps) {
          const stored = await store.playlists.entries(listener.id, made.id, 0, 1000);
          if (kind === 'insert') {
            const names = some.map(() => `${next++}`);
            const added = names.map((name, n) => entry(all[n % 3] ?? all[0]!, name));
            made = await store.playlists.insert(ref(made), at, added);
            model = model.toSpliced(at, 0, ...names);
          } else if (stored.length > 0) {
            const chosen = [...new Set(some.map((n) => n % stored.length))];
            const ids = chosen.map((n) => stored[n]?.id ?? 0);
            const names = chosen.map((n) => model[n] ?? '');
            const others = model.filter((name) => !names.includes(name));
            made =
              kind === 'move'
                ? await store.playlists.move(ref(made), ids, at)
                : await store.playlists.takeOut(ref(made), ids);
            model = kind === 'move' ? others.toSpliced(at, 0, ...names) : others;
          }
          expect(await reasons(store, made)).toEqual(model);
          expect(made.entryCount).toBe(model.length);
        }
      }),
      { numRuns: 20 },
    );
    const [last] = await store.playlists.list(listener.id, null, 1);
    if (last === undefined) throw new Error('none');
    const strayId = store.playlists.takeOut(ref(last), [999_999]);
    expect(await codeOf(strayId)).toBe('playlist-entry-unknown');
  });

  it('rules replace all entries, and say when they did', async () => {
    const { store, clock } = await open();
    const { listener } = await listenerWithSong(store);
    const [one, two, three] = await tracks(store, 3);
    if (!one || !two || !three) throw new Error('none');
    let made = await store.playlists.create(listener.id, { ...empty, rules: { shelf: 'weekly' } });
    made = await store.playlists.fill(ref(made), [entry(one, 'a'), entry(two, 'b')]);
    clock.now += 9;
    made = await store.playlists.fill(ref(made), [entry(three, 'c'), entry(one, 'd')]);
    expect(await reasons(store, made)).toEqual(['c', 'd']);
    expect(made).toMatchObject({ filledAt: clock.now, entryCount: 2, version: 3 });
  });

  it('entries and the songs of rules follow what is decided about names, and its undoing', async () => {
    const { store } = await open();
    const { listener, song } = await listenerWithSong(store);
    const other = await resolveOne(store, spelling('Hyperballad (Live)', 'Björk'));
    const made = await store.playlists.create(listener.id, {
      ...{ ...empty, rules: {}, seedSongs: [other.songId, song.songId] },
    });
    await store.playlists.insert(ref(made), null, [entry(other), entry(song)]);
    const songs = async () => ({
      entries: (await store.playlists.entries(listener.id, made.id, 0, 9)).map((e) => e.songId),
      seeds: (await store.playlists.get(listener.id, made.id))?.seedSongs,
    });
    const merge = { songId: other.songId, intoId: song.songId };
    const { id } = await store.identity.decide({ kind: 'merge-songs', ...merge }, 'Ada');
    expect(await songs()).toEqual({ entries: [song.songId, song.songId], seeds: [song.songId] });
    expect((await store.identity.decisionsOf(listener.id)).map((one) => one.id)).toEqual([id]);
    await store.identity.undo(id);
    const apart = [other.songId, song.songId];
    expect(await songs()).toEqual({ entries: apart, seeds: apart });
  });

  it('a playlist keeps its tracks and their names when whoever played them is forgotten', async () => {
    const { store } = await open();
    const { listener } = await listenerWithSong(store);
    const { listener: other } = await listenerWithSong(store, 'Bob');
    const [told, chosen, seed] = await tracks(store, 3);
    if (!told || !chosen || !seed) throw new Error('none');
    const made = await store.playlists.create(listener.id, {
      ...{ ...empty, rules: {}, seedSongs: [seed.songId] },
    });
    const added = [entry(told), { ...entry(chosen), spellingId: null }];
    await store.playlists.insert(ref(made), null, added);
    await store.listeners.forget(other.id);
    const called = await store.catalogue.called('track', [told.trackId, chosen.trackId]);
    expect([...called.values()].map(({ title, source }) => [title, source])).toEqual([
      ['Song 0', 'spotify-extended'],
      ['Song 1', null],
    ]);
    expect((await store.playlists.get(listener.id, made.id))?.seedSongs).toEqual([seed.songId]);
    await store.listeners.forget(listener.id);
    expect((await store.catalogue.songs()).length).toBe(0);
  });

  it('an archive brings a playlist back once, in pieces, and not over what changed here since', async () => {
    const { store } = await open();
    const { listener } = await listenerWithSong(store);
    const all = await tracks(store, 4);
    const told = { name: 'Rain', createdAt: 10, updatedAt: 20 };
    const rest = { description: '', rules: { shelf: 'x' }, refresh: null, filledAt: 15 };
    const archived = { ...told, ...rest, seedTracks: [all[0]?.trackId ?? 0] };
    expect(await store.playlists.restore(listener.id, archived)).toBe(true);
    expect(await store.playlists.restore(listener.id, archived)).toBe(false);
    const entries = all.map((one, n) => entry(one, String(n)));
    const put = (from: number, to: number) =>
      store.playlists.restoreEntries(listener.id, told, from, entries.slice(from, to));
    expect(await put(0, 2)).toEqual([true, true]);
    expect(await put(1, 4)).toEqual([false, true, true]);
    expect(await put(0, 4)).toEqual([false, false, false, false]);
    const [made] = await store.playlists.named(listener.id, 'Rain');
    if (made === undefined) throw new Error('none');
    expect(made).toMatchObject({ version: 1, ...told, filledAt: 15, seedSongs: [all[0]?.songId] });
    expect(await reasons(store, made)).toEqual(['0', '1', '2', '3']);
    const [, second] = await store.playlists.entries(listener.id, made.id, 0, 9);
    await store.playlists.takeOut(ref(made), [second?.id ?? 0]);
    expect(await put(0, 4)).toEqual([false, false, false, false]);
    expect(await reasons(store, made)).toEqual(['0', '2', '3']);
  });
}
