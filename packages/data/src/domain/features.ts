/** What the sound of a song is in one respect, e.g. `danceability` 0 … 1 or `tempo` in beats a minute. */
export interface SongFeature {
  readonly songId: number;
  readonly name: string;
  readonly value: number;
}

export interface SongTag {
  readonly songId: number;
  /** In lower case. */
  readonly tag: string;
  /** Above 0; comparable within a source. */
  readonly weight: number;
}

export interface ArtistTag extends Omit<SongTag, 'songId'> {
  readonly artistId: number;
}

/** What one source says of songs and artists. */
export interface FeatureBatch {
  readonly source: string;
  /** False where the source's terms forbid that models learn from it: then it is only shown. */
  readonly trainable: boolean;
  readonly songFeatures: readonly SongFeature[];
  readonly songTags: readonly SongTag[];
  readonly artistTags: readonly ArtistTag[];
}

/** How much a source has told. */
export interface FeatureSource {
  readonly source: string;
  readonly trainable: boolean;
  /** Songs and artists it says anything of. */
  readonly songs: number;
  readonly artists: number;
  readonly features: number;
  readonly tags: number;
  /** How often it says that two songs, or two artists, are alike. */
  readonly similar: number;
}

/** What sources tell of: the name of a value is a feature's or a tag. */
export type ToldKind = 'song-feature' | 'song-tag' | 'artist-tag';

/** One value that a source tells of a song or an artist. */
export interface Told {
  /** Of the song or the artist that it counts as. */
  readonly id: number;
  readonly name: string;
  /** The feature's value or the tag's weight. */
  readonly value: number;
  readonly source: string;
}
