import type { Migration } from 'kysely/migration';
import type { Dialect } from '../context.ts';
import { runAll, words } from './ddl.ts';

/**
 * What plays now, and whom to tell what happens: in the store, so that every process answers the same
 * and a restart loses none of it. A webhook's secret goes with it.
 */
export function liveMigration(dialect: Dialect): Migration {
  const { id, int, table } = words[dialect];
  const ofListener = `${int} not null references listener (id) on delete cascade`;
  return {
    async up(db) {
      await runAll(db, [
        `create table now_playing (
          listener_id ${int} not null primary key references listener (id) on delete cascade,
          title text not null, artist text not null, album text, source text not null,
          since ${int} not null, duration_ms ${int}, until ${int} not null
        ) ${table}`,
        `create table webhook (
          id ${id}, account_id text not null references account (id) on delete cascade,
          listener_id ${ofListener}, url text not null, events text not null, created_at ${int} not null,
          failing_since ${int}, disabled_at ${int}, disabled_for text,
          mark text not null, mark_version ${int} not null default 0
        ) ${table}`,
        'create index webhook_account on webhook (account_id)',
        'create index webhook_listener on webhook (listener_id)',
        `create table webhook_delivery (
          id ${id}, webhook_id ${int} not null references webhook (id) on delete cascade,
          message text not null, event text not null, payload text not null, state text not null,
          attempts ${int} not null default 0, next_at ${int}, created_at ${int} not null,
          ended_at ${int}, status ${int}, failure text
        ) ${table}`,
        'create index webhook_delivery_webhook on webhook_delivery (webhook_id, id)',
        `create index webhook_delivery_waiting on webhook_delivery (webhook_id, next_at)
          where next_at is not null`,
        `alter table secret add column webhook_id ${int} references webhook (id) on delete cascade`,
        'create index secret_webhook on secret (webhook_id)',
      ]);
    },
  };
}
