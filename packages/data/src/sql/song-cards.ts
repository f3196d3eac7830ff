import type { SongCard } from '../domain/catalogue.ts';
import type { Context } from './context.ts';
import { givenIds } from './given.ts';

/**
 * The names to show of each song that exists. One query with a row for each track and identity of
 * a song; the first track gives id and release, the first identity the URI.
 */
export async function songCards(
  { db, dialect }: Context,
  songIds: readonly number[],
): Promise<Map<number, SongCard>> {
  const rows = await db
    .selectFrom('song')
    .innerJoin('artist as named', 'named.id', 'song.artist_id')
    .innerJoin('artist', (join) =>
      join.on((column) =>
        column('artist.id', '=', column.fn.coalesce('named.root_id', 'named.id')),
      ),
    )
    .innerJoin('track', 'track.song_id', 'song.id')
    .leftJoin('release', 'release.id', 'track.release_id')
    .leftJoin('identity', (join) =>
      join.onRef('identity.track_id', '=', 'track.id').on('identity.kind', '=', 'spotify-track'),
    )
    .select((column) => [
      'song.id as songId',
      'track.id as trackId',
      column.fn.coalesce('song.given_title', 'song.title').as('title'),
      'artist.id as artistId',
      column.fn.coalesce('artist.given_name', 'artist.name').as('artist'),
      'release.title as release',
      'identity.value as spotifyUri',
    ])
    .where('song.id', 'in', givenIds(dialect, songIds))
    .orderBy('track.id')
    .orderBy('identity.value')
    .execute();
  const cards = new Map<number, SongCard>();
  for (const row of rows) {
    const card = cards.get(row.songId);
    if (!card) cards.set(row.songId, row);
    else if (card.spotifyUri === null) {
      cards.set(row.songId, { ...card, spotifyUri: row.spotifyUri });
    }
  }
  return cards;
}
