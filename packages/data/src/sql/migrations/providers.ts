import type { Migration } from 'kysely/migration';
import type { Dialect } from '../context.ts';
import { runAll, words } from './ddl.ts';

/** What providers asked for, and what of their answers did not fit. */
export function providersMigration(dialect: Dialect): Migration {
  const { int, table } = words[dialect];
  return {
    async up(db) {
      await runAll(db, [
        `create table provider_pause (
          provider text not null primary key, until ${int} not null, reason text not null
        ) ${table}`,
        `create table provider_misfit (
          digest text not null primary key, provider text not null, operation text not null,
          problem text not null, shape text not null,
          first_at ${int} not null, last_at ${int} not null, count ${int} not null
        ) ${table}`,
        'create index provider_misfit_last on provider_misfit (last_at)',
      ]);
    },
  };
}
