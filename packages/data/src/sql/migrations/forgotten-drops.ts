import type { Migration } from 'kysely/migration';
import type { Dialect } from '../context.ts';
import { runAll, words } from './ddl.ts';

/** What is to be let go of with a listener who is forgotten: the other rows of a listener go with them. */
export function forgottenDropsMigration(dialect: Dialect): Migration {
  const { int } = words[dialect];
  return {
    async up(db) {
      await runAll(db, [`alter table cache_drop add column forgotten_id ${int}`]);
    },
  };
}
