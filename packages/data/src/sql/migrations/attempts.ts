import type { Migration } from 'kysely/migration';
import type { Dialect } from '../context.ts';
import { runAll, words } from './ddl.ts';

/** What several processes count together: attempts at secrets, and when a provider may be asked next. */
export function attemptsMigration(dialect: Dialect): Migration {
  const { real, clustered } = words[dialect];
  return {
    async up(db) {
      await runAll(db, [
        `create table attempt (name text not null primary key, free_at ${real} not null) ${clustered}`,
        'create index attempt_free on attempt (free_at)',
        `create table provider_turn (
          provider text not null primary key, free_at ${real} not null
        ) ${clustered}`,
      ]);
    },
  };
}
