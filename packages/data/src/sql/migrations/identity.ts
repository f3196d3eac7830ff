import type { Migration } from 'kysely/migration';
import type { Dialect } from '../context.ts';
import { runAll, words } from './ddl.ts';

/**
 * What people decide about the catalogue: the decisions are the truth, the columns added here follow
 * from them (`derived-identity.ts`), so that any decision can be undone. A track has the
 * song that its names lead to (`named_song_id`) and the one it counts as (`song_id`). `root_id` is
 * null for what counts as itself.
 */
export function identityMigration(dialect: Dialect): Migration {
  const { id, int, table, clustered } = words[dialect];
  return {
    async up(db) {
      await runAll(db, [
        `create table identity_decision (
          id ${id}, kind text not null, subject_id ${int} not null, object_id ${int}, text text,
          made_by text not null, at ${int} not null, undone_at ${int}
        ) ${table}`,
        `create table identity_part (
          decision_id ${int} not null references identity_decision (id) on delete cascade,
          position ${int} not null, artist_id ${int} not null references artist (id),
          primary key (decision_id, position)
        ) ${clustered}`,
        'create index identity_part_artist on identity_part (artist_id)',
        `alter table artist add column root_id ${int} references artist (id)`,
        'alter table artist add column given_name text',
        'create index artist_root on artist (root_id)',
        `alter table song add column root_id ${int} references song (id)`,
        'alter table song add column given_title text',
        'create index song_root on song (root_id)',
        'alter table track rename column song_id to named_song_id',
        `alter table track add column song_id ${int} references song (id)`,
        'update track set song_id = named_song_id',
        'create index track_song on track (song_id)',
        // "The Beatles" and "Beatles" have one key now; where both are there, people may merge them.
        `update artist set key = substr(key, 5) where key like 'the _%'
          and not exists (select 1 from artist as other where other.key = substr(artist.key, 5))`,
      ]);
    },
  };
}
