import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { NewPlay } from '../domain/play.ts';
import type { ExportedPlay } from './play-store.ts';
import {
  codeOf,
  listenerWithSong,
  type OpenStage,
  play,
  resolveOne,
  spelling,
} from './stage.fixture.ts';

export function playsContract(open: OpenStage): void {
  it('a history comes back as columns, oldest first, whatever the order it came in', async () => {
    const { store } = await open();
    const { listener, song } = await listenerWithSong(store);
    const other = await resolveOne(store, spelling('Jóga', 'Björk'));
    const plays = [play(song, 5), play(other, 1), play(song, 3)];
    expect(await store.plays.append(listener.id, plays, null)).toEqual(['added', 'added', 'added']);
    const columns = await store.plays.columns(listener.id);
    expect(columns.length).toBe(3);
    expect([...columns.startedAt]).toEqual([1, 3, 5].map((nth) => play(song, nth).startedAt));
    expect([...columns.songIds]).toEqual([other.songId, song.songId, song.songId]);
    expect([...columns.trackIds]).toEqual([other.trackId, song.trackId, song.trackId]);
    expect([...columns.msPlayed]).toEqual([180_000, 180_000, 180_000]);
    expect(columns.trainable).toEqual(Uint8Array.of(1, 1, 1));
    const recent = await store.plays.recent(listener.id, 2);
    const [first, second] = recent;
    expect(await store.plays.recent(listener.id, 9, first)).toEqual(
      (await store.plays.recent(listener.id, 9)).slice(1),
    );
    expect(await store.plays.recent(listener.id, 1, second)).toHaveLength(1);
    expect(await store.plays.after(listener.id, second?.startedAt ?? 0, 9)).toEqual([first]);
    expect(await store.plays.after(listener.id, 0, 2)).toEqual(
      (await store.plays.recent(listener.id, 9)).reverse().slice(0, 2),
    );
    expect(recent.map(({ id }) => id)).toEqual([columns.ids[2], columns.ids[1]]);
    expect(recent[0]).toEqual({
      id: columns.ids[2],
      trackId: song.trackId,
      songId: song.songId,
      startedAt: play(song, 5).startedAt,
      msPlayed: 180_000,
    });
    expect(await store.plays.count(listener.id)).toBe(3);
  });

  it('the plays stored after a known one can be read alone', async () => {
    const { store } = await open();
    const { listener, song } = await listenerWithSong(store);
    await store.plays.append(listener.id, [play(song, 1), play(song, 2)], null);
    const [newest] = await store.plays.recent(listener.id, 1);
    await store.plays.append(listener.id, [play(song, 9), play(song, 0)], null);
    const newer = await store.plays.columns(listener.id, newest?.id ?? 0);
    expect([...newer.startedAt]).toEqual([play(song, 0).startedAt, play(song, 9).startedAt]);
  });

  it('the plays that started after a moment can be read alone, of those the ones stored later', async () => {
    const { store } = await open();
    const { listener, song } = await listenerWithSong(store);
    const other = await store.listeners.create({ name: 'Bea', timeZone: 'UTC', demo: false });
    await store.plays.append(listener.id, [play(song, 3), play(song, 1)], null);
    const [newest] = await store.plays.recent(listener.id, 1);
    await store.plays.append(listener.id, [play(song, 2), play(song, 0), play(song, 4)], null);
    await store.plays.append(other.id, [play(song, 5)], null);
    const startsAfter = async (afterId: number, at: number) => [
      ...(await store.plays.columns(listener.id, afterId, at)).startedAt,
    ];
    const starts = (...nths: number[]) => nths.map((nth) => play(song, nth).startedAt);
    expect(await startsAfter(0, play(song, 1).startedAt)).toEqual(starts(2, 3, 4));
    const known = await store.plays.columns(listener.id, 0, play(song, 2).startedAt);
    expect(known.songIds[0]).toBe(song.songId);
    const afterFirst = (newest?.id ?? 0) + 1;
    expect(await startsAfter(afterFirst, play(song, 1).startedAt)).toEqual(starts(2, 4));
  });

  it('the same plays again, or twice in one call, are duplicates and change nothing', async () => {
    const { store } = await open();
    const { listener, song } = await listenerWithSong(store);
    const plays = [play(song, 1), play(song, 1), play(song, 2)];
    expect(await store.plays.append(listener.id, plays, null)).toEqual([
      'added',
      'duplicate',
      'added',
    ]);
    const before = await store.listeners.get(listener.id);
    expect(await store.plays.append(listener.id, plays, null)).toEqual([
      'duplicate',
      'duplicate',
      'duplicate',
    ]);
    expect(await store.listeners.get(listener.id)).toEqual(before);
    expect(await store.plays.count(listener.id)).toBe(2);
    const longer = play(song, 1, { msPlayed: 1 });
    expect(await store.plays.append(listener.id, [longer], null)).toEqual(['added']);
  });

  it('a deleted play is gone and does not come back with a re-import', async () => {
    const { store } = await open();
    const { listener, song } = await listenerWithSong(store);
    await store.plays.append(listener.id, [play(song, 1), play(song, 2)], null);
    const [newest] = await store.plays.recent(listener.id, 1);
    const id = newest?.id ?? 0;
    expect(await store.plays.delete(listener.id + 1, id)).toBe(false);
    expect(await store.plays.delete(listener.id, id)).toBe(true);
    expect(await store.plays.delete(listener.id, id)).toBe(false);
    expect(await store.plays.append(listener.id, [play(song, 1), play(song, 2)], null)).toEqual([
      'duplicate',
      'deleted',
    ]);
    expect(await store.plays.count(listener.id)).toBe(1);
    expect(await store.check()).toEqual([]);
  });

  it('what only the Spotify Web API knows of is not for training', async () => {
    const { store } = await open();
    const { listener, song } = await listenerWithSong(store);
    const api = await resolveOne(store, spelling('Jóga', 'Björk', { source: 'spotify-web-api' }));
    await store.plays.append(listener.id, [play(song, 1), play(api, 2)], null);
    expect((await store.plays.columns(listener.id)).trainable).toEqual(Uint8Array.of(1, 0));
    expect(await store.check()).toEqual([]);
  });

  it('the profile version rises once with every change and not without', async () => {
    const { store } = await open();
    const { listener, song } = await listenerWithSong(store);
    const version = async () => (await store.listeners.get(listener.id))?.profileVersion;
    await store.plays.append(listener.id, [play(song, 1), play(song, 2)], null);
    expect(await version()).toBe(1);
    await store.plays.append(listener.id, [play(song, 1)], null);
    await store.plays.append(listener.id, [], null);
    expect(await version()).toBe(1);
    const [newest] = await store.plays.recent(listener.id, 1);
    await store.plays.delete(listener.id, newest?.id ?? 0);
    expect(await version()).toBe(2);
  });

  it('a play of an unknown listener, track or spelling is refused with all its batch', async () => {
    const { store } = await open();
    const { listener, song } = await listenerWithSong(store);
    const unknownTrack = play({ ...song, trackId: 99 }, 2);
    const unknownSpelling = play({ ...song, spellingId: 99 }, 2);
    const good = play(song, 1);
    const append = (plays: NewPlay[]) => store.plays.append(listener.id, plays, null);
    expect(await codeOf(store.plays.append(99, [good], null))).toBe('listener-unknown');
    expect(await codeOf(append([good, unknownTrack]))).toBe('track-unknown');
    expect(await codeOf(append([good, unknownSpelling]))).toBe('track-unknown');
    expect(await codeOf(append([good, play(song, 2, { kept: '{"a":"\0"}' })]))).toBe(
      'input-invalid',
    );
    expect(await store.plays.count(listener.id)).toBe(0);
    expect(await store.check()).toEqual([]);
  });

  it('the complete export names every play once, with all that its source gave', async () => {
    const { store } = await open();
    const { listener, song } = await listenerWithSong(store);
    const same = firstOfMany(23, (nth) =>
      play(song, nth % 5, { msPlayed: nth, kept: `{"n":${nth}}` }),
    );
    await store.plays.append(listener.id, same, null);
    const pages: ExportedPlay[] = [];
    for (;;) {
      const page = await store.plays.exportPage(listener.id, pages.at(-1) ?? null, 4);
      if (page.length === 0) break;
      pages.push(...page);
    }
    expect(pages.map(({ kept }) => kept).sort()).toEqual(same.map(({ kept }) => kept).sort());
    expect(pages.map(({ startedAt }) => startedAt)).toEqual(
      same.map(({ startedAt }) => startedAt).sort((a, b) => a - b),
    );
    expect(pages[0]).toMatchObject({
      title: 'Hyperballad',
      artist: 'Björk',
      album: null,
      source: 'spotify-extended',
      sourceKey: 'Björk – Hyperballad',
      file: null,
      record: null,
    });
    // A play that ended a page and is deleted then does not end the export.
    await store.plays.delete(listener.id, pages[3]?.playId ?? 0);
    const next = await store.plays.exportPage(listener.id, pages[3] ?? null, 4);
    expect(next).toEqual(pages.slice(4, 8));
  });

  it('any order of appends and deletions ends where a plain set of plays ends', async () => {
    const { store } = await open();
    const song = await resolveOne(store, spelling('Hyperballad', 'Björk'));
    const step = fc.oneof(
      fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 8 }),
      fc.constant('delete-newest' as const),
    );
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
        const name = `listener ${run++}`;
        const { id } = await store.listeners.create({ name, timeZone: 'UTC', demo: false });
        const there = new Set<number>();
        const deleted = new Set<number>();
        for (const one of steps) {
          if (one === 'delete-newest') {
            const newest = Math.max(...there);
            const [last] = await store.plays.recent(id, 1);
            expect(await store.plays.delete(id, last?.id ?? 0)).toBe(there.delete(newest));
            if (last) deleted.add(newest);
            continue;
          }
          const expected = one.map((nth) => {
            if (deleted.has(nth)) return 'deleted';
            if (there.has(nth)) return 'duplicate';
            there.add(nth);
            return 'added';
          });
          const plays = one.map((nth) => play(song, nth));
          expect(await store.plays.append(id, plays, null)).toEqual(expected);
        }
        const starts = [...there].sort((a, b) => a - b).map((nth) => play(song, nth).startedAt);
        expect([...(await store.plays.columns(id)).startedAt]).toEqual(starts);
      }),
      { numRuns: 25 },
    );
    expect(await store.check()).toEqual([]);
  });
}

function firstOfMany<T>(count: number, make: (nth: number) => T): T[] {
  return Array.from({ length: count }, (_, nth) => make(nth));
}
