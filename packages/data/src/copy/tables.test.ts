import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { describeWith } from '../../../../tests/need.ts';
import { knownMigrations } from '../sql/migrate.ts';
import { silentTelemetry } from '../telemetry.ts';
import { behind, emptyPlace, openPlace } from './databases.fixture.ts';
import { expectedTables } from './expected-tables.ts';
import { openSnapshot } from './open.ts';
import { bookkeeping, readTables } from './tables.ts';

const deps = { clock: () => 0, telemetry: silentTelemetry };

it('every table of the file is copied, whatever migration made it', async () => {
  const place = await emptyPlace('sqlite');
  await (await openPlace(place, () => 0)).close();
  const there = await behind(place, async (db) => {
    const { rows } = await sql<{ name: string }>`
      select name from sqlite_schema where type = 'table'`.execute(db);
    return rows.map(({ name }) => name);
  });
  const snapshot = await openSnapshot(place, deps);
  const copied = snapshot.tables.map(({ name }) => name);
  await snapshot.close();
  expect([...copied, ...bookkeeping, 'sqlite_sequence'].toSorted()).toEqual(there.toSorted());
  expect(snapshot.leftOut).toEqual([]);
});

it('a table with what nobody copies is named, and not copied without it', async () => {
  const place = await emptyPlace('sqlite');
  const reading = behind(place, async (db) => {
    await sql`create table picture (id integer primary key, bytes blob) strict`.execute(db);
    return readTables(db, 'sqlite');
  });
  await expect(reading).rejects.toThrow('picture.bytes is of type blob');
});

it("somebody else's table is left out and told", async () => {
  const place = await emptyPlace('sqlite');
  await (await openPlace(place, () => 0)).close();
  await behind(place, (db) => sql`create table guest (id integer)`.execute(db));
  const snapshot = await openSnapshot(place, deps);
  await snapshot.close();
  expect(snapshot.leftOut).toEqual(['guest']);
  expect(snapshot.tables.map(({ name }) => name)).not.toContain('guest');
});

it('a store without one of its tables, and one of a newer release, are refused', async () => {
  const place = await emptyPlace('sqlite');
  await (await openPlace(place, () => 0)).close();
  await behind(place, (db) => sql`drop table told_again`.execute(db));
  await expect(openSnapshot(place, deps)).rejects.toMatchObject({ code: 'store-corrupt' });
  await behind(place, (db) =>
    sql`insert into kysely_migration values ('9999-later', '')`.execute(db),
  );
  await expect(openSnapshot(place, deps)).rejects.toMatchObject({ code: 'store-newer' });
});

describeWith('postgres', 'on PostgreSQL', () => {
  it('the tables, their columns and counters are those of SQLite', async () => {
    const place = await emptyPlace('postgres');
    await (await openPlace(place, () => 0)).close();
    const found = await behind(place, (db) => readTables(db, 'postgres'));
    const { tables } = await expectedTables(knownMigrations('sqlite'));
    const named = (some: typeof found) =>
      some.map(({ name, columns, counter }) => ({
        ...{ name, counter },
        columns: columns.map((column) => column.name),
      }));
    expect(named(found)).toEqual(named([...tables]));
  });

  it('a table in parts is one', async () => {
    const place = await emptyPlace('postgres');
    const found = await behind(place, async (db) => {
      await sql`create table many (id int8 primary key) partition by hash (id)`.execute(db);
      for (const part of [0, 1]) {
        await sql`create table ${sql.table(`many_p${part}`)} partition of many
          for values with (modulus 2, remainder ${sql.lit(part)})`.execute(db);
      }
      return readTables(db, 'postgres');
    });
    expect(found.map(({ name }) => name)).toEqual(['many']);
  });
});
