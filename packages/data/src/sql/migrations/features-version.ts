import type { Migration } from 'kysely/migration';
import { runAll } from './ddl.ts';

/** What is told of songs changes seldom, songs come all the time: each has a version of its own. */
export function featuresVersionMigration(): Migration {
  return {
    async up(db) {
      await runAll(db, [
        'alter table catalogue_state add column features_version integer not null default 0',
      ]);
    },
  };
}
