import type { Migration } from 'kysely/migration';
import { runAll } from './ddl.ts';

/** What a listener has played since one read it last, however much others have played meanwhile. */
export function newerPlaysMigration(): Migration {
  return {
    async up(db) {
      await runAll(db, ['create index play_newer on play (listener_id, id)']);
    },
  };
}
