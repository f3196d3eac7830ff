import { sql } from 'kysely';
import { type Context, lock } from './context.ts';
import { raiseCatalogueVersion } from './raise-catalogue-version.ts';

/**
 * What keeps a catalogue entry, from the leaves down. A spelling lives through its witnesses, a
 * track through plays, a song through its tracks; a song that somebody has a verdict on, excludes or
 * has saved keeps its tracks, so that it can still be shown.
 */
const keepers = [
  [
    'spelling',
    [
      'select spelling_id from witness',
      'select spelling_id from apart',
      'select other_spelling_id from apart',
    ],
  ],
  [
    'track',
    [
      'select track_id from play',
      'select track_id from corpus_play',
      'select track_id from spelling',
      'select track.id from track join verdict on verdict.song_id = track.song_id',
      'select track.id from track join exclusion on exclusion.song_id = track.song_id',
      'select track.id from track join saved_song on saved_song.song_id = track.song_id',
    ],
  ],
  ['song', ['select song_id from track']],
  ['release', ['select release_id from track']],
  [
    'artist',
    [
      'select artist_id from song',
      'select artist_id from release',
      'select artist_id from track_credit',
      'select artist_id from verdict',
      'select artist_id from exclusion',
    ],
  ],
  ['kept', ['select kept_id from witness']],
] as const;

/**
 * Removes catalogue entries that nobody's plays refer to any more; reads each table once. Credits
 * and identities go with their track, impressions, features and tags with their song or artist.
 */
export async function sweep(context: Context): Promise<void> {
  await lock(context, 'sweep');
  for (const [table, uses] of keepers) {
    const used = sql.raw(uses.map((use) => `except ${use}`).join(' '));
    await sql`
      delete from ${sql.table(table)}
      where id in (select id from ${sql.table(table)} ${used})`.execute(context.db);
  }
  await raiseCatalogueVersion(context);
}
