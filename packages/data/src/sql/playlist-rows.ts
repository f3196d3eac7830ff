import type { Selectable, SelectQueryBuilder } from 'kysely';
import type { NewPlaylist, Playlist, PlaylistEntry } from '../domain/playlist.ts';
import { EchoError } from '../errors.ts';
import { storableText } from '../storable-text.ts';
import type { Context } from './context.ts';
import { givenIds } from './given.ts';
import { objectFromJson } from './json.ts';
import { seedSongs } from './playlist-seeds.ts';
import type { Schema } from './schema.ts';

/** Characters (UTF-16 code units). */
const longestName = 200;
const longestDescription = 2000;

type Row = Selectable<Schema['playlist']>;
type Query = SelectQueryBuilder<Schema, 'playlist', Row>;

/** Checks what is to be stored. Throws input-invalid. */
export function columnsOf(playlist: Omit<NewPlaylist, 'seedSongs'>) {
  const { name, description, rules, refresh } = playlist;
  if (name.trim() === '' || name.length > longestName) {
    throw new EchoError('input-invalid', `A name has 1 to ${longestName} characters.`);
  }
  if (description.length > longestDescription) {
    const most = longestDescription.toLocaleString('en');
    throw new EchoError('input-invalid', `A description has at most ${most} characters.`);
  }
  if (refresh !== null && rules === null) {
    throw new EchoError('input-invalid', 'Only a playlist with rules can be refreshed.');
  }
  return {
    name: storableText(name),
    description: storableText(description),
    rules: rules === null ? null : storableText(JSON.stringify(rules)),
    refresh,
  };
}

/** The playlists of a query, newest first. */
export async function playlistRows(
  context: Context,
  narrow: (query: Query) => Query,
): Promise<Playlist[]> {
  const { db, dialect } = context;
  const rows = await narrow(db.selectFrom('playlist').selectAll().orderBy('id', 'desc')).execute();
  const ids = rows.map(({ id }) => id);
  const counts = await db
    .selectFrom('playlist_entry')
    .select((column) => ['playlist_id as id', column.fn.countAll<number>().as('count')])
    .where('playlist_id', 'in', givenIds(dialect, ids))
    .groupBy('playlist_id')
    .execute();
  const countOf = new Map(counts.map(({ id, count }) => [id, count]));
  const seeds = await seedSongs(context, ids);
  return rows.map((row) => ({
    id: row.id,
    listenerId: row.listener_id,
    name: row.name,
    description: row.description,
    kind: row.rules === null ? 'manual' : 'rules',
    rules: row.rules === null ? null : objectFromJson(row.rules),
    seedSongs: seeds.get(row.id) ?? [],
    refresh: row.refresh,
    version: row.version,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    filledAt: row.filled_at,
    entryCount: countOf.get(row.id) ?? 0,
  }));
}

/** The entries of a listener's playlist in order. */
export async function entryRows(
  { db }: Context,
  { listenerId, id }: { readonly listenerId: number; readonly id: number },
  from: number,
  limit: number,
): Promise<PlaylistEntry[]> {
  const rows = await db
    .selectFrom('playlist_entry')
    .innerJoin('playlist', 'playlist.id', 'playlist_id')
    .innerJoin('track', 'track.id', 'playlist_entry.track_id')
    .leftJoin('spelling', 'spelling.id', 'spelling_id')
    .select(['playlist_entry.id', 'position', 'track.id as trackId', 'track.song_id as songId'])
    .select(['spelling_id as spellingId', 'reason', 'added_at as addedAt'])
    .select(['source', 'source_key as sourceKey', 'spelling.title', 'artist', 'album'])
    .where('playlist.id', '=', id)
    .where('listener_id', '=', listenerId)
    .where('position', '>=', from)
    .orderBy('position')
    .limit(limit)
    .execute();
  return rows.map(({ source, sourceKey, title, artist, album, ...entry }) => ({
    ...entry,
    spelling:
      source === null || sourceKey === null || title === null || artist === null
        ? null
        : { trackId: entry.trackId, source, sourceKey, title, artist, album },
  }));
}
