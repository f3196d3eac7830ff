import type { Migration } from 'kysely/migration';
import type { Dialect } from '../context.ts';
import { runAll, words } from './ddl.ts';

/**
 * Playlists. Entries and the songs that rules start from point at tracks, as plays do, so that they
 * follow what is decided about names; an entry keeps the spelling of the file that told of it.
 */
export function playlistsMigration(dialect: Dialect): Migration {
  const { id, int, table, clustered } = words[dialect];
  return {
    async up(db) {
      await runAll(db, [
        `create table playlist (
          id ${id}, listener_id ${int} not null references listener (id) on delete cascade,
          name text not null, description text not null, rules text, refresh text,
          version ${int} not null, created_at ${int} not null, updated_at ${int} not null,
          filled_at ${int}
        ) ${table}`,
        'create index playlist_listener on playlist (listener_id)',
        `create table playlist_entry (
          id ${id}, playlist_id ${int} not null references playlist (id) on delete cascade,
          position ${int} not null, track_id ${int} not null references track (id),
          spelling_id ${int} references spelling (id), reason text, added_at ${int} not null
        ) ${table}`,
        'create index playlist_entry_position on playlist_entry (playlist_id, position)',
        'create index playlist_entry_track on playlist_entry (track_id)',
        'create index playlist_entry_spelling on playlist_entry (spelling_id)',
        `create table playlist_seed (
          playlist_id ${int} not null references playlist (id) on delete cascade,
          position ${int} not null, track_id ${int} not null references track (id),
          primary key (playlist_id, position)
        ) ${clustered}`,
        'create index playlist_seed_track on playlist_seed (track_id)',
      ]);
    },
  };
}
