import type { Migration } from 'kysely/migration';
import type { Dialect } from '../context.ts';
import { runAll, words } from './ddl.ts';

/** How caches are used, and what each process saw of its own. */
export function cachesMigration(dialect: Dialect): Migration {
  const { int, clustered } = words[dialect];
  return {
    async up(db) {
      await runAll(db, [
        `create table cache_setting (name text primary key, value text not null) ${clustered}`,
        `create table cache_watch (
          until_at ${int} not null, instance text not null, from_at ${int} not null,
          namespaces text not null, trace text not null,
          primary key (until_at, instance)
        ) ${clustered}`,
      ]);
    },
  };
}
