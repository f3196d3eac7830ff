import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { describeWith } from '../../../../tests/need.ts';
import { testPostgresUrl } from '../../../../tests/parts.ts';
import type { EchoError } from '../errors.ts';
import { jobsContract } from '../jobs/jobs.contract.ts';
import { jobsListedContract } from '../jobs/jobs-listed.contract.ts';
import { retryContract } from '../jobs/retry.contract.ts';
import { schedulesContract } from '../jobs/schedules.contract.ts';
import { openPostgresStore } from '../postgres/open.ts';
import { silentTelemetry } from '../telemetry.ts';
import { leasesContract } from './leases.contract.ts';
import {
  codeOf,
  firstStart,
  listenerWithSong,
  play,
  resolveOne,
  type Stage,
  spelling,
  stageClocks,
} from './stage.fixture.ts';
import { storeContract } from './store.contract.ts';
import type { Store } from './store.ts';

/** One database a run; a stage empties it. */
const name = `echotune_test_${randomUUID().replaceAll('-', '')}`;
const url = new URL(name, testPostgresUrl).href;
let admin: pg.Client;
let behind: pg.Client;

async function connected(to: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: to });
  await client.connect();
  return client;
}

async function tables(): Promise<string[]> {
  const { rows } = await behind.query(
    `select relname as tablename from pg_class where relkind in ('r', 'p') and not relispartition
      and relnamespace = 'public'::regnamespace order by relname`,
  );
  return rows.map((row: { tablename: string }) => row.tablename);
}

/** In the order of their foreign keys; the rest goes with these. */
const roots =
  'identity_decision told_again listener_spelling listener_kept witness play listener job job_schedule lease spelling track song release artist kept corpus model_alias model_version account one_time_link secret spending_limit paid_call agent_settings agent_act audit attempt provider_turn system_report shared_place';

/** Emptied by deletion and numbered from 1 again: hundreds of times quicker than `truncate`. */
async function empty(): Promise<void> {
  if ((await tables()).length === 0) return;
  await behind.query(
    roots
      .split(' ')
      .map((table) => `delete from ${table}`)
      .join('; '),
  );
  await behind.query("select setval(oid::regclass, 1, false) from pg_class where relkind = 'S'");
}

async function removeAll(): Promise<void> {
  await behind.query('drop schema public cascade; create schema public');
}

async function postgresStage(): Promise<Stage> {
  await empty();
  const clock = { now: firstStart };
  const opened: Store[] = [];
  onTestFinished(async () => {
    for (const store of opened) await store.close();
  });
  const again = async () => {
    const store = await openPostgresStore({
      url,
      clock: () => clock.now,
      clocks: stageClocks,
      telemetry: silentTelemetry,
    });
    opened.push(store);
    return store;
  };
  const rows = async () => {
    const found: Record<string, unknown[]> = {};
    for (const table of await tables()) {
      found[table] = (await behind.query(`select * from "${table}"`)).rows;
    }
    return found;
  };
  return { store: await again(), clock, again, beside: again, rows };
}

describeWith('postgres', 'PostgreSQL', () => {
  beforeAll(async () => {
    admin = await connected(testPostgresUrl);
    await admin.query(`create database ${name}`);
    // Nothing here outlives the run, so no commit need wait for the disk.
    await admin.query(`alter database ${name} set synchronous_commit = off`);
    behind = await connected(url);
    await behind.query("set client_min_messages = 'warning'");
  });
  afterAll(async () => {
    await behind.end();
    await admin.query(`drop database ${name} with (force)`);
    await admin.end();
  });

  describe('the store on PostgreSQL', () => storeContract(postgresStage));
  describe('jobs on PostgreSQL', () => jobsContract(postgresStage));
  describe('listed jobs on PostgreSQL', () => jobsListedContract(postgresStage));
  describe('schedules on PostgreSQL', () => schedulesContract(postgresStage));
  describe('jobs tried again on PostgreSQL', () => retryContract(postgresStage));
  describe('leases on PostgreSQL', () => leasesContract(postgresStage));

  it('two connections that append the same plays at once store each one once', async () => {
    const { store, again } = await postgresStage();
    const other = await again();
    const { listener, song } = await listenerWithSong(store);
    const plays = Array.from({ length: 300 }, (_, nth) =>
      play(song, nth, { kept: `{"n":${nth}}` }),
    );
    const outcomes = await Promise.all(
      [plays, [...plays].reverse(), plays, [...plays].reverse()].map((some, n) =>
        (n % 2 ? store : other).plays.append(listener.id, some, null),
      ),
    );
    expect(outcomes.flat().filter((outcome) => outcome === 'added')).toHaveLength(300);
    expect(await store.plays.count(listener.id)).toBe(300);
    expect(await store.check()).toEqual([]);
  });

  it('a change that is committed after a later one is told all the same', async () => {
    const { store, again } = await postgresStage();
    const other = await again();
    const { listener, song } = await listenerWithSong(store);
    const { id } = await store.listeners.create({ name: 'Bob', timeZone: 'UTC', demo: false });
    const { mark: before } = await store.listeners.changedSince(null, firstStart);
    const middle = await other.transaction(async (within) => {
      await within.plays.append(listener.id, [play(song, 1, { kept: '{}' })], null);
      await store.plays.append(id, [play(song, 2)], null);
      return store.listeners.changedSince(before, firstStart);
    });
    expect(middle.listeners.map(({ name }) => name)).toEqual(['Bob']);
    const { listeners } = await store.listeners.changedSince(middle.mark, firstStart);
    expect(listeners.map(({ name }) => name)).toContain('Ada');
  });

  it('appending beside forgetting somebody else loses nothing and leaves nothing dangling', async () => {
    const { store, again } = await postgresStage();
    const other = await again();
    const { listener, song } = await listenerWithSong(store);
    const { id } = await store.listeners.create({ name: 'Bob', timeZone: 'UTC', demo: false });
    await store.plays.append(listener.id, [play(song, 0)], null);
    await store.plays.append(id, [play(song, 0)], null);
    const appends = Array.from({ length: 20 }, (_, nth) =>
      other.plays.append(id, [play(song, nth + 1)], null),
    );
    await Promise.all([store.listeners.forget(listener.id), ...appends]);
    expect(await store.plays.count(id)).toBe(21);
    expect(await store.check()).toEqual([]);
  });

  it('recording plays beside forgetting the same listener ends, in one way or the other', async () => {
    const { store, again } = await postgresStage();
    const other = await again();
    for (let round = 0; round < 10; round++) {
      const { listener } = await listenerWithSong(store, `listener ${round}`);
      const record = other.transaction(async (within) => {
        const song = await resolveOne(within, spelling(`New ${round}`, 'Somebody'));
        return within.plays.append(listener.id, [play(song, 1)], null);
      });
      const recorded = record.then(
        () => 'recorded',
        (error: EchoError) => error.code,
      );
      await store.listeners.forget(listener.id);
      expect(['recorded', 'listener-unknown']).toContain(await recorded);
    }
    expect(await store.check()).toEqual([]);
  });

  it('transactions that wait for each other are told to try again', async () => {
    const { store, again } = await postgresStage();
    const other = await again();
    const create = (who: string) =>
      store.listeners.create({ name: who, timeZone: 'UTC', demo: false });
    const [ada, bob] = [await create('Ada'), await create('Bob')];
    let arrived = 0;
    const gate = Promise.withResolvers<void>();
    const changeBoth = (through: Store, first: number, second: number) =>
      through.transaction(async (within) => {
        await within.listeners.setTimeZone(first, 'Europe/Berlin');
        arrived += 1;
        if (arrived === 2) gate.resolve();
        await gate.promise;
        await within.listeners.setTimeZone(second, 'Europe/Berlin');
      });
    const ends = await Promise.allSettled([
      changeBoth(store, ada.id, bob.id),
      changeBoth(other, bob.id, ada.id),
    ]);
    const failures = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason] : []));
    expect(failures).toHaveLength(1);
    expect(failures[0]).toMatchObject({ code: 'store-unreachable' });
  });

  it('a connection that is lost while a history is read is named as such', async () => {
    const { store } = await postgresStage();
    await behind.query('begin; lock table play in access exclusive mode');
    const reading = codeOf(store.plays.columns(1));
    try {
      const terminate = `select pg_terminate_backend(pid) from pg_stat_activity
        where datname = '${name}' and wait_event_type = 'Lock'`;
      while ((await admin.query(terminate)).rows.length === 0);
      expect(await reading).toBe('store-unreachable');
    } finally {
      await behind.query('rollback');
    }
  });

  it('two processes that open an empty database at once both get a store', async () => {
    const { again } = await postgresStage();
    await removeAll();
    const stores = await Promise.all([again(), again(), again()]);
    for (const store of stores) expect(await store.check()).toEqual([]);
  });

  it('a server, database or password that is not there is named as such', async () => {
    const attempt = (to: string) =>
      codeOf(
        openPostgresStore({
          url: to,
          clock: () => 0,
          clocks: new Map(),
          telemetry: silentTelemetry,
        }),
      );
    expect(await attempt('postgres://nobody@127.0.0.1:1/none')).toBe('store-unreachable');
    expect(await attempt(new URL(`${name}_none`, testPostgresUrl).href)).toBe('store-unreachable');
  });

  it('a store that a newer release has changed is left alone', async () => {
    const { again } = await postgresStage();
    await behind.query(`insert into kysely_migration values ('9999-later', '2030-01-01T00:00:00Z');
      update schema_floor set migration = '9999-later'`);
    expect(await codeOf(again())).toBe('store-newer');
    await removeAll();
  });

  it('a store that a newer release has only added to goes on', async () => {
    const { store, again } = await postgresStage();
    const { listener, song } = await listenerWithSong(store);
    await behind.query(`insert into kysely_migration values ('9999-later', '2030-01-01T00:00:00Z');
      alter table play add column mood integer not null default 0`);
    // Who was there before goes on as well as who comes.
    for (const [nth, older] of [store, await again()].entries()) {
      expect(await older.plays.append(listener.id, [play(song, nth)], null)).toHaveLength(1);
      expect(await older.check()).toEqual([]);
    }
    await removeAll();
  });

  it('after a large import the planner knows what came in', async () => {
    const { store } = await postgresStage();
    const { listener, song } = await listenerWithSong(store);
    await store.plays.append(listener.id, [play(song, 1)], null);
    const run = await store.imports.begin(listener.id, 0);
    await store.imports.addFile(run.id, { name: 'a', signature: 's', format: 'csv' });
    await behind.query('update import_file set read = 5000, added = 5000');
    const known = async () => {
      const { rows } = await behind.query(`select tablename from pg_stats
        where tablename ~ '^(play_p|witness_p|track$)' group by tablename order by tablename`);
      return rows.map(({ tablename }: { tablename: string }) => tablename.replace(/\d+$/, ''));
    };
    expect(await known()).toEqual([]);
    await store.imports.finish(run.id, 'done', 1, null);
    expect(await known()).toEqual(['play_p', 'track', 'witness_p']);
    await removeAll();
  });

  it('who migrates lets others pass while it waits, and comes again', async () => {
    const { again } = await postgresStage();
    const reader = await connected(url);
    onTestFinished(() => reader.end());
    await reader.query('begin; lock table kysely_migration');
    const waiting = async () => {
      const { rows } = await behind.query(
        "select 1 from pg_locks where not granted and relation = 'kysely_migration'::regclass",
      );
      return rows.length;
    };
    const migrating = again();
    await expect.poll(waiting).toBe(1);
    await expect.poll(waiting).toBe(0);
    await reader.query('commit');
    expect(await (await migrating).check()).toEqual([]);
    await removeAll();
  });
});
