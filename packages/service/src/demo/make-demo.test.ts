import { setImmediate } from 'node:timers/promises';
import type { Store } from '@echotune/data';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStore, type TestStore } from '../../../../tests/kit/open-store.ts';
import { demoListener, makeDemo } from './make-demo.ts';

let test: TestStore;

beforeEach(async () => {
  test = await openStore();
});
afterEach(() => test.close());

const make = async (more: { store?: Store; signal?: AbortSignal } = {}) => {
  const { store = test.store, ...request } = more;
  const { id: listenerId } = await demoListener(test, null);
  return makeDemo({ ...test.deps, store }, { listenerId, ...request });
};

async function world() {
  const { store } = test;
  const listeners = await store.listeners.list();
  const plays = await Promise.all(listeners.map(({ id }) => store.plays.count(id)));
  return {
    plays,
    corpora: await store.corpora.list(),
    songs: (await store.catalogue.songs()).length,
  };
}

it('made twice it is the same world, and a whole one', async () => {
  const first = await make();
  const before = await world();
  expect(before).toMatchObject({ plays: [first.totals.added], corpora: [{ listeners: 60 }] });
  const second = await make();
  expect(second.totals).toMatchObject({ added: 0, duplicates: first.totals.added });
  expect(await world()).toEqual(before);
  expect(await test.store.check()).toEqual([]);
});

it('cut off within the community or after it, the next run completes it', async () => {
  const { store } = test;
  const early = new AbortController();
  const cutting = expect(make({ signal: early.signal })).rejects.toMatchObject({
    code: 'job-cancelled',
  });
  while ((await store.corpora.list())[0]?.listeners !== 20) await setImmediate();
  early.abort();
  await cutting;
  const begin: Store['imports']['begin'] = async () => {
    throw new Error('killed');
  };
  const dying: Store = Object.assign(Object.create(store), {
    imports: Object.assign(Object.create(store.imports), { begin }),
    transaction: store.transaction.bind(store),
  });
  await expect(make({ store: dying })).rejects.toThrow('killed');
  expect(await world()).toMatchObject({ plays: [0], corpora: [{ listeners: 60 }] });
  const run = await make();
  expect(await world()).toMatchObject({ plays: [run.totals.added], corpora: [{ listeners: 60 }] });
  expect(await store.check()).toEqual([]);
});

it('somebody who is called Demo does not stand in its way, and is not taken for it', async () => {
  const { store } = test;
  for (const name of ['Demo', 'Demo 2']) {
    await store.listeners.create({ name, timeZone: 'UTC', demo: false });
  }
  const listener = await demoListener(test, null);
  expect(listener).toMatchObject({ name: 'Demo 3', demo: true });
  expect(await demoListener(test, null)).toEqual(listener);
});

it('a community whose listener was forgotten makes room for a new one', async () => {
  const { store } = test;
  await store.corpora.add('demo community', 1, true);
  const own = await store.corpora.add('mine', 1, false);
  await demoListener(test, null);
  expect((await store.corpora.list()).map(({ id }) => id)).toEqual([own]);
});
