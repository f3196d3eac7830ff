import type { Migration } from 'kysely/migration';
import type { Dialect } from '../context.ts';
import { runAll, words } from './ddl.ts';

/** Who signed in, who was let do what, and what was changed for everybody. */
export function auditMigration(dialect: Dialect): Migration {
  const { id, int, table } = words[dialect];
  const account = 'text references account (id) on delete set null';
  return {
    async up(db) {
      await runAll(db, [
        `create table audit (
          id ${id}, at ${int} not null, event text not null, done ${int} not null, door text not null,
          account_id ${account}, about_id ${account}, thing text
        ) ${table}`,
        'create index audit_at on audit (at)',
        'create index audit_account on audit (account_id)',
        'create index audit_about on audit (about_id)',
      ]);
    },
  };
}
