import type {
  CatalogueName,
  CatalogueVersion,
  Credit,
  ReleaseCard,
  ResolvedSpelling,
  SongCard,
  SongColumns,
  SpellingIds,
} from '../domain/catalogue.ts';
import type { CalledTrack } from '../domain/spelling.ts';

/** A song as it counts, a song that names lead to, a track. */
export type CalledKind = 'song' | 'named-song' | 'track';

export interface CatalogueStore {
  /**
   * Ids for spellings, creating artists, releases, songs, tracks and identities as needed. Same
   * order. A known spelling keeps its track; else a known identity decides, else the names. Names
   * are kept as first spelled; keys over 300 characters are shortened to a digest.
   */
  resolve(spellings: readonly ResolvedSpelling[]): Promise<SpellingIds[]>;
  /** Every known spelling of a source: sourceKey → ids; what an importer starts its cache with. */
  spellings(source: string): Promise<Map<string, SpellingIds>>;
  /** Those with ids above `afterId`, all unless told. */
  songs(afterId?: number): Promise<SongColumns>;
  /** The song that each track counts as; tracks that are not there are left out. */
  songsOf(trackIds: readonly number[]): Promise<Map<number, number>>;
  cards(songIds: readonly number[]): Promise<Map<number, SongCard>>;
  /**
   * What a track of each is called, whatever was decided about names: of a song, also as merges have
   * it, of a song by its names alone, or of the track itself. The first spelling by source and key.
   */
  called(of: CalledKind, ids: readonly number[]): Promise<Map<number, CalledTrack>>;
  /** The identities of each track that has some. */
  identities(trackIds: readonly number[]): Promise<Map<number, { kind: string; value: string }[]>>;
  releases(releaseIds: readonly number[]): Promise<Map<number, ReleaseCard>>;
  /** What each artist counts as is called. */
  artists(artistIds: readonly number[]): Promise<Map<number, string>>;
  /** What each artist was called first, whatever was decided since. */
  artistsAsSpelled(artistIds: readonly number[]): Promise<Map<number, string>>;
  /** The artists with these keys; creates the missing ones. Same order. */
  resolveArtists(artists: readonly Omit<Credit, 'role'>[]): Promise<number[]>;
  /** The artists of each track, as they count now. */
  creditsOf(trackIds: readonly number[]): Promise<Map<number, Credit[]>>;
  /** The same as the track's names had it, whatever was decided since. */
  creditsAsSpelled(trackIds: readonly number[]): Promise<Map<number, Credit[]>>;
  /** The names of the next songs or artists after an id, at most so many, by id. */
  names(of: 'song' | 'artist', afterId: number, limit: number): Promise<CatalogueName[]>;
  version(): Promise<CatalogueVersion>;
}
