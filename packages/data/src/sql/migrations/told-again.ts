import type { Migration } from 'kysely/migration';
import type { Dialect } from '../context.ts';
import { runAll, words } from './ddl.ts';

/**
 * Rows that a later import read again, by the newest that did: taking the earlier one back leaves them
 * to it. Without foreign keys, as `witness`.
 */
export function toldAgainMigration(dialect: Dialect): Migration {
  const { int, clustered } = words[dialect];
  return {
    async up(db) {
      await runAll(db, [
        `create table told_again (
          listener_id ${int} not null, stamped_at ${int} not null, spelling_id ${int} not null,
          ms_played ${int} not null, file_id ${int} not null, record ${int},
          primary key (listener_id, stamped_at, spelling_id, ms_played)
        ) ${clustered}`,
      ]);
    },
  };
}
