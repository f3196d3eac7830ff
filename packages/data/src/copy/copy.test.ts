import { existsSync, writeFileSync } from 'node:fs';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { describeWith } from '../../../../tests/need.ts';
import type { Dialect } from '../sql/context.ts';
import { knownMigrations, migrateTo } from '../sql/migrate.ts';
import { silentTelemetry } from '../telemetry.ts';
import { behind, emptyPlace, openPlace } from './databases.fixture.ts';
import { fillEmptyTables } from './made-up-rows.fixture.ts';
import { beginLoad, openSnapshot } from './open.ts';
import type { StorePlace } from './place.ts';
import { RowChecksum } from './row-checksum.ts';
import type { StoreLoad } from './store-load.ts';

const now = Date.UTC(2026, 0, 1);
const deps = { clock: () => now, telemetry: silentTelemetry };

/** A store with rows in every table, its highest play deleted again. */
async function fullStore(dialect: Dialect, nth?: number): Promise<StorePlace> {
  const place = await emptyPlace(dialect);
  const migrations = knownMigrations(dialect).slice(0, nth);
  await behind(place, async (db) => {
    await migrateTo(db, dialect, migrations);
    await fillEmptyTables(db, dialect, migrations);
    const last = sql`insert into play (listener_id, track_id, started_at, ms_played, trainable)
      values (1, 1, 1, 1, 1) returning id`;
    if (dialect === 'postgres') await sql`select setval('play_id_seq', 41)`.execute(db);
    else await sql`update sqlite_sequence set seq = 41 where name = 'play'`.execute(db);
    const { rows } = await last.execute(db);
    expect(rows).toEqual([{ id: 42 }]);
    await sql`delete from play where id = 42`.execute(db);
  });
  return place;
}

/** Count, checksum and counter of each table. */
async function sumsOf(place: StorePlace) {
  const snapshot = await openSnapshot(place, deps);
  try {
    const sums: Record<string, unknown> = {};
    for (const table of snapshot.tables) {
      const checksum = new RowChecksum();
      for await (const lines of snapshot.lines(table)) checksum.add(lines);
      sums[table.name] = { ...checksum.sum(), lastId: table.lastId };
    }
    return sums;
  } finally {
    await snapshot.close();
  }
}

/** Indexes, constraints and triggers as the database writes them. */
async function definitionsOf(place: StorePlace): Promise<unknown[]> {
  const query =
    place.dialect === 'sqlite'
      ? sql`select name, sql from sqlite_schema order by name`
      : sql`select indexname as name, indexdef as definition from pg_indexes
          where schemaname = 'public'
          union all
          select conrelid::regclass || ' ' || conname, pg_get_constraintdef(oid) from pg_constraint
          where connamespace = 'public'::regnamespace
          union all
          select tgname, tgenabled::text || pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
          order by 1, 2`;
  return behind(place, async (db) => (await query.execute(db)).rows);
}

async function filled(from: StorePlace, to: StorePlace, replaces = false): Promise<StoreLoad> {
  const snapshot = await openSnapshot(from, deps);
  const load = await beginLoad(to, { migrations: snapshot.migrations, replaces }, deps);
  for (const table of load.tables) {
    const source = snapshot.tables.find(({ name }) => name === table.name);
    if (source === undefined) throw new Error(table.name);
    for await (const lines of snapshot.lines(source)) await load.add(table, lines);
  }
  await load.finish(new Map(snapshot.tables.map(({ name, lastId }) => [name, lastId ?? 0])));
  await snapshot.close();
  return load;
}

async function copy(from: StorePlace, to: StorePlace, replaces = false): Promise<void> {
  await (await filled(from, to, replaces)).commit();
}

function anyStore(dialect: Dialect): void {
  it('a store that is not empty stays, unless it is to be replaced', async () => {
    const [from, to] = [await fullStore(dialect), await fullStore(dialect)];
    await behind(to, (db) => sql`update listener set name = 'Bob' where id = 1`.execute(db));
    const before = await sumsOf(to);
    await expect(copy(from, to)).rejects.toMatchObject({ code: 'store-not-empty' });
    expect(await sumsOf(to)).toEqual(before);
    await behind(to, (db) => sql`update lease set held_until = 0`.execute(db));
    await copy(from, to, true);
    expect(await sumsOf(to)).toEqual(await sumsOf(from));
  });

  it('a store that holds nothing takes one in, and keeps its indexes, keys and references', async () => {
    const [from, to] = [await fullStore(dialect), await emptyPlace(dialect)];
    await (await openPlace(to, () => now)).close();
    const definitions = await definitionsOf(to);
    await copy(from, to);
    expect(await definitionsOf(to)).toEqual(definitions);
    expect(await sumsOf(to)).toEqual(await sumsOf(from));
  });

  it('until it is committed, and where it is abandoned, nobody sees anything of it', async () => {
    const [from, to] = [await fullStore(dialect), await fullStore(dialect)];
    await behind(to, (db) => sql`update lease set held_until = 0`.execute(db));
    const before = await sumsOf(to);
    const load = await filled(from, to, true);
    await load.abandon();
    expect(await sumsOf(to)).toEqual(before);
  });

  it('a store of an earlier release becomes one of this', async () => {
    const [from, to] = [await fullStore(dialect, 20), await emptyPlace(dialect)];
    await copy(from, to);
    const store = await openPlace(to, () => now);
    expect(await store.check()).toEqual([]);
    await store.close();
  });

  it('a row that refers to nothing is refused', async () => {
    const [from, to] = [await fullStore(dialect), await emptyPlace(dialect)];
    const load = await filled(from, to);
    const verdicts = load.tables.find(({ name }) => name === 'verdict');
    if (verdicts === undefined) throw new Error('no verdicts');
    const row = { artist_id: null, at: 1, id: 99, kind: 'love', listener_id: 77, song_id: 1 };
    const adding = async () => {
      await load.add(verdicts, [
        JSON.stringify(
          verdicts.columns.map(
            ({ name }) => Object.entries(row).find(([key]) => key === name)?.[1],
          ),
        ),
      ]);
      await load.finish(new Map());
    };
    await expect(adding()).rejects.toThrow();
    await load.abandon();
  });
}

describe('on SQLite', () => {
  anyStore('sqlite');

  it('a file that another has open is not replaced, and what was loaded is cleared away', async () => {
    const [from, to] = [await fullStore('sqlite'), await fullStore('sqlite')];
    if (to.dialect !== 'sqlite') throw new Error('no file');
    const load = await filled(from, to, true);
    const store = await openPlace(to, () => now);
    const before = await store.plays.count(1);
    await expect(load.commit()).rejects.toMatchObject({ code: 'store-in-use' });
    await load.abandon();
    expect(await store.plays.count(1)).toBe(before);
    await expect(filled(from, to, true)).rejects.toMatchObject({ code: 'store-in-use' });
    await store.close();
    expect(existsSync(`${to.file}.restoring`)).toBe(false);
    await copy(from, to, true);
  });

  it('a damaged file can be replaced, and what was kept beside it is gone', async () => {
    const [from, to] = [await fullStore('sqlite'), await emptyPlace('sqlite')];
    if (to.dialect !== 'sqlite') throw new Error('no file');
    for (const path of [to.file, `${to.file}-wal`]) writeFileSync(path, 'x'.repeat(5000));
    await expect(copy(from, to)).rejects.toMatchObject({ code: 'store-not-empty' });
    await copy(from, to, true);
    expect(await sumsOf(to)).toEqual(await sumsOf(from));
  });
});

describeWith('postgres', 'on PostgreSQL', () => {
  anyStore('postgres');

  it('a store on which a server works is not replaced', async () => {
    const [from, to] = [await fullStore('postgres'), await fullStore('postgres')];
    await behind(to, (db) => sql`update lease set held_until = ${now + 1}`.execute(db));
    await expect(copy(from, to, true)).rejects.toMatchObject({ code: 'store-in-use' });
  });

  it('from SQLite to PostgreSQL and back every table has the same rows and counts on', async () => {
    const [from, there, back] = [
      await fullStore('sqlite'),
      await emptyPlace('postgres'),
      await emptyPlace('sqlite'),
    ];
    await copy(from, there);
    await copy(there, back);
    const before = await sumsOf(from);
    expect(before.play).toMatchObject({ rows: 3, lastId: 42 });
    expect(await sumsOf(there)).toEqual(before);
    expect(await sumsOf(back)).toEqual(before);
    const store = await openPlace(there, () => now);
    const created = await store.listeners.create({ name: 'New', timeZone: 'UTC', demo: false });
    expect(created.id).toBe(4);
    expect(await store.check()).toEqual([]);
    await store.close();
  });
});
