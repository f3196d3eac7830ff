import type { Migration } from 'kysely/migration';
import { runAll } from './ddl.ts';

/** New songs come all the time; only where others change is everything read again. */
export function rewrittenSongsMigration(): Migration {
  return {
    async up(db) {
      await runAll(db, [
        'alter table catalogue_state add column songs_rewritten integer not null default 0',
      ]);
    },
  };
}
