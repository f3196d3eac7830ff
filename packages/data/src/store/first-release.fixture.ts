import { type Kysely, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import type { Dialect } from '../sql/context.ts';
import { firstMigration } from '../sql/migrations/first.ts';

/** A store as the first release made it: two tracks of a song, a play, a verdict, "The" in keys. */
export async function firstRelease(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const migrations = { '0001-first': firstMigration(dialect) };
  const provider = { getMigrations: async () => migrations };
  const { error } = await new Migrator({ db, provider }).migrateToLatest();
  if (error !== undefined) throw error;
  const statements = [
    `insert into listener (name, time_zone, created_at, demo) values ('Ada', 'UTC', 0, 0)`,
    `insert into artist (key, name) values ('the beatles', 'The Beatles'),
      ('the the', 'The The'), ('the', 'The'), ('band', 'Band'), ('the band', 'The Band')`,
    `insert into song (artist_id, key, title) values (1, 'help', 'Help!'), (5, 'help', 'Help')`,
    `insert into track (song_id, version_key, title) values
      (1, '', 'Help!'), (1, 'live', 'Help! - Live'), (2, '', 'Help')`,
    `insert into track_credit (track_id, position, artist_id, role) values
      (1, 0, 1, 'main'), (2, 0, 1, 'main'), (3, 0, 5, 'main')`,
    `insert into spelling (source, source_key, title, artist, track_id) values
      ('s', 'a', 'Help!', 'The Beatles', 1)`,
    `insert into kept (digest, json) values ('d', '{}')`,
    `insert into play (listener_id, track_id, started_at, ms_played, trainable)
      values (1, 1, 5, 60000, 1)`,
    `insert into witness (listener_id, stamped_at, spelling_id, ms_played, play_id, kept_id)
      values (1, 60005, 1, 60000, 1, 1)`,
    `insert into job_schedule (name, kind, payload, every_ms, next_at)
      values ('playlists', 'playlists', '{}', 3600000, 5)`,
    `insert into verdict (listener_id, kind, song_id, at) values (1, 'love', 1, 0)`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}
