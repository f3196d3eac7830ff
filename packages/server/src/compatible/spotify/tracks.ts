import type { Store } from '@echotune/data';
import type { CatalogueTraits, RecommendedSong } from '@echotune/service';
import type { z } from 'zod';
import { artistNames, trackNames } from './ids.ts';
import type { Track } from './schema.ts';

type TrackObject = z.input<typeof Track>;

const orNull = (value: number) => (Number.isNaN(value) ? null : value);

function artistObject(artistId: number, name: string): TrackObject['artists'][number] {
  return { external_urls: {}, href: null, ...artistNames(artistId), name, type: 'artist' };
}

/** The artists of each track by its id, the main one as it counts first. */
async function artistsOfTracks(store: Store, songs: readonly RecommendedSong[]) {
  const credits = await store.catalogue.creditsOf(songs.map(({ song }) => song.trackId));
  const others = [...credits.values()].flat();
  const ids = await store.features.findArtists(others.map(({ key }) => key));
  const idOf = new Map(others.map(({ key }, at) => [key, ids[at] ?? null]));
  return new Map(
    songs.map(({ song }) => {
      const named = new Map([[song.artistId, song.artist]]);
      for (const { key, name } of credits.get(song.trackId) ?? []) {
        const id = idOf.get(key) ?? null;
        if (id !== null && !named.has(id)) named.set(id, name);
      }
      return [song.trackId, [...named].map(([id, name]) => artistObject(id, name))] as const;
    }),
  );
}

function albumObject(
  name: string | null,
  year: number | null,
  artists: TrackObject['artists'],
): TrackObject['album'] {
  return {
    ...{ album_type: null, artists, available_markets: [], external_urls: {}, href: null },
    ...{ id: null, images: [], name, total_tracks: null, type: 'album', uri: null },
    release_date: year === null ? null : String(year),
    release_date_precision: year === null ? null : 'year',
  };
}

/** Recommended songs as Spotify shows tracks. */
export async function trackObjects(
  store: Store,
  traits: CatalogueTraits,
  songs: readonly RecommendedSong[],
): Promise<TrackObject[]> {
  const identities = await store.catalogue.identities(songs.map(({ song }) => song.trackId));
  const artistsOf = await artistsOfTracks(store, songs);
  return songs.map(({ song, impression, reason, score }): TrackObject => {
    const { songId, trackId, spotifyUri } = song;
    const told = (name: string) => orNull(traits.feature(name, songId));
    const { id, uri, href, url } = trackNames(spotifyUri, trackId);
    const isrc = identities.get(trackId)?.find(({ kind }) => kind === 'isrc')?.value;
    const artists = artistsOf.get(trackId) ?? [];
    const explicit = told('explicit');
    return {
      ...{ id, uri, href, name: song.title, type: 'track', artists, available_markets: [] },
      album: albumObject(song.release, told('release_year'), artists.slice(0, 1)),
      ...{ disc_number: null, track_number: null, preview_url: null, is_local: false },
      ...{ duration_ms: told('duration_ms'), popularity: told('popularity') },
      explicit: explicit === null ? null : explicit === 1,
      external_ids: isrc === undefined ? {} : { isrc },
      external_urls: url === null ? {} : { spotify: url },
      is_playable: spotifyUri !== null,
      ...{ x_impression: impression, x_score: score, x_song: songId },
      x_reason: reason.map(({ text }) => text).join(''),
    };
  });
}
