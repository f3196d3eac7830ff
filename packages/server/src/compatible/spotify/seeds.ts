import { EchoError, type ErrorCode, type Store } from '@echotune/data';
import {
  type CatalogueTraits,
  findArtistsCalled,
  findSongs,
  findTag,
  type SearchDeps,
  type Seeds,
  searchCatalogue,
} from '@echotune/service';
import { readArtist, readTrack } from './ids.ts';
import { type NamedQuery, valuesOf } from './query.ts';

/** A seed as it was asked for, and what it means here; null for nothing. */
export type FoundSeed = { readonly id: string } & (
  | { readonly type: 'artist' | 'track'; readonly found: number | null }
  | { readonly type: 'genre'; readonly found: string | null }
);

const mostSeeds = 5;
const codes: Readonly<Record<FoundSeed['type'], ErrorCode>> = {
  artist: 'artist-unknown',
  genre: 'tag-unknown',
  track: 'song-unknown',
};

/** Tracks by identifiers alone; null where there is none. Same order. */
export async function tracksOf(store: Store, texts: readonly string[]): Promise<(number | null)[]> {
  const names = texts.map(readTrack);
  const known = names.filter((name) => name !== null);
  const songs = await findSongs(store, known);
  return names.map((name) => (name === null ? null : (songs[known.indexOf(name)] ?? null)));
}

/** Tracks by identifiers, or by words of title and artist as Spotify's search takes them. */
async function tracksMeant(deps: SearchDeps, texts: readonly string[]): Promise<(number | null)[]> {
  const found = await tracksOf(deps.store, texts);
  return Promise.all(
    texts.map(async (text, at) => {
      if (readTrack(text) !== null) return found[at] ?? null;
      const words = text.replaceAll(/\b(?:track|artist):/gi, ' ');
      return (await searchCatalogue(deps, words, 1)).songs[0]?.songId ?? null;
    }),
  );
}

export function artistsOf(store: Store, texts: readonly string[]): Promise<(number | null)[]> {
  return findArtistsCalled(store, texts.map(readArtist));
}

/**
 * The one to five seeds of a request. A seed that means nothing here is told of with the answer, as Spotify
 * told of empty pools. Throws input-invalid; song-unknown, artist-unknown or tag-unknown where none means
 * anything.
 */
export async function findSeeds(
  deps: SearchDeps,
  traits: CatalogueTraits,
  query: NamedQuery,
): Promise<FoundSeed[]> {
  const artists = valuesOf(query.seed_artists);
  const genres = valuesOf(query.seed_genres);
  const tracks = valuesOf(query.seed_tracks);
  const count = artists.length + genres.length + tracks.length;
  if (count === 0 || count > mostSeeds) {
    throw new EchoError(
      'input-invalid',
      `seed_artists, seed_genres and seed_tracks name ${count} seeds together; 1 to ${mostSeeds} are possible.`,
    );
  }
  const artistIds = await artistsOf(deps.store, artists);
  const songIds = await tracksMeant(deps, tracks);
  const seeds: FoundSeed[] = [
    ...artists.map((id, at) => ({ type: 'artist' as const, id, found: artistIds[at] ?? null })),
    ...genres.map((id) => ({ type: 'genre' as const, id, found: findTag(traits, id) })),
    ...tracks.map((id, at) => ({ type: 'track' as const, id, found: songIds[at] ?? null })),
  ];
  const [first] = seeds;
  if (first !== undefined && seeds.every(({ found }) => found === null)) {
    const named = seeds.map(({ type, id }) => `${type} "${id.slice(0, 100)}"`).join(', ');
    throw new EchoError(codes[first.type], `Nothing here is meant by ${named}.`);
  }
  return seeds;
}

/** What the recommender is asked about. */
export function seedsOf(found: readonly FoundSeed[]): Seeds {
  const numbers = (type: FoundSeed['type']) =>
    found.flatMap((seed) =>
      seed.type === type && typeof seed.found === 'number' ? seed.found : [],
    );
  return {
    songs: numbers('track'),
    artists: numbers('artist'),
    tags: found.flatMap((seed) => (typeof seed.found === 'string' ? seed.found : [])),
  };
}
