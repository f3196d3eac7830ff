import type { Migration } from 'kysely/migration';
import type { Dialect } from '../context.ts';
import { runAll, words } from './ddl.ts';

/**
 * Accounts elsewhere that listeners connect, where playlists were put there, and secrets that are a
 * listener's and go with them.
 */
export function connectionsMigration(dialect: Dialect): Migration {
  const { int, table } = words[dialect];
  const ofListener = 'references listener (id) on delete cascade';
  return {
    async up(db) {
      await runAll(db, [
        `create table connection (
          listener_id ${int} not null ${ofListener}, provider text not null,
          account_id text not null, account_name text not null, scopes text not null,
          consent_at ${int} not null, consent_lost_at ${int}, cursor_at ${int}, polled_at ${int},
          primary key (listener_id, provider), unique (provider, account_id)
        ) ${table}`,
        `create table pushed_playlist (
          playlist_id ${int} not null references playlist (id) on delete cascade,
          provider text not null, remote_id text not null, primary key (playlist_id, provider)
        ) ${table}`,
        `alter table secret add column listener_id ${int} ${ofListener}`,
        'create index secret_listener on secret (listener_id)',
      ]);
    },
  };
}
