import type { Migration } from 'kysely/migration';
import type { Dialect } from '../context.ts';
import { runAll, words } from './ddl.ts';

/** What the caches of all processes are to let go of. */
export function cacheDropsMigration(dialect: Dialect): Migration {
  const { int, clustered } = words[dialect];
  return {
    async up(db) {
      await runAll(db, [
        `create table cache_drop (
          id text primary key, at ${int} not null, namespace text,
          listener_id ${int} references listener (id) on delete cascade
        ) ${clustered}`,
        'create index cache_drop_listener on cache_drop (listener_id)',
      ]);
    },
  };
}
