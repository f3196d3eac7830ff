import type { Migration } from 'kysely/migration';
import type { Dialect } from '../context.ts';
import { runAll, words } from './ddl.ts';

/**
 * Listeners say for how long their plays and what they were shown are kept. A counter tells trainings
 * that plays went which no model may keep.
 */
export function retentionMigration(dialect: Dialect): Migration {
  const { int, table } = words[dialect];
  return {
    async up(db) {
      await runAll(db, [
        `create table retention (
          listener_id ${int} not null primary key references listener (id) on delete cascade,
          plays_days ${int}, shown_days ${int}
        ) ${table}`,
        `alter table listener add column removal_version ${int} not null default 0`,
      ]);
    },
  };
}
