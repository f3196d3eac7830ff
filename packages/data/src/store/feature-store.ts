import type { ResolvedSpelling } from '../domain/catalogue.ts';
import type {
  ArtistTag,
  FeatureBatch,
  FeatureSource,
  SongFeature,
  SongTag,
  Told,
  ToldKind,
} from '../domain/features.ts';

/** `learning` leaves out what may only be shown. */
export type FeatureUse = 'showing' | 'learning';

/** Tags and audio features. Each value has its source; removing a song or an artist removes them. */
export interface FeatureStore {
  /**
   * Stores what a source says; said again it replaces what the source said before.
   * Throws input-invalid where a song or an artist is not there.
   */
  add(batch: FeatureBatch): Promise<void>;
  /** Of these songs, by song and name; what several sources say stands in a row for each. */
  songFeatures(songIds: readonly number[], use: FeatureUse): Promise<SongFeature[]>;
  songTags(songIds: readonly number[], use: FeatureUse): Promise<SongTag[]>;
  artistTags(artistIds: readonly number[], use: FeatureUse): Promise<ArtistTag[]>;
  /**
   * All that is told of all songs or artists, in pages. What was merged counts as what it was merged
   * into. Others may tell more meanwhile: who keeps what they read takes the version before.
   */
  all(kind: ToldKind, use: FeatureUse): AsyncIterable<readonly Told[]>;
  /** Grows whenever more or less is told, or other songs or artists are merged or parted. */
  version(): Promise<number>;
  sources(): Promise<FeatureSource[]>;
  /**
   * Removes all that a source has said, also what it tells is alike, and that it was asked; false where it
   * has said nothing.
   */
  remove(source: string): Promise<boolean>;
  /** The songs that spellings mean, creating none: by identities, else by names. Same order. */
  findSongs(spellings: readonly ResolvedSpelling[]): Promise<(number | null)[]>;
  /** The artists with these keys. Same order. */
  findArtists(keys: readonly string[]): Promise<(number | null)[]>;
}
