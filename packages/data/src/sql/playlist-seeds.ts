import { EchoError } from '../errors.ts';
import type { Context } from './context.ts';
import { given, givenIds } from './given.ts';

/** A track of each song, the first. Throws input-invalid for a song without one. */
export async function tracksOfSongs(
  { db, dialect }: Context,
  songIds: readonly number[],
): Promise<number[]> {
  if (songIds.length === 0) return [];
  const rows = await db
    .selectFrom('track')
    .select((column) => ['song_id as songId', column.fn.min('id').as('trackId')])
    .where('song_id', 'in', givenIds(dialect, songIds))
    .groupBy('song_id')
    .execute();
  const tracks = new Map(rows.map(({ songId, trackId }) => [songId, trackId]));
  return songIds.map((songId) => {
    const trackId = tracks.get(songId);
    if (trackId !== undefined) return trackId;
    throw new EchoError('song-unknown', `There is no song ${songId}.`);
  });
}

export async function insertSeeds(
  { db, dialect }: Context,
  playlistId: number,
  trackIds: readonly number[],
): Promise<void> {
  if (trackIds.length === 0) return;
  const columns = { playlist_id: 'int', position: 'int', track_id: 'int' } as const;
  const rows = trackIds.map((track_id, position) => ({
    playlist_id: playlistId,
    ...{ position, track_id },
  }));
  await db
    .insertInto('playlist_seed')
    .columns(['playlist_id', 'position', 'track_id'])
    .expression(db.selectFrom(given(dialect, columns, rows)).selectAll())
    .execute();
}

/** The songs that tracks of rules count as now, by playlist, each once. */
export async function seedSongs(
  { db, dialect }: Context,
  playlistIds: readonly number[],
): Promise<Map<number, number[]>> {
  const rows = await db
    .selectFrom('playlist_seed')
    .innerJoin('track', 'track.id', 'track_id')
    .select(['playlist_id as playlistId', 'song_id as songId'])
    .where('playlist_id', 'in', givenIds(dialect, playlistIds))
    .orderBy('position')
    .execute();
  const songs = new Map<number, number[]>();
  for (const { playlistId, songId } of rows) {
    const before = songs.get(playlistId) ?? [];
    if (!before.includes(songId)) songs.set(playlistId, [...before, songId]);
  }
  return songs;
}
