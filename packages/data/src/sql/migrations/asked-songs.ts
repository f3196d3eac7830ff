import type { Migration } from 'kysely/migration';
import { runAll } from './ddl.ts';

/** Impressions remember the songs that were asked about, so that they can still be explained. */
export function askedSongsMigration(): Migration {
  return {
    async up(db) {
      await runAll(db, ['alter table impression add column songs text']);
    },
  };
}
