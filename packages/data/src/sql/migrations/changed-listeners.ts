import type { Migration } from 'kysely/migration';
import type { Dialect } from '../context.ts';
import { runAll, words } from './ddl.ts';

/**
 * Whoever follows what a community plays is told who changed, without looking at everybody; and
 * impressions remember what the community had played, so that they can still be explained.
 */
export function changedListenersMigration(dialect: Dialect): Migration {
  const { int } = words[dialect];
  return {
    async up(db) {
      await runAll(db, [
        `alter table listener add column changed ${int} not null default 0`,
        'create index listener_changed on listener (changed)',
        `alter table catalogue_state add column listeners_forgotten ${int} not null default 0`,
        `alter table impression add column newest_play ${int}`,
      ]);
    },
  };
}
