import type { Credit } from './catalogue.ts';

/** What somebody decides about songs, artists and tracks. The first named is what changes. */
export type NewDecision =
  /** The song counts as the other one from now on, with all that counts as it. */
  | { readonly kind: 'merge-songs'; readonly songId: number; readonly intoId: number }
  | { readonly kind: 'merge-artists'; readonly artistId: number; readonly intoId: number }
  /** The track gets a song of its own. */
  | { readonly kind: 'part-track'; readonly trackId: number }
  | { readonly kind: 'move-track'; readonly trackId: number; readonly songId: number }
  | { readonly kind: 'rename-song'; readonly songId: number; readonly title: string }
  | { readonly kind: 'rename-artist'; readonly artistId: number; readonly name: string }
  /** The credit names several artists, the main one first; at least two. */
  | {
      readonly kind: 'split-artist';
      readonly artistId: number;
      readonly parts: readonly Omit<Credit, 'role'>[];
    }
  /** They look alike and are not the same: not asked again. */
  | { readonly kind: 'different-songs'; readonly songId: number; readonly otherId: number }
  | { readonly kind: 'different-artists'; readonly artistId: number; readonly otherId: number };

export type DecisionKind = NewDecision['kind'];

/** A decision as it is recorded. Ids are of songs, artists or tracks, as the kind says. */
export interface Decision {
  readonly id: number;
  readonly kind: DecisionKind;
  readonly subjectId: number;
  readonly objectId: number | null;
  /** A new title or name, or the names of a split credit, one a line. */
  readonly text: string | null;
  /** What the subject is called, for people. */
  readonly subject: string;
  readonly object: string | null;
  /** Who decided, e.g. `command line`. */
  readonly by: string;
  /** UTC epoch milliseconds. */
  readonly at: number;
  /** UTC epoch milliseconds; null while it holds. */
  readonly undoneAt: number | null;
}

/** What a decision names, by what outlasts a store: a song by one of its tracks. */
export type DecidedTarget =
  | {
      readonly trackId: number;
      /** Of songs: the one that was made for the track, not the one that its names lead to. */
      readonly isParted: boolean;
    }
  | { readonly artistId: number };

/** A decision as it was recorded somewhere else. */
export interface RestoredDecision {
  readonly kind: DecisionKind;
  /** A song, a track or an artist, as the kind says. */
  readonly of: DecidedTarget;
  /** Null where the kind names one thing alone; the song that parting makes is not named. */
  readonly into: DecidedTarget | null;
  /** The new title or name, or the artists of a split credit. */
  readonly names: readonly string[];
  /** The artists of a split credit, the main one first; else none. */
  readonly partIds: readonly number[];
  readonly by: string;
  /** UTC epoch milliseconds. */
  readonly at: number;
}

/** A song with all that is known of what it consists of. */
export interface SongFile {
  readonly songId: number;
  readonly title: string;
  readonly artistId: number;
  readonly artist: string;
  readonly tracks: readonly TrackFile[];
  /** Decisions that name the song, its tracks or its artist, undone ones too, the oldest first. */
  readonly decisions: readonly Decision[];
}

/** A version of a song. */
export interface TrackFile {
  readonly trackId: number;
  readonly title: string;
  /** '' for the plain version. */
  readonly version: string;
  readonly plays: number;
  /** The song that its names lead to; another than the file's where somebody decided so. */
  readonly namedSongId: number;
  readonly identities: readonly { readonly kind: string; readonly value: string }[];
  readonly spellings: readonly {
    readonly source: string;
    readonly title: string;
    readonly artist: string;
    readonly album: string | null;
  }[];
}

/** Names of all songs and artists as they count now. */
export interface CatalogueNames {
  readonly songs: readonly NamedSong[];
  readonly artists: readonly NamedArtist[];
  /** Who is featured where: songs and artists that count now, each pair once. */
  readonly featured: readonly { readonly songId: number; readonly artistId: number }[];
  /** Spellings of tracks that several names lead to by one identity. */
  readonly spellings: readonly SharedSpelling[];
  /** Pairs that somebody called different, as ids that count now. */
  readonly differentSongs: readonly (readonly [number, number])[];
  readonly differentArtists: readonly (readonly [number, number])[];
}

export interface NamedSong {
  readonly songId: number;
  readonly artistId: number;
  readonly key: string;
  readonly title: string;
  /** Plays by everybody; 0 where there are none. */
  readonly plays: number;
}

export interface NamedArtist {
  readonly artistId: number;
  readonly key: string;
  readonly name: string;
  readonly plays: number;
}

export interface SharedSpelling {
  readonly songId: number;
  readonly title: string;
  readonly artist: string;
}
