import type { Migration } from 'kysely/migration';
import type { Dialect } from '../context.ts';
import { runAll, words } from './ddl.ts';

/**
 * Accounts. `account`, `session` and `credential` are better-auth's user, session and account, under
 * our names; what else it could store is not used and has no column.
 */
export function accountsMigration(dialect: Dialect): Migration {
  const { id, int, table } = words[dialect];
  const [moment, flag] = dialect === 'sqlite' ? ['text', 'integer'] : ['timestamptz', 'boolean'];
  const ofAccount = 'references account (id) on delete cascade';
  return {
    async up(db) {
      await runAll(db, [
        `create table account (
          id text not null primary key, name text not null, address text not null unique,
          address_verified ${flag} not null, role text not null, disabled ${int} not null default 0,
          created_at ${moment} not null, updated_at ${moment} not null
        ) ${table}`,
        `create table session (
          id text not null primary key, token text not null unique, account_id text not null ${ofAccount},
          user_agent text, ip_address text, expires_at ${moment} not null,
          created_at ${moment} not null, updated_at ${moment} not null
        ) ${table}`,
        'create index session_account on session (account_id)',
        `create table credential (
          id text not null primary key, account_id text not null ${ofAccount},
          provider text not null, provider_account text not null, password text,
          created_at ${moment} not null, updated_at ${moment} not null
        ) ${table}`,
        'create index credential_account on credential (account_id)',
        `create table one_time_link (
          id ${id}, kind text not null, digest text not null unique, account_id text ${ofAccount},
          listener_id ${int} references listener (id) on delete cascade,
          created_at ${int} not null, expires_at ${int}
        ) ${table}`,
        `create table api_key (
          id ${id}, account_id text not null ${ofAccount}, listener_id ${int} not null references listener (id) on delete cascade,
          name text not null, prefix text not null, digest text not null unique,
          scopes text not null, per_minute ${int} not null, created_at ${int} not null, used_at ${int}
        ) ${table}`,
        'alter table listener add column account_id text references account (id) on delete set null',
      ]);
    },
  };
}
