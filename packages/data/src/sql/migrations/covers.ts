import type { Migration } from 'kysely/migration';
import type { Dialect } from '../context.ts';
import { runAll, words } from './ddl.ts';

/**
 * Which releases songs are on, and what the Cover Art Archive has for them. An empty source is a history. What
 * ListenBrainz knows of songs is asked again: it told of releases too, which was not kept.
 */
export function coversMigration(dialect: Dialect): Migration {
  const { int, table, clustered } = words[dialect];
  return {
    async up(db) {
      await runAll(db, [
        `create table song_release (
          song_id ${int} not null references song (id) on delete cascade,
          source text not null, release_mbid text not null, primary key (song_id, source)
        ) ${clustered}`,
        'create index song_release_mbid on song_release (release_mbid)',
        `create table cover (
          release_mbid text primary key, digest text, type text, bytes ${int} not null,
          asked_at ${int} not null, used_at ${int} not null
        ) ${table}`,
        'create index cover_digest on cover (digest)',
        "delete from song_asked where service = 'listenbrainz' and question = 'facts'",
      ]);
    },
  };
}
