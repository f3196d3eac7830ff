import type { Migration } from 'kysely/migration';
import type { Dialect } from '../context.ts';
import { runAll, words } from './ddl.ts';

/**
 * A play can have witnesses of several sources: each witness knows its own start, those that the
 * listener told apart stay apart, and a source's clock can be set to another zone.
 */
export function witnessMigration(dialect: Dialect): Migration {
  const { id, int, table, clustered } = words[dialect];
  return {
    async up(db) {
      await runAll(db, [
        `alter table witness add column started_at ${int} not null default 0`,
        `update witness set started_at = coalesce(
          (select started_at from play where play.id = witness.play_id), stamped_at)`,
        'create index witness_tombstone on witness (listener_id, started_at) where play_id is null',
        `alter table listener add column history_version ${int} not null default 0`,
        `create table apart (
          id ${id}, listener_id ${int} not null references listener (id) on delete cascade,
          stamped_at ${int} not null, spelling_id ${int} not null, ms_played ${int} not null,
          other_stamped_at ${int} not null, other_spelling_id ${int} not null,
          other_ms_played ${int} not null, at ${int} not null
        ) ${table}`,
        'create index apart_listener on apart (listener_id)',
        `create table source_zone (
          listener_id ${int} not null references listener (id) on delete cascade,
          source text not null, zone text not null, primary key (listener_id, source)
        ) ${clustered}`,
      ]);
    },
  };
}
