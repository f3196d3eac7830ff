import { copyFileSync } from 'node:fs';
import { type Kysely, sql } from 'kysely';
import { expect, it } from 'vitest';
import { describeWith } from '../../../../tests/need.ts';
import type { Dialect } from '../sql/context.ts';
import { knownMigrations, migrateTo } from '../sql/migrate.ts';
import type { Schema } from '../sql/schema.ts';
import { behind, emptyPlace, openPlace } from './databases.fixture.ts';
import { fillEmptyTables } from './made-up-rows.fixture.ts';
import type { StorePlace } from './place.ts';
import { readTables, type Table } from './tables.ts';

/** The rows of each table as they are in the columns that it had at another time, in any order. */
async function rowsBy(
  db: Kysely<Schema>,
  dialect: Dialect,
  like?: readonly Table[],
): Promise<Record<string, string[]>> {
  const now = await readTables(db, dialect);
  const rows: Record<string, string[]> = {};
  for (const { name, columns } of like ?? now) {
    // What it says is of the schema, and changes with it.
    if (name === 'schema_floor') continue;
    const still = now.find((table) => table.name === name)?.columns.map((column) => column.name);
    const names = columns.map((column) => column.name).filter((column) => still?.includes(column));
    const query = sql`select ${sql.join(names.map((column) => sql.ref(column)))} from ${sql.table(name)}`;
    rows[name] = (await query.execute(db)).rows.map((row) => JSON.stringify(row)).toSorted();
  }
  return rows;
}

/** Of its own, with the same in it; nobody may have the first one open. */
async function twin(place: StorePlace): Promise<StorePlace> {
  const other = await emptyPlace(place.dialect, place);
  if (place.dialect === 'sqlite' && other.dialect === 'sqlite')
    copyFileSync(place.file, other.file);
  return other;
}

/**
 * A store that has lived through every release: at each schema rows come into what is new. What each
 * release would have left is upgraded to the newest.
 */
async function expectUpgrades(
  dialect: Dialect,
  isLookedAt: (nth: number) => boolean,
): Promise<void> {
  const all = knownMigrations(dialect);
  const place = await emptyPlace(dialect);
  for (const nth of all.keys()) {
    const seen = all.slice(0, nth + 1);
    const [before, tables] = await behind(place, async (db) => {
      await migrateTo(db, dialect, seen);
      await fillEmptyTables(db, dialect, seen);
      return [await rowsBy(db, dialect), await readTables(db, dialect)] as const;
    });
    const empty = Object.entries(before).filter(([, rows]) => rows.length === 0);
    expect(empty.map(([name]) => name)).toEqual([]);
    if (!isLookedAt(nth)) continue;
    const old = await twin(place);
    const store = await openPlace(old, () => 0);
    const problems = await store.check();
    await store.close();
    expect([seen.at(-1), problems]).toEqual([seen.at(-1), []]);
    const after = await behind(old, (db) => rowsBy(db, dialect, tables));
    expect(after).toEqual(before);
  }
}

it('a SQLite store of any release is sound after the upgrade and has its rows', async () => {
  await expectUpgrades('sqlite', () => true);
});

describeWith('postgres', 'on PostgreSQL', () => {
  // Of all it would take a minute.
  it('a store of the first, and of some later releases, is sound after the upgrade and has its rows', async () => {
    await expectUpgrades('postgres', (nth) => nth % 12 === 0);
  });
});
