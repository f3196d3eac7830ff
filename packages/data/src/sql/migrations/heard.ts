import type { Migration } from 'kysely/migration';
import type { Dialect } from '../context.ts';
import { runAll, words } from './ddl.ts';

/** What a witness leads to, and the table of which listeners have such witnesses. */
const led = [
  ['spelling_id', 'listener_spelling'],
  ['kept_id', 'listener_kept'],
] as const;

/**
 * Which listeners' witnesses lead to a spelling or to kept source fields: without it everybody's history would be
 * read to find out. The database writes it itself, whoever writes the witnesses: a release before this one, too.
 * It says too much at times (`unhear`), never too little.
 */
export function heardMigration(dialect: Dialect): Migration {
  const { int, clustered } = words[dialect];
  return {
    async up(db) {
      for (const [column, table] of led) {
        await runAll(db, [
          `create table ${table} (
            listener_id ${int} not null, ${column} ${int} not null, primary key (listener_id, ${column})
          ) ${clustered}`,
          ...triggers[dialect](column, table),
          `insert into ${table} (listener_id, ${column})
            select distinct listener_id, ${column} from witness where ${column} is not null`,
          `create index ${table}_of on ${table} (${column}, listener_id)`,
        ]);
      }
    },
  };
}

/** PostgreSQL looks once a statement, SQLite row by row. */
const triggers = {
  sqlite: (column: string, table: string) => [
    `create trigger witness_${table} after insert on witness when new.${column} is not null begin
      insert or ignore into ${table} (listener_id, ${column}) values (new.listener_id, new.${column});
    end`,
  ],
  postgres: (column: string, table: string) => [
    `create or replace function note_${table}() returns trigger language plpgsql as $$
      begin
        insert into ${table} (listener_id, ${column})
          select distinct listener_id, ${column} from added where ${column} is not null
          on conflict do nothing;
        return null;
      end $$`,
    `create trigger witness_${table} after insert on witness referencing new table as added
      for each statement execute function note_${table}()`,
  ],
} as const;
