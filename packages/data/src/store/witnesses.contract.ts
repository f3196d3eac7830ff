import { expect, it } from 'vitest';
import {
  firstStart,
  listenerWithSong,
  minuteMs,
  type OpenStage,
  resolveOne,
  spelling,
} from './stage.fixture.ts';
import { imported, seen, sources, spellings, told } from './witnesses.fixture.ts';

export function witnessesContract(open: OpenStage): void {
  it('what four sources tell of one play is one play with four witnesses', async () => {
    const { store } = await open();
    const { listener } = await listenerWithSong(store);
    const ids = await spellings(store);
    const outcomes = [];
    for (const source of sources) {
      outcomes.push(...(await store.plays.append(listener.id, [told(ids, source, 1234)], null)));
    }
    expect(outcomes).toEqual(['added', 'same-play', 'same-play', 'same-play']);
    const [play, ...others] = await seen(store, listener.id);
    expect(others).toEqual([]);
    expect(play).toMatchObject({ startedAt: firstStart + 1000, msPlayed: 180_000 });
    expect(play?.witnesses.map(({ source }) => source)).toEqual([...sources].sort());
    expect(await store.witnesses.countShared(listener.id)).toBe(1);
    expect(await store.check()).toEqual([]);
  });

  it('a source never has two rows in one play: a song on repeat stays so many plays', async () => {
    const { store } = await open();
    const { listener } = await listenerWithSong(store);
    const ids = await spellings(store);
    const times = [0, 181_000, 362_000, 543_000];
    for (const source of sources) {
      await store.plays.append(
        listener.id,
        times.map((at) => told(ids, source, at)),
        null,
      );
    }
    const plays = await seen(store, listener.id);
    expect(plays.map(({ witnesses }) => witnesses.length)).toEqual([4, 4, 4, 4]);
  });

  it('a song that is skipped and restarted within a minute is two plays, in whatever order told', async () => {
    const { store } = await open();
    const ids = await spellings(store);
    const [extended, account, log] = (
      ['spotify-extended', 'spotify-account', 'scrobbles'] as const
    ).map((source) => [told(ids, source, 217_231, 8_769), told(ids, source, 227_563, 150_437)]);
    const orders = [
      [extended, account, log],
      [extended, log, account],
      [account, extended, log],
      [account, log, extended],
      [log, extended, account],
      [log, account, extended],
    ];
    for (const [nth, files] of orders.entries()) {
      const name = `listener ${nth}`;
      const { id } = await store.listeners.create({ name, timeZone: 'UTC', demo: false });
      for (const rows of files) await store.plays.append(id, rows ?? [], null);
      const plays = await seen(store, id);
      expect(plays.map(({ msPlayed }) => msPlayed)).toEqual([8_769, 150_437]);
      for (const { msPlayed, witnesses } of plays) {
        expect(witnesses.map((one) => [one.source, one.msPlayed])).toEqual([
          ['scrobbles', -1],
          ['spotify-account', msPlayed],
          ['spotify-extended', msPlayed],
        ]);
      }
    }
    expect(await store.check()).toEqual([]);
  });

  it('a play is as long as one source says where another only knows better when it began', async () => {
    const { store } = await open();
    const { listener } = await listenerWithSong(store);
    const ids = await spellings(store);
    await imported(store, listener.id, [told(ids, 'scrobbles', 1_234)]);
    const before = await seen(store, listener.id);
    const run = await imported(store, listener.id, [told(ids, 'spotify-account', 1_234, 150_437)]);
    const play = { startedAt: firstStart + 1_000, msPlayed: 150_437 };
    expect(await seen(store, listener.id)).toMatchObject([play]);
    const [exported] = await store.plays.exportPage(listener.id, null, 1);
    expect(exported).toMatchObject({ msPlayed: -1, playMsPlayed: 150_437 });
    await store.imports.undo(run.id);
    expect(await seen(store, listener.id)).toEqual(before);
  });

  it('another song within the same minute is another play', async () => {
    const { store } = await open();
    const { listener } = await listenerWithSong(store);
    const one = await spellings(store);
    const other = await spellings(store, 'Jóga');
    await store.plays.append(listener.id, [told(one, 'spotify-extended', 0, 20_000)], null);
    await store.plays.append(listener.id, [told(other, 'scrobbles', 21_000)], null);
    expect(await store.plays.count(listener.id)).toBe(2);
  });

  it('two spellings of one row of a source are one play', async () => {
    const { store } = await open();
    const { listener } = await listenerWithSong(store);
    const ids = await spellings(store);
    const again = await resolveOne(
      store,
      spelling('Hyperballad', 'Björk', { source: 'scrobbles', sourceKey: 'with its album' }),
    );
    const first = told(ids, 'scrobbles', 0);
    const second = { ...first, spellingId: again.spellingId };
    expect(await store.plays.append(listener.id, [first, second], null)).toEqual([
      'added',
      'same-play',
    ]);
  });

  it('a play that one witness makes trainable is trainable, whoever came first', async () => {
    const { store } = await open();
    const { listener } = await listenerWithSong(store);
    const ids = await spellings(store);
    const api = await resolveOne(
      store,
      spelling('Hyperballad', 'Björk', { source: 'spotify-web-api' }),
    );
    const start = told(ids, 'scrobbles', 0);
    const viaApi = { ...start, spellingId: api.spellingId };
    await store.plays.append(listener.id, [viaApi], null);
    expect((await seen(store, listener.id))[0]?.trainable).toBe(0);
    await store.plays.append(listener.id, [start], null);
    const [play, ...others] = await seen(store, listener.id);
    expect(others).toEqual([]);
    expect(play?.trainable).toBe(1);
    expect(await store.check()).toEqual([]);
  });

  it('a deleted play does not come back through another source', async () => {
    const { store } = await open();
    const { listener } = await listenerWithSong(store);
    const ids = await spellings(store);
    await store.plays.append(listener.id, [told(ids, 'spotify-account', 0)], null);
    const [play] = await store.plays.recent(listener.id, 1);
    await store.plays.delete(listener.id, play?.id ?? 0);
    for (const source of ['spotify-extended', 'scrobbles'] as const) {
      const rows = [told(ids, source, 0), told(ids, source, 30 * minuteMs)];
      const outcomes = await store.plays.append(listener.id, rows, null);
      expect(outcomes[0]).toBe('deleted');
      expect(await store.plays.append(listener.id, rows.slice(0, 1), null)).toEqual(['deleted']);
    }
    expect(await store.plays.count(listener.id)).toBe(1);
    expect(await store.check()).toEqual([]);
  });

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
