import type { Migration } from 'kysely/migration';
import type { Dialect } from '../context.ts';
import { runAll, words } from './ddl.ts';

/**
 * Which spelling told of which identity, so that taking an import back takes back what only it told.
 * Identities of before stay, whoever told of them.
 */
export function toldIdentitiesMigration(dialect: Dialect): Migration {
  const { int, clustered } = words[dialect];
  return {
    async up(db) {
      await runAll(db, [
        `create table told_identity (
          spelling_id ${int} not null references spelling (id) on delete cascade,
          kind text not null, value text not null, primary key (spelling_id, value, kind)
        ) ${clustered}`,
        'create index told_identity_value on told_identity (value, kind)',
      ]);
    },
  };
}
