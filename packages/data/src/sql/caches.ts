import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type CacheSettings, usualSettings } from '../cache/cache.ts';
import type { CacheWatch } from '../cache/watch.ts';
import type { CacheDrop, CacheStore } from '../store/cache-store.ts';
import type { Context } from './context.ts';

const count = z.number().min(0);
const Settings = z.object({
  shares: z.record(z.string(), z.number().min(0).max(1)),
  policies: z.record(z.string(), z.string()),
  ttlMs: z.record(z.string(), count),
});
const Namespaces = z.record(
  z.string(),
  z.object({
    ...{ memory: count, redis: count, stale: count, miss: count, savedMs: count, madeMs: count },
    ...{ policy: z.string(), entries: count, bytes: count, capacity: count },
    ...{ evicted: count.default(0), oldestAt: z.number().nullable() },
    sharesRedis: z.boolean().default(false),
  }),
);
const column = z.array(z.number());
const Trace = z.object({
  ...{ rate: z.number().positive().max(1), namespaces: z.array(z.string()) },
  ...{ namespace: column, at: column, key: column, bytes: column, makingMs: column },
});

export class SqlCaches implements CacheStore {
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
  }

  async installation(): Promise<string> {
    const { db } = this.#context;
    const value = JSON.stringify(randomUUID());
    await db
      .insertInto('cache_setting')
      .values({ name: 'installation', value })
      .onConflict((conflict) => conflict.column('name').doNothing())
      .execute();
    return z.string().parse(await this.#read('installation'));
  }

  async settings(): Promise<CacheSettings> {
    const value = await this.#read('settings');
    return value === null ? usualSettings : Settings.parse(value);
  }

  async setSettings(settings: CacheSettings): Promise<void> {
    const value = JSON.stringify(settings);
    await this.#context.db
      .insertInto('cache_setting')
      .values({ name: 'settings', value })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
      .execute();
  }

  async addWatch({ instance, from, until, namespaces, trace }: CacheWatch): Promise<void> {
    const seen = { namespaces: JSON.stringify(namespaces), trace: JSON.stringify(trace) };
    await this.#context.db
      .insertInto('cache_watch')
      .values({ instance, from_at: from, until_at: until, ...seen })
      .onConflict((conflict) => conflict.columns(['until_at', 'instance']).doNothing())
      .execute();
  }

  async watches(since: number): Promise<CacheWatch[]> {
    const rows = await this.#context.db
      .selectFrom('cache_watch')
      .selectAll()
      .where('until_at', '>=', since)
      .orderBy('until_at')
      .orderBy('instance')
      .execute();
    return rows.map(({ instance, from_at, until_at, namespaces, trace }) => ({
      ...{ instance, from: from_at, until: until_at },
      namespaces: Namespaces.parse(JSON.parse(namespaces)),
      trace: Trace.parse(JSON.parse(trace)),
    }));
  }

  async addDrop({ namespace, listenerId }: Omit<CacheDrop, 'id'>): Promise<void> {
    const { db, clock } = this.#context;
    await db
      .insertInto('cache_drop')
      .values({
        ...{ id: randomUUID(), at: clock(), namespace, listener_id: listenerId },
        forgotten_id: null,
      })
      .execute();
  }

  async addForgotten(listenerId: number): Promise<void> {
    const { db, clock } = this.#context;
    await db
      .insertInto('cache_drop')
      .values({
        ...{ id: randomUUID(), at: clock(), namespace: null, listener_id: null },
        forgotten_id: listenerId,
      })
      .execute();
  }

  async drops(): Promise<CacheDrop[]> {
    const rows = await this.#context.db
      .selectFrom('cache_drop')
      .select(['id', 'namespace', 'listener_id', 'forgotten_id'])
      .orderBy('at')
      .orderBy('id')
      .execute();
    return rows.map(({ id, namespace, listener_id, forgotten_id }) => ({
      ...{ id, namespace, listenerId: listener_id ?? forgotten_id },
    }));
  }

  async tidy(before: number): Promise<void> {
    const { db } = this.#context;
    await db.deleteFrom('cache_watch').where('until_at', '<', before).execute();
    await db.deleteFrom('cache_drop').where('at', '<', before).execute();
  }

  async #read(name: 'installation' | 'settings'): Promise<unknown> {
    const row = await this.#context.db
      .selectFrom('cache_setting')
      .select('value')
      .where('name', '=', name)
      .executeTakeFirst();
    return row === undefined ? null : JSON.parse(row.value);
  }
}
