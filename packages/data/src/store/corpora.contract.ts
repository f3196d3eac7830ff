import { expect, it } from 'vitest';
import type { PlayColumns } from '../domain/play.ts';
import { codeOf, firstStart, type OpenStage, resolveOne, spelling } from './stage.fixture.ts';
import type { Store } from './store.ts';

const begun = { name: 'dump', source: 'dump.tar.zst', salt: 'x', addedAt: 1 };

/** Corpora: what training reads beside the listeners here. */
export function corporaContract(open: OpenStage): void {
  it('a corpus is read listener by listener, oldest first', async () => {
    const { store } = await open();
    const one = await resolveOne(store, spelling('One', 'A'));
    const two = await resolveOne(store, spelling('Two', 'A'));
    const corpus = await store.corpora.add('world', 1, true);
    const at = (minute: number, trackId: number) => ({
      trackId,
      startedAt: firstStart + minute,
      msPlayed: 1000,
    });
    const ann = await store.corpora.addListener(corpus, 'ann');
    const bob = await store.corpora.addListener(corpus, 'bob');
    await store.corpora.addPlays(ann, [at(3, one.trackId), at(1, two.trackId)]);
    await store.corpora.addPlays(bob, [at(2, two.trackId)]);
    await store.corpora.addPlays(bob, [at(2, two.trackId)]);
    const columns = await readCorpora(store);
    expect(columns.map((plays) => [...plays.songIds])).toEqual([
      [two.songId, one.songId],
      [two.songId],
    ]);
    expect([...(columns[0]?.startedAt ?? [])]).toEqual([firstStart + 1, firstStart + 3]);
    const told = { complete: true, source: '', addedAt: 1, listeners: 2, plays: 3 };
    expect(await store.corpora.list()).toEqual([
      { id: corpus, name: 'world', demo: true, ...told },
    ]);
  });

  it('loading a corpus may start again, and a track that is gone is named', async () => {
    const { store } = await open();
    const corpus = await store.corpora.add('world', 1, true);
    const ann = await store.corpora.addListener(corpus, 'ann');
    expect(await store.corpora.add('world', 1, true)).toBe(corpus);
    expect(await store.corpora.addListener(corpus, 'ann')).toBe(ann);
    const stray = { trackId: 99, startedAt: 1, msPlayed: 1 };
    expect(await codeOf(store.corpora.addPlays(ann, [stray]))).toBe('track-unknown');
    expect(await readCorpora(store)).toEqual([]);
  });

  it('removing a corpus takes what only it knew of, and leaves the others', async () => {
    const { store } = await open();
    const shared = await resolveOne(store, spelling('Shared', 'A'));
    const only = await resolveOne(store, spelling('Only', 'B'));
    const [first, second] = [
      await store.corpora.add('first', 1, false),
      await store.corpora.add('second', 1, false),
    ];
    const plays = [shared, only].map(({ trackId }) => ({ trackId, startedAt: 5, msPlayed: 1 }));
    await store.corpora.addPlays(await store.corpora.addListener(first, 'x'), plays);
    await store.corpora.addPlays(await store.corpora.addListener(second, 'x'), plays.slice(0, 1));
    await store.corpora.remove(first);
    expect((await store.corpora.list()).map(({ id }) => id)).toEqual([second]);
    expect([...(await store.catalogue.songs()).songIds]).toEqual([shared.songId]);
    expect(await store.check()).toEqual([]);
  });

  it('more corpus listeners than fit one page are all read once', async () => {
    const { store } = await open();
    const { trackId } = await resolveOne(store, spelling('One', 'A'));
    const corpus = await store.corpora.add('world', 1, true);
    await store.transaction(async (within) => {
      for (let nth = 0; nth < 120; nth++) {
        const id = await within.corpora.addListener(corpus, `listener ${nth}`);
        await within.corpora.addPlays(id, [{ trackId, startedAt: nth, msPlayed: 1 }]);
      }
    });
    const starts = (await readCorpora(store)).map((one) => one.startedAt[0]);
    expect(starts).toEqual(Array.from({ length: 120 }, (_, nth) => nth));
  });

  it('a corpus that is being stored is not read for training before it is complete', async () => {
    const { store } = await open();
    const { trackId } = await resolveOne(store, spelling('One', 'A'));
    const { id } = await store.corpora.begin(begun);
    const [ann, bob, again] = await store.corpora.addListeners(id, ['ann', 'bob', 'ann']);
    expect(again).toBe(ann);
    const play = (listenerId: number | undefined, startedAt: number) => ({
      ...{ listenerId: listenerId ?? 0, trackId, startedAt, msPlayed: -1 },
    });
    const plays = [play(ann, 1), play(ann, 2), play(bob, 1), play(ann, 2)];
    expect(await store.corpora.appendPlays(plays)).toEqual(
      new Map([
        [ann, 2],
        [bob, 1],
      ]),
    );
    expect(await store.corpora.appendPlays(plays)).toEqual(new Map());
    expect(await readCorpora(store)).toEqual([]);
    expect(await store.corpora.list()).toMatchObject([
      { name: 'dump', source: 'dump.tar.zst', complete: false, listeners: 2, plays: 3 },
    ]);
    await store.corpora.finish(id, null);
    expect((await readCorpora(store)).map((columns) => columns.length)).toEqual([2, 1]);
    expect(await codeOf(store.corpora.appendPlays([{ ...play(ann, 9), trackId: 99 }]))).toBe(
      'track-unknown',
    );
  });

  it('a corpus is taken up again under its own salt, and is nobody else’s', async () => {
    const { store } = await open();
    const first = await store.corpora.begin(begun);
    await store.corpora.finish(first.id, null);
    expect(await store.corpora.begin({ ...begun, salt: 'other', addedAt: 2 })).toEqual(first);
    expect(await store.corpora.list()).toMatchObject([{ complete: false, addedAt: 1 }]);
    expect(await codeOf(store.corpora.begin({ ...begun, source: 'a.csv' }))).toBe('corpus-exists');
    await store.corpora.add('world', 1, true);
    expect(await codeOf(store.corpora.begin({ ...begun, name: 'world', source: '' }))).toBe(
      'corpus-exists',
    );
  });

  it('one that is removed while it is being stored ends the storing, and neither waits for ever', async () => {
    const { store, beside } = await open();
    const other = await beside();
    const { trackId } = await resolveOne(store, spelling('One', 'A'));
    const { id } = await store.corpora.begin(begun);
    const step = (nth: number) =>
      store.transaction(async (tx) => {
        const [listenerId = 0] = await tx.corpora.addListeners(id, [`${nth}`]);
        await tx.catalogue.resolve([spelling(`Song ${nth}`, 'A')]);
        await tx.corpora.appendPlays([{ listenerId, trackId, startedAt: nth, msPlayed: 1 }]);
      });
    const storing = (async () => {
      for (let nth = 0; nth < 5000; nth++) await step(nth);
    })();
    const stored = codeOf(storing);
    while ((await other.corpora.list())[0]?.listeners === 0) await other.corpora.list();
    await other.corpora.remove(id);
    expect(['input-invalid', 'track-unknown']).toContain(await stored);
    expect(await store.corpora.list()).toEqual([]);
    expect(await store.check()).toEqual([]);
  });

  it('listeners who are not kept go with what only they played, from this corpus alone', async () => {
    const { store } = await open();
    const tracks = await store.catalogue.resolve(['A', 'B', 'C'].map((one) => spelling(one, one)));
    const { id } = await store.corpora.begin(begun);
    const other = await store.corpora.begin({ ...begun, name: 'other' });
    const listeners = await store.corpora.addListeners(id, ['a', 'b', 'c']);
    await store.corpora.addListeners(other.id, ['a']);
    const plays = listeners.map((listenerId, nth) => {
      return { listenerId, trackId: tracks[nth]?.trackId ?? 0, startedAt: 1, msPlayed: 1 };
    });
    await store.corpora.appendPlays(plays);
    await store.corpora.removeListeners(listeners.slice(0, 1));
    expect((await store.catalogue.songs()).length).toBe(3);
    await store.corpora.finish(id, listeners.slice(1, 2));
    expect([...(await store.catalogue.songs()).songIds]).toEqual([tracks[1]?.songId]);
    expect(await store.corpora.list()).toMatchObject([
      { complete: true, listeners: 1, plays: 1 },
      { complete: false, listeners: 1 },
    ]);
    expect(await store.check()).toEqual([]);
  });
}

async function readCorpora(store: Store): Promise<PlayColumns[]> {
  const all: PlayColumns[] = [];
  for await (const plays of store.corpora.columns()) all.push(plays);
  return all;
}
