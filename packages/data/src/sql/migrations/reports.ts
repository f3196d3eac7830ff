import type { Migration } from 'kysely/migration';
import type { Dialect } from '../context.ts';
import { runAll, words } from './ddl.ts';

/** System reports that were written. */
export function reportsMigration(dialect: Dialect): Migration {
  const { id, int, table } = words[dialect];
  return {
    async up(db) {
      await runAll(db, [
        `create table system_report (
          id ${id}, at ${int} not null, headline text not null, document text not null
        ) ${table}`,
      ]);
    },
  };
}
