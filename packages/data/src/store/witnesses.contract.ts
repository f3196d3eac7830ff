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
}
