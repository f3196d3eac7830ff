import type { Migration } from 'kysely/migration';
import { runAll } from './ddl.ts';

/** Ways to what was looked for from one end of its table to the other. */
export function foundByMigration(): Migration {
  return {
    async up(db) {
      await runAll(db, [
        'create index listener_account on listener (account_id)',
        'create index api_key_account on api_key (account_id)',
        'create index job_kind on job (kind, id)',
      ]);
    },
  };
}
