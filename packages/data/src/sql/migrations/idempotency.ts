import type { Migration } from 'kysely/migration';
import type { Dialect } from '../context.ts';
import { runAll, words } from './ddl.ts';

/** Requests that name a key, and what they were answered: the same again gets the same. */
export function idempotencyMigration(dialect: Dialect): Migration {
  const { int, clustered } = words[dialect];
  return {
    async up(db) {
      await runAll(db, [
        `create table idempotency (
          account_id text not null references account (id) on delete cascade, digest text not null,
          fingerprint text not null, claimed_at ${int} not null, answer text,
          primary key (account_id, digest)
        ) ${clustered}`,
        'create index idempotency_claimed on idempotency (claimed_at)',
      ]);
    },
  };
}
