import { sql } from 'kysely';
import { type Context, lock } from './context.ts';
import { removeUnusedCovers } from './covers.ts';
import { deriveIdentity } from './derived-identity.ts';
import { isHeard } from './heard.ts';
import { raiseCatalogueVersion, raiseFeaturesVersion } from './raise-catalogue-version.ts';
import { hasDecisions, removeDecisions } from './swept-decisions.ts';
import { artistUses } from './unused-artists.ts';

/** The tracks of the songs that a listener's word is on. */
const tracksOf = (table: 'verdict' | 'exclusion' | 'saved_song') =>
  `select track.id from ${table} join song on song.id = ${table}.song_id
    join track on track.song_id = coalesce(song.root_id, song.id)`;

/** The tracks of songs that are told to be like one that somebody has played. */
const likePlayed = `select track.id from similar_song
  join song on song.id = similar_song.other_id
  join track on track.song_id = coalesce(song.root_id, song.id)
  where similar_song.song_id in (
    select song.id from spelling join track on track.id = spelling.track_id
    join song on coalesce(song.root_id, song.id) = track.song_id
    where ${isHeard('listener_spelling', 'spelling.id')})`;

/**
 * What keeps a catalogue entry, from the leaves down. A spelling lives through its witnesses, a
 * track through its spellings, a song through its tracks; a song that somebody has a verdict on, excludes or
 * has saved keeps its tracks, so that it can still be shown, and so does one that is told to be like what somebody played. What a used entry counts as is used.
 */
const keepers = [
  [
    'spelling',
    [
      `select id from spelling where ${isHeard('listener_spelling', 'spelling.id')}`,
      'select spelling_id from apart',
      'select other_spelling_id from apart',
      'select spelling_id from playlist_entry',
    ],
  ],
  [
    'track',
    [
      'select track_id from corpus_play',
      'select track_id from spelling',
      'select track_id from playlist_entry',
      'select track_id from playlist_seed',
      tracksOf('verdict'),
      tracksOf('exclusion'),
      tracksOf('saved_song'),
      likePlayed,
    ],
  ],
  [
    'song',
    [
      'select song_id from track',
      'select named_song_id from track',
      'select song.root_id from song join track on named_song_id = song.id',
      'select song_id from verdict',
      'select song_id from exclusion',
      'select song_id from saved_song',
      `select object_id from identity_decision
        where kind in ('part-track', 'move-track') and undone_at is null`,
    ],
  ],
  ['release', ['select release_id from track']],
  [
    'artist',
    [...artistUses, `select root_id from artist where id in (${artistUses.join(' union ')})`],
  ],
  ['kept', [`select id from kept where ${isHeard('listener_kept', 'kept.id')}`]],
] as const;

/**
 * Removes catalogue entries that nobody's plays refer to any more; reads the catalogue once, and nobody's
 * history. Credits and identities go with their track, impressions, features and tags with their song or artist,
 * decisions with what they name.
 */
export async function sweep(context: Context): Promise<void> {
  await lock(context, 'sweep');
  const isDecided = await hasDecisions(context);
  for (const [table, uses] of keepers) {
    const used = sql.raw(uses.map((use) => `except ${use}`).join(' '));
    if (isDecided) await removeDecisions(context, table, used);
    await sql`
      delete from ${sql.table(table)}
      where id in (select id from ${sql.table(table)} ${used})`.execute(context.db);
  }
  await removeUnusedCovers(context);
  // What is left counts as it did: removed decisions named nothing that anybody plays.
  if (isDecided) await deriveIdentity(context);
  await raiseCatalogueVersion(context, 'rewritten');
  await raiseFeaturesVersion(context);
}
