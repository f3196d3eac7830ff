import type { SourceTrack } from './source-track.ts';

/** What a file says of its listener beside plays. */
export type ListenerEntry =
  | SavedTrack
  | GivenVerdict
  | TasteExclusion
  | DeletedPlay
  | ApartWitnesses
  | SourceZone
  | KeptDays
  | ShownSong
  | DecidedIdentity
  | KeptPlaylist
  | KeptPlaylistEntry
  | KeptConversation
  | KeptMessage;

/** A track of a library or a playlist, with what is known of its sound. */
export interface SavedTrack {
  readonly kind: 'saved';
  readonly track: SourceTrack;
  /** UTC epoch milliseconds; null where it is not told. */
  readonly savedAt: number | null;
  /** Numbers by Spotify's names (`danceability`, `tempo`, `duration_ms`, …), as far as given. */
  readonly features: Readonly<Record<string, number>>;
  readonly tags: readonly string[];
  /** Where it was saved, if not in the format's own service. */
  readonly source?: string;
  /** The source that spells the track so, if not that. */
  readonly spelledBy?: string;
}

/** A song by one of its tracks, or an artist by name: exactly one of the two is set. */
export interface NamedTarget {
  readonly track: SourceTrack | null;
  readonly artist: string | null;
  /** The source that spells the track so, if not the format's own service. */
  readonly spelledBy?: string;
}

export interface GivenVerdict extends NamedTarget {
  readonly kind: 'verdict';
  readonly verdict: 'love' | 'like' | 'dislike' | 'hide' | 'not-now';
  /** UTC epoch milliseconds. */
  readonly at: number;
}

/** Unset bounds are open; without a target it is a period. */
export interface TasteExclusion extends NamedTarget {
  readonly kind: 'exclusion';
  readonly from: number | null;
  readonly to: number | null;
}

/** One source's row of a play, as far as it tells it from others. */
export interface NamedWitness {
  readonly source: string;
  readonly track: SourceTrack;
  readonly stampedAt: number;
  readonly startedAt: number;
  readonly msPlayed: number;
}

/** A play that the listener deleted: it is not to come back. */
export interface DeletedPlay extends NamedWitness {
  readonly kind: 'deleted';
}

/** Two rows that are not the same play. */
export interface ApartWitnesses {
  readonly kind: 'apart';
  readonly at: number;
  readonly one: NamedWitness;
  readonly other: NamedWitness;
}

/** A source's stamps are to be read in this zone. */
export interface SourceZone {
  readonly kind: 'zone';
  readonly source: string;
  readonly zone: string;
}

/** For how many days plays and what was shown are kept; null where nothing was said. */
export interface KeptDays {
  readonly kind: 'retention';
  readonly playsDays: number | null;
  readonly shownDays: number | null;
}

/** A song that was shown on a shelf. */
export interface ShownSong {
  readonly kind: 'shown';
  readonly track: SourceTrack;
  /** The source that spells the track so, if not the format's own service. */
  readonly spelledBy?: string;
  readonly at: number;
  readonly shelf: string;
  readonly slot: number;
  readonly score: number;
  readonly model: string;
  readonly familiarity: number | null;
  readonly propensity: number;
  readonly adjustments: Readonly<Record<string, number>>;
}

/** What a decision about names is about, or what it leads to. */
export interface DecidedTarget extends NamedTarget {
  /** The song that was made for the track, not the one that its names lead to. */
  readonly parted?: true;
}

/** What somebody decided about the names of songs, tracks and artists. */
export interface DecidedIdentity {
  readonly kind: 'identity';
  readonly decision:
    | 'merge-songs'
    | 'merge-artists'
    | 'part-track'
    | 'move-track'
    | 'rename-song'
    | 'rename-artist'
    | 'split-artist'
    | 'different-songs'
    | 'different-artists';
  readonly of: DecidedTarget;
  /** Null where the decision is about one thing alone. */
  readonly into: DecidedTarget | null;
  /** The new title or name, or the artists that a split credit names, the main one first. */
  readonly names: readonly string[];
  /** UTC epoch milliseconds. */
  readonly at: number;
  /** Who decided. */
  readonly by: string;
}

/** A track and the source that spells it so. */
export interface SpelledSeed {
  readonly track: SourceTrack;
  readonly spelledBy?: string;
}

/** A playlist without its entries; all times are UTC epoch milliseconds. */
export interface KeptPlaylist {
  readonly kind: 'playlist';
  readonly name: string;
  readonly description: string;
  /** Null where it was filled by hand. */
  readonly rules: Readonly<Record<string, unknown>> | null;
  /** The songs that rules start from. */
  readonly seeds: readonly SpelledSeed[];
  readonly refresh: 'daily' | 'weekly' | null;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly filledAt: number | null;
}

/** One place in a playlist, which is told by its name and times. */
export interface KeptPlaylistEntry extends SpelledSeed {
  readonly kind: 'playlist-entry';
  readonly playlist: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** From 0; the lines of a playlist follow each other. */
  readonly position: number;
  readonly reason: string | null;
  readonly addedAt: number;
}

/** A talk with the assistant without what was said in it; all times are UTC epoch milliseconds. */
export interface KeptConversation {
  readonly kind: 'conversation';
  readonly title: string;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** A change that an answer offered, in words, and what became of it. */
export interface KeptProposal {
  readonly sentence: string;
  readonly state: 'open' | 'done' | 'declined' | 'failed';
  readonly outcome: string | null;
  readonly decidedAt: number | null;
}

/** What was said in a conversation, which is told by its title and times. */
export interface KeptMessage {
  readonly kind: 'message';
  readonly conversation: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** From 0; the lines of a conversation follow each other. */
  readonly position: number;
  readonly speaker: 'listener' | 'assistant';
  readonly text: string;
  /** What was shown beside it. */
  readonly content: Readonly<Record<string, unknown>>;
  readonly answeredBy: string | null;
  readonly costNanoUsd: number;
  readonly at: number;
  readonly proposals: readonly KeptProposal[];
}
