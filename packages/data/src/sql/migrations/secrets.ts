import type { Migration } from 'kysely/migration';
import type { Dialect } from '../context.ts';
import { runAll, words } from './ddl.ts';

/** Secrets that have to be read again, sealed by keys outside the store. */
export function secretsMigration(dialect: Dialect): Migration {
  const { table } = words[dialect];
  return {
    async up(db) {
      await runAll(db, [
        `create table secret (
          purpose text not null primary key, key_id text not null, sealed text not null
        ) ${table}`,
      ]);
    },
  };
}
