import { expect, it } from 'vitest';
import type { CacheWatch } from '../cache/watch.ts';
import { minuteMs, type OpenStage } from './stage.fixture.ts';

function watchOf(instance: string, until: number): CacheWatch {
  const counts = { memory: 3, redis: 1, stale: 0, miss: 2, savedMs: 12.5, madeMs: 40 };
  const held = {
    policy: 'sieve',
    entries: 2,
    bytes: 900,
    capacity: 1000,
    evicted: 4,
    oldestAt: until - 1,
    sharesRedis: true,
  };
  return {
    ...{ instance, from: until - minuteMs, until },
    namespaces: { statistics: { ...counts, ...held } },
    trace: {
      ...{ rate: 0.5, namespaces: ['statistics'], namespace: [0, 0], at: [until - 9, until - 8] },
      ...{ key: [4_294_967_295, 7], bytes: [450, 450], makingMs: [20, 20] },
    },
  };
}

/** How caches are used and what they saw, on every store. */
export function cachesContract(open: OpenStage): void {
  it('an installation has one name, whoever asks first and whenever', async () => {
    const { store, again, beside } = await open();
    const stores = [store, await beside()];
    const names = await Promise.all(stores.map(({ cache }) => cache.installation()));
    const later = await (await again()).cache.installation();
    expect(new Set([...names, later]).size).toBe(1);
    expect(later).not.toBe('');
  });

  it('settings are what was set last, and the usual ones before', async () => {
    const { store, again } = await open();
    expect(await store.cache.settings()).toEqual({ shares: {}, policies: {}, ttlMs: {} });
    for (const share of [0.25, 0.5]) {
      const settings = { shares: { a: share }, policies: { a: 's3-fifo' }, ttlMs: { a: 1000 } };
      await store.cache.setSettings(settings);
      expect(await (await again()).cache.settings()).toEqual(settings);
    }
  });

  it('what processes saw is read in its order, from a moment on, until it is cleared away', async () => {
    const { store, clock } = await open();
    const { cache } = store;
    const one = watchOf('one', clock.now);
    const two = watchOf('two', clock.now);
    const later = watchOf('one', clock.now + minuteMs);
    for (const watch of [later, two, one, one]) await cache.addWatch(watch);
    expect(await cache.watches(0)).toEqual([one, two, later]);
    expect(await cache.watches(clock.now + 1)).toEqual([later]);
    await cache.tidy(clock.now + 1);
    expect(await cache.watches(0)).toEqual([later]);
  });

  it('what is to be dropped is known to everybody, in its order, until it is cleared away', async () => {
    const { store, clock, beside } = await open();
    const { id } = await store.listeners.create({ name: 'Ada', timeZone: 'UTC', demo: false });
    const all = [
      { namespace: 'statistics', listenerId: null },
      { namespace: null, listenerId: id },
      { namespace: null, listenerId: null },
    ];
    for (const drop of all) {
      clock.now += 1;
      await store.cache.addDrop(drop);
    }
    const known = await (await beside()).cache.drops();
    expect(known).toMatchObject(all);
    expect(new Set(known.map((drop) => drop.id)).size).toBe(3);
    await store.cache.tidy(clock.now);
    expect(await store.cache.drops()).toMatchObject([{ namespace: null, listenerId: null }]);
  });

  it('that a listener is forgotten is known when they are gone, and not when that did not happen', async () => {
    const { store, clock, beside } = await open();
    const { id } = await store.listeners.create({ name: 'Ada', timeZone: 'UTC', demo: false });
    await store.cache.addDrop({ namespace: null, listenerId: id });
    const [planted] = (await store.cache.drops()).filter(({ listenerId }) => listenerId === id);
    const forget = (isCutOff: boolean) =>
      store.transaction(async (tx) => {
        await tx.cache.addForgotten(id);
        await tx.listeners.forget(id);
        if (isCutOff) throw new Error('cut off');
      });
    const known = async () => {
      const { cache } = await beside();
      return (await cache.drops()).filter(({ listenerId }) => listenerId === id);
    };
    await expect(forget(true)).rejects.toThrow('cut off');
    expect(await known()).toEqual([planted]);
    await forget(false);
    const [word, ...more] = await known();
    expect(more).toEqual([]);
    expect(word?.id).not.toBe(planted?.id);
    await store.cache.tidy(clock.now + 1);
    expect(await known()).toEqual([]);
  });
}
