import { expect, it } from 'vitest';
import type { PlayColumns } from '../domain/play.ts';
import { codeOf, firstStart, type OpenStage, resolveOne, spelling } from './stage.fixture.ts';
import type { Store } from './store.ts';

/** Corpora and the registry of models: what training reads and writes. */
export function trainingContract(open: OpenStage): void {
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
    expect(await store.corpora.list()).toEqual([
      { id: corpus, name: 'world', demo: true, listeners: 2, plays: 3 },
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

  it('models are numbered within their name and found by alias', async () => {
    const { store } = await open();
    const model = {
      name: 'repeat',
      createdAt: 7,
      dataDigest: 'd',
      codeVersion: 'c',
      params: { decay: 0.5, stages: ['a'] },
      metrics: { ndcg: 0.25 },
      artifact: 'repeat-1.bin',
      checksum: 'aa',
    };
    const first = await store.models.register(model);
    const second = await store.models.register(model);
    const other = await store.models.register({ ...model, name: 'popular' });
    expect([first.version, second.version, other.version]).toEqual([1, 2, 1]);
    expect(first).toEqual({ ...model, id: first.id, version: 1 });
    expect(await store.models.list('repeat')).toEqual([first, second]);
    expect(await store.models.get('repeat', 2)).toEqual(second);
    expect(await store.models.get('repeat', 3)).toBeNull();
    expect(await store.models.byAlias('repeat', 'champion')).toBeNull();
    await store.models.setAlias('repeat', 'champion', 2);
    await store.models.setAlias('repeat', 'champion', 1);
    expect(await store.models.byAlias('repeat', 'champion')).toEqual(first);
    expect(await store.models.byAlias('popular', 'champion')).toBeNull();
    expect(await codeOf(store.models.setAlias('repeat', 'champion', 9))).toBe('not-found');
  });
}

async function readCorpora(store: Store): Promise<PlayColumns[]> {
  const all: PlayColumns[] = [];
  for await (const plays of store.corpora.columns()) all.push(plays);
  return all;
}
