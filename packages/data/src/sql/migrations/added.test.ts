import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely';
import { expect, it } from 'vitest';
import { allMigrations } from './all.ts';
import { breaking } from './schema-floor.ts';

/** What the release before does not notice: it names its columns where it inserts, and reads those it knows. */
const adds = [
  /^create table /,
  /^create (unique )?index /,
  /^create trigger /,
  /^create or replace function note_/,
  /^insert into /,
  /^update /,
  /^alter table \w+ add column \w+ \w+( references [^,]*)?$/,
  /^alter table \w+ add column \w+ \w+ not null default [^,]+$/,
];

/** The statements of a migration, which is not run: what it reads is empty. */
async function statementsOf(migration: ReturnType<typeof breaking>): Promise<string[]> {
  const said: string[] = [];
  const db = new Kysely<unknown>({
    log: ({ query }) => {
      said.push(query.sql.replaceAll(/\s+/g, ' ').trim().toLowerCase());
    },
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (of) => new PostgresIntrospector(of),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
  await migration.up(db);
  return said;
}

const raisesFloor = /^update schema_floor set migration/;

async function changesOf(migration: ReturnType<typeof breaking>): Promise<string[]> {
  const said = await statementsOf(migration);
  if (said.some((statement) => raisesFloor.test(statement))) return [];
  return said.filter(
    (statement) => !/^select /.test(statement) && !adds.some((add) => add.test(statement)),
  );
}

it('what a migration changes beyond adding makes it the floor of the store', async () => {
  const migrations = Object.entries(allMigrations('postgres'));
  const since = migrations.findIndex(([name]) => name === '0038-schema-floor');
  for (const [name, migration] of migrations.slice(since)) {
    expect({ name, changes: await changesOf(migration) }).toEqual({ name, changes: [] });
  }
});

it('such a change is found, and a floor accepted', async () => {
  const renaming = {
    up: async (db: Kysely<unknown>) => db.schema.alterTable('play').renameTo('listen').execute(),
  };
  expect(await changesOf(renaming)).toHaveLength(1);
  expect(await changesOf(breaking('9999-listen', renaming))).toEqual([]);
});
