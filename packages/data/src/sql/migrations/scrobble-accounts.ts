import type { Migration } from 'kysely/migration';
import type { Dialect } from '../context.ts';
import { runAll, words } from './ddl.ts';

/** Accounts at services that keep plays, and what waits to be sent there. */
export function scrobbleAccountsMigration(dialect: Dialect): Migration {
  const { id, int, table, clustered } = words[dialect];
  return {
    async up(db) {
      await runAll(db, [
        `create table scrobble_account (
          listener_id ${int} not null references listener (id) on delete cascade,
          provider text not null, user_name text not null, forwards ${int} not null default 0,
          known_to ${int}, reading_top ${int}, reading_cursor ${int},
          not_before ${int} not null default 0, failures ${int} not null default 0, problem text,
          primary key (listener_id, provider)
        ) ${clustered}`,
        `create table outbox (
          id ${id}, listener_id ${int} not null, provider text not null,
          stamped_at ${int} not null, spelling_id ${int} not null, ms_played ${int} not null,
          failure text,
          foreign key (listener_id, provider)
            references scrobble_account (listener_id, provider) on delete cascade
        ) ${table}`,
        'create index outbox_queue on outbox (listener_id, provider, id)',
      ]);
    },
  };
}
