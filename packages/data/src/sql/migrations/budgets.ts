import type { Migration } from 'kysely/migration';
import type { Dialect } from '../context.ts';
import { runAll, words } from './ddl.ts';

/** Sums stay where a plain number is exact. */
const mostSum = Number.MAX_SAFE_INTEGER;

/**
 * Spending limits, what is used of each in each period, and the ledger of paid calls. The ledger outlives
 * limits and listeners; a listener's own limits go with them.
 */
export function budgetsMigration(dialect: Dialect): Migration {
  const { id, int, real, table, clustered } = words[dialect];
  return {
    async up(db) {
      await runAll(db, [
        `create table spending_limit (
          id ${id}, provider text, model text,
          listener_id ${int} references listener (id) on delete cascade, purpose text,
          period text not null, amount ${int} not null,
          warn_share ${real} not null, throttle_share ${real} not null,
          closed_at ${int}, closed_why text
        ) ${table}`,
        `create unique index spending_limit_scope on spending_limit (
          coalesce(provider, ''), coalesce(model, ''), coalesce(listener_id, 0),
          coalesce(purpose, ''), period
        )`,
        'create index spending_limit_listener on spending_limit (listener_id)',
        `create table spending (
          id ${id}, limit_id ${int} not null references spending_limit (id) on delete cascade,
          period_start ${int} not null,
          settled ${int} not null default 0 check (settled between 0 and ${mostSum}),
          held ${int} not null default 0 check (held between 0 and ${mostSum}),
          alerted ${int} not null default 0,
          unique (limit_id, period_start)
        ) ${table}`,
        `create table paid_call (
          id ${id}, state text not null, provider text not null, model text not null,
          purpose text not null, listener_id ${int} references listener (id) on delete set null,
          hold ${int} not null, estimated ${int} not null,
          made_at ${int} not null, deadline ${int} not null, ended_at ${int},
          cost ${int}, usage text not null, why text
        ) ${table}`,
        'create index paid_call_made on paid_call (made_at)',
        'create index paid_call_listener on paid_call (listener_id)',
        "create index paid_call_held on paid_call (deadline) where state = 'held'",
        `create table counted_call (
          call_id ${int} not null references paid_call (id) on delete cascade,
          spending_id ${int} not null references spending (id) on delete cascade,
          primary key (call_id, spending_id)
        ) ${clustered}`,
        'create index counted_call_spending on counted_call (spending_id)',
        `create table spending_alert (
          id ${id}, spending_id ${int} not null references spending (id) on delete cascade,
          at ${int} not null, kind text not null,
          settled ${int} not null, held ${int} not null,
          call_id ${int} references paid_call (id) on delete cascade
        ) ${table}`,
        'create index spending_alert_spending on spending_alert (spending_id)',
        'create index spending_alert_call on spending_alert (call_id)',
      ]);
    },
  };
}
