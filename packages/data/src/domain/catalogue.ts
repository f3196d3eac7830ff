/** One credited artist of a track, as resolution split the credit. */
export interface Credit {
  readonly name: string;
  /** Normalised name; equal keys are one artist. */
  readonly key: string;
  readonly role: 'main' | 'featured';
}

/**
 * A track as a source spells it, with what entity resolution made of it. Keys are normalised text:
 * equal song keys under the same main artist are the same song (one group), equal version keys
 * within it the same track.
 */
export interface ResolvedSpelling {
  readonly source: string;
  /** Unique per source: the source's own track id where it has one, else the names as spelled. */
  readonly sourceKey: string;
  readonly title: string;
  readonly artist: string;
  readonly album: string | null;
  /** Strongest first. */
  readonly identities: readonly { readonly kind: string; readonly value: string }[];
  /** Main artist first; at least one. */
  readonly credits: readonly Credit[];
  readonly songTitle: string;
  readonly songKey: string;
  /** '' for the plain version, else e.g. `live`, `acoustic`, `remix:four tet`. */
  readonly versionKey: string;
  readonly releaseKey: string | null;
  /** MusicBrainz' id of the release, where the source tells it. */
  readonly releaseMbid?: string;
}

export interface SpellingIds {
  readonly spellingId: number;
  readonly trackId: number;
  readonly songId: number;
}

/** A song (same-song group) with the names to show. */
export interface SongCard {
  readonly songId: number;
  /** The group's first track. */
  readonly trackId: number;
  readonly title: string;
  readonly artistId: number;
  readonly artist: string;
  readonly release: string | null;
  /** e.g. `spotify:track:…` where known. */
  readonly spotifyUri: string | null;
}

/** Grows with the songs. */
export interface CatalogueVersion {
  /** With every song that comes or goes. */
  readonly version: number;
  /** With what is more than new songs, whose ids are above all before. */
  readonly rewritten: number;
}

/** What leads to a song or an artist by its names. */
export interface CatalogueName {
  readonly id: number;
  /** What it counts as now. */
  readonly countsAs: number;
  /** The artist that a song is named with; of an artist itself. */
  readonly artistId: number;
  readonly key: string;
}

/** Songs as columns, ordered by song id. */
export interface SongColumns {
  readonly length: number;
  readonly songIds: Int32Array;
  readonly artistIds: Int32Array;
  /** The release of the song's first track; 0 where none is known. */
  readonly releaseIds: Int32Array;
}

/** A release with the names to show. */
export interface ReleaseCard {
  readonly title: string;
  readonly artist: string;
}
