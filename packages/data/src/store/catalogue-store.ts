import type {
  Credit,
  ResolvedSpelling,
  SongCard,
  SongColumns,
  SpellingIds,
} from '../domain/catalogue.ts';

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
  artists(artistIds: readonly number[]): Promise<Map<number, string>>;
  credits(trackId: number): Promise<Credit[]>;
  /** Grows whenever songs come or go. */
  version(): Promise<number>;
}
