import type { Migration } from 'kysely/migration';
import type { Dialect } from '../context.ts';
import { runAll, words } from './ddl.ts';

/** Where the processes of a store share files, so that one that was not told so notices. */
export function sharedPlaceMigration(dialect: Dialect): Migration {
  const { int, table } = words[dialect];
  return {
    async up(db) {
      await runAll(db, [
        `create table shared_place (id ${int} primary key, name text not null) ${table}`,
      ]);
    },
  };
}
