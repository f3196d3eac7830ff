import type { Context } from './context.ts';
import { givenIds } from './given.ts';
import { ensureTitled, titledKey } from './names.ts';
import { required } from './required.ts';

/** No name has a colon in its key (`service`'s `nameKey`), so that this one is nobody else's. */
const ownKey = (trackId: number) => `track:${trackId}`;

/** The songs of tracks that are parted, by track; creates the missing ones. Unknown tracks have none. */
export async function ownSongs(
  context: Context,
  trackIds: readonly number[],
): Promise<Map<number, number>> {
  if (trackIds.length === 0) return new Map();
  const tracks = await context.db
    .selectFrom('track')
    .innerJoin('song', 'song.id', 'track.named_song_id')
    .select(['track.id', 'track.title', 'song.artist_id'])
    .where('track.id', 'in', givenIds(context.dialect, trackIds))
    .orderBy('track.id')
    .execute();
  const own = tracks.map(({ id, title, artist_id }) => ({ artist_id, key: ownKey(id), title }));
  const songs = await ensureTitled(context, 'song', own);
  return new Map(
    tracks.map(({ id, artist_id }) => [
      id,
      required(songs, titledKey({ artist_id, key: ownKey(id) })),
    ]),
  );
}
