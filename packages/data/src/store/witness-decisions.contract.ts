import { expect, it } from 'vitest';
import {
  listenerWithSong,
  minuteMs,
  type OpenStage,
  resolveOne,
  spelling,
} from './stage.fixture.ts';
import { seen, sources, spellings, told } from './witnesses.fixture.ts';

/** What becomes of plays and their witnesses when somebody decides otherwise, and takes it back. */
export function witnessDecisionsContract(open: OpenStage): void {
  it('a witness told apart has a play of its own, survives re-import, and can be taken back', async () => {
    const { store } = await open();
    const { listener } = await listenerWithSong(store);
    const ids = await spellings(store);
    const rows = sources.map((source) => told(ids, source, 0));
    for (const row of rows) await store.plays.append(listener.id, [row], null);
    const before = await seen(store, listener.id);
    const [play] = await store.witnesses.shared(listener.id, { offset: 0, limit: 10 });
    const scrobble = play?.witnesses.find(({ source }) => source === 'scrobbles');
    if (!play || !scrobble) throw new Error('no shared play');
    const part = () => store.witnesses.part(listener.id, play.playId, 'scrobbles', 7);
    expect(await part()).toBe(true);
    expect(await part()).toBe(false);
    const apart = await seen(store, listener.id);
    expect(apart.map(({ witnesses }) => witnesses.length).sort()).toEqual([1, 3]);
    await store.plays.append(listener.id, rows, null);
    expect(await seen(store, listener.id)).toEqual(apart);
    const [said] = await store.witnesses.parted(listener.id);
    expect(said).toMatchObject({ source: 'scrobbles', title: 'Hyperballad', at: 7 });
    expect(await store.witnesses.rejoin(listener.id, (said?.id ?? 0) + 1)).toBe(false);
    expect(await store.witnesses.rejoin(listener.id, said?.id ?? 0)).toBe(true);
    expect(await seen(store, listener.id)).toEqual(before);
    expect(await store.check()).toEqual([]);
  });

  it('a source in the wrong zone meets the others once its zone is set, and parts again after', async () => {
    const { store } = await open();
    const { listener } = await listenerWithSong(store);
    const ids = await spellings(store);
    const times = [0, 20, 40, 61].map((minutes) => minutes * minuteMs);
    const hour = 60 * minuteMs;
    const right = times.map((at) => told(ids, 'spotify-extended', at));
    const shifted = times.map((at) => told(ids, 'scrobbles', at + 2 * hour));
    await store.plays.append(listener.id, right, null);
    await store.plays.append(listener.id, shifted, null);
    const before = await seen(store, listener.id);
    const startOf = (hours: number) => (stampedAt: number) => stampedAt - hours * hour;
    const set = (zone: string | null, hours: number) =>
      store.witnesses.retime(listener.id, 'scrobbles', zone, startOf(hours));
    expect(await set('Africa/Cairo', 2)).toBe(4);
    expect(await store.plays.count(listener.id)).toBe(4);
    expect(await store.witnesses.zones(listener.id)).toEqual(
      new Map([['scrobbles', 'Africa/Cairo']]),
    );
    expect(await set(null, 0)).toBe(4);
    expect(await seen(store, listener.id)).toEqual(before);
    expect(await set(null, 0)).toBe(0);
    expect(await store.check()).toEqual([]);
  });

  it('two spellings of one row are told apart from the others, and joined again, together', async () => {
    const { store } = await open();
    const { listener } = await listenerWithSong(store);
    const ids = await spellings(store);
    const again = await resolveOne(
      store,
      spelling('Hyperballad', 'Björk', { source: 'scrobbles', sourceKey: 'with its album' }),
    );
    const scrobble = told(ids, 'scrobbles', 0);
    const twin = { ...scrobble, spellingId: again.spellingId };
    await store.plays.append(listener.id, [told(ids, 'spotify-account', 0), scrobble, twin], null);
    const before = await seen(store, listener.id);
    expect(before.map(({ witnesses }) => witnesses.length)).toEqual([3]);
    const [play] = await store.witnesses.shared(listener.id, { offset: 0, limit: 1 });
    await store.witnesses.part(listener.id, play?.playId ?? 0, 'scrobbles', 7);
    const apart = await seen(store, listener.id);
    expect(apart.map(({ witnesses }) => witnesses.length).sort()).toEqual([1, 2]);
    const [said, ...others] = await store.witnesses.parted(listener.id);
    expect(others).toEqual([]);
    expect(await store.witnesses.rejoin(listener.id, said?.id ?? 0)).toBe(true);
    expect(await seen(store, listener.id)).toEqual(before);
    expect(await store.witnesses.parted(listener.id)).toEqual([]);
  });

  it('what two sources call differently is one play once the songs are one, and two again after', async () => {
    const { store } = await open();
    const { listener } = await listenerWithSong(store);
    const ids = await spellings(store);
    const foreign = await resolveOne(
      store,
      spelling('Hyperballad', 'Bjork & Co', { source: 'scrobbles' }),
    );
    const scrobble = { ...told(ids, 'scrobbles', 0), ...foreign };
    await store.plays.append(listener.id, [told(ids, 'spotify-extended', 0)], null);
    await store.plays.append(listener.id, [scrobble], null);
    const before = await seen(store, listener.id);
    expect(before).toHaveLength(2);
    const song = ids.get('spotify-extended')?.songId ?? 0;
    const { id } = await store.identity.decide(
      { kind: 'merge-songs', songId: foreign.songId, intoId: song },
      'Ada',
    );
    const [play, ...others] = await seen(store, listener.id);
    expect(others).toEqual([]);
    expect(play?.witnesses).toHaveLength(2);
    await store.identity.undo(id);
    // Of two plays at one moment the older id comes first, and which of them has it is open.
    const bySong = (a: { song: unknown }, b: { song: unknown }) => Number(a.song) - Number(b.song);
    expect((await seen(store, listener.id)).sort(bySong)).toEqual(before.sort(bySong));
    expect(await store.check()).toEqual([]);
  });
}
