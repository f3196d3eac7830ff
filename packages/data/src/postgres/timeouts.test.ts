import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { temporaryDatabase } from '../../../../tests/kit/postgres.ts';
import { describeWith } from '../../../../tests/need.ts';
import { codeOf, listenerWithSong, play } from '../store/stage.fixture.ts';
import type { Store } from '../store/store.ts';
import { silentTelemetry } from '../telemetry.ts';
import { type Connections, openConnections } from './connections.ts';
import { translate } from './failure.ts';
import { openPostgresStore } from './open.ts';

const named: Connections = { most: 3, name: 'echotune/server', statementMs: 0 };

let database: Awaited<ReturnType<typeof temporaryDatabase>>;
/** Somebody else at the same database. */
let other: pg.Client;

async function opened(connections: Partial<Connections>): Promise<Store> {
  const store = await openPostgresStore({
    ...{ url: database.url, clock: Date.now, clocks: new Map(), telemetry: silentTelemetry },
    connections: { ...named, ...connections },
  });
  onTestFinished(() => store.close());
  return store;
}

const ada = { name: 'Ada', timeZone: 'UTC', demo: false, accountId: null };

describeWith('postgres', 'a process on PostgreSQL', () => {
  beforeAll(async () => {
    database = await temporaryDatabase();
    other = new pg.Client(database.url);
    await other.connect();
  });
  afterAll(async () => {
    await other.end();
    await database.remove();
  });

  it('that answers people gives up a statement that takes too long, and goes on; one at work waits', async () => {
    const store = await opened({ statementMs: 300 });
    await other.query(`
      create function slowly() returns trigger language plpgsql as
        $$ begin perform pg_sleep(1); return new; end $$;
      create trigger slow before insert on listener for each row execute function slowly()`);
    expect(await codeOf(store.listeners.create(ada))).toBe('store-timeout');
    expect(await store.listeners.list()).toEqual([]);
    const worker = await opened({ name: 'echotune/worker' });
    expect(await worker.listeners.create(ada)).toMatchObject({ name: 'Ada' });
    await other.query('drop trigger slow on listener; drop function slowly; delete from listener');
  });

  it('waits half as long for a lock', async () => {
    const store = await opened({ statementMs: 400 });
    await other.query('begin; lock table listener in access exclusive mode');
    const failed = await store.listeners.list().catch((error: unknown) => error);
    expect(failed).toMatchObject({
      code: 'store-timeout',
      message: expect.stringContaining('lock timeout'),
    });
    await other.query('rollback');
    expect(await store.listeners.list()).toEqual([]);
  });

  it('that stops within a transaction loses it, and no connection with it', async () => {
    const store = await opened({ statementMs: 300 });
    const idling = async () => {
      const { rows } = await other.query(
        "select from pg_stat_activity where state = 'idle in transaction' and datname = current_database()",
      );
      return rows.length;
    };
    const idle = store.transaction(async (within) => {
      await within.listeners.create(ada);
      await expect.poll(idling).toBe(0);
      await within.listeners.list();
    });
    expect(['store-timeout', 'store-unreachable']).toContain(await codeOf(idle));
    expect(await store.listeners.list()).toEqual([]);
  });

  it('reads a history to its end however slowly, and forgets a listener however long that takes', async () => {
    const store = await opened({ statementMs: 400 });
    const { listener, song } = await listenerWithSong(store);
    const plays = Array.from({ length: 10 }, (_, n) => play(song, n));
    await store.plays.append(listener.id, plays, null);
    // The whole takes longer than a statement may.
    await other.query(`
      alter table play rename to kept_play;
      create function slow(given int8) returns int8 language plpgsql volatile as
        $$ begin perform pg_sleep(0.08); return given; end $$;
      create view play as select k.*, slow(k.id) as slowly from kept_play k where slow(k.id) > 0`);
    expect((await store.plays.columns(listener.id)).length).toBe(10);
    await store.transaction(async (within) => {
      expect((await within.plays.columns(listener.id)).length).toBe(10);
      expect(await within.listeners.list()).toHaveLength(1);
    });
    await other.query(`
      drop view play; alter table kept_play rename to play;
      create function slowly() returns trigger language plpgsql as
        $$ begin perform pg_sleep(0.08); return old; end $$;
      create trigger slow before delete on play for each row execute function slowly()`);
    await store.listeners.forget(listener.id);
    await other.query('drop trigger slow on play; drop function slowly');
    expect(await store.listeners.list()).toEqual([]);
  });

  it('waits for nothing on a connection that is lost, wherever in a history it was', async () => {
    const store = await opened({ name: 'echotune/lost', most: 5, statementMs: 30_000 });
    const { listener, song } = await listenerWithSong(store);
    const plays = Array.from({ length: 2000 }, (_, n) => play(song, n));
    await store.plays.append(listener.id, plays, null);
    const told = new Set<string>();
    let cut = 0;
    const reading = Array.from({ length: 10 }, async () => {
      while (cut < 100) {
        const read = store.plays.columns(listener.id);
        const ended = await read.then(
          ({ length }) => `${length} plays`,
          () => null,
        );
        told.add(ended ?? `${await codeOf(read)}`);
      }
    });
    while (cut < 100) {
      const { rowCount } = await other.query(`
        select pg_terminate_backend(pid) from pg_stat_activity
        where application_name = 'echotune/lost' and datname = current_database() and random() < 0.3`);
      cut += rowCount ?? 0;
      await wait(20 * Math.random());
    }
    await Promise.all(reading);
    expect([...told].sort()).toEqual(['2000 plays', 'store-unreachable']);
    expect(store.pool()).toMatchObject({ inUse: 0, waiting: 0 });
    await store.listeners.forget(listener.id);
  });

  it('says what to set where the database has no connection left for it', async () => {
    await other.query(
      'create role few login connection limit 1; grant all on schema public to few',
    );
    const url = new URL(database.url);
    url.username = 'few';
    const clients = openConnections(url.href, { ...named, most: 2 }, silentTelemetry);
    const first = await clients.connect();
    const failed = translate(await clients.connect().catch((error: unknown) => error));
    expect(failed).toMatchObject({
      code: 'store-unreachable',
      message: expect.stringContaining('ECHOTUNE_DATABASE_CONNECTIONS'),
    });
    first.release();
    await clients.end();
    await other.query('drop owned by few; drop role few');
  });

  it('says who it is, holds no more connections than it may, and sees what room there is', async () => {
    const store = await opened({ most: 3, statementMs: 5000 });
    await Promise.all(Array.from({ length: 12 }, () => store.listeners.list()));
    const { rows } = await other.query(
      "select count(*)::int as n from pg_stat_activity where application_name = 'echotune/server' and datname = current_database()",
    );
    expect(rows[0]?.n).toBe(3);
    expect(store.pool()).toEqual({ inUse: 0, idle: 3, waiting: 0, most: 3 });
    const room = await store.room();
    expect(room?.most).toBeGreaterThan(3);
    expect(room?.open).toBeGreaterThanOrEqual(4);
  });
});
