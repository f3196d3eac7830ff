import type {
  Credit,
  ResolvedSpelling,
  SongCard,
  SongColumns,
  SpellingIds,
} from '../domain/catalogue.ts';
import type { Spelling } from '../domain/spelling.ts';

export interface CatalogueStore {
  /**
   * Ids for spellings, creating artists, releases, songs, tracks and identities as needed. Same
   * order. A known spelling keeps its track; else a known identity decides, else the names. Names
   * are kept as first spelled; keys over 300 characters are shortened to a digest.
   */
  resolve(spellings: readonly ResolvedSpelling[]): Promise<SpellingIds[]>;
  /** Every known spelling of a source: sourceKey → ids; what an importer starts its cache with. */
  spellings(source: string): Promise<Map<string, SpellingIds>>;
  songs(): Promise<SongColumns>;
  cards(songIds: readonly number[]): Promise<Map<number, SongCard>>;
  /** A spelling of each song that somebody plays; the first by source and key. */
  spelled(songIds: readonly number[]): Promise<Map<number, Spelling>>;
  /** The identities of each track that has some. */
  identities(trackIds: readonly number[]): Promise<Map<number, { kind: string; value: string }[]>>;
  artists(artistIds: readonly number[]): Promise<Map<number, string>>;
  /** The artists of each track, as they count now. */
  creditsOf(trackIds: readonly number[]): Promise<Map<number, Credit[]>>;
  /** Grows whenever songs come or go. */
  version(): Promise<number>;
}
