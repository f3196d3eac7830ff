import type { Spelling } from './spelling.ts';

/** What fills a playlist: the listener's own hand, or rules, anew at every refresh. */
export type PlaylistKind = 'manual' | 'rules';

export type RefreshEvery = 'daily' | 'weekly';

export interface Playlist {
  readonly id: number;
  readonly listenerId: number;
  readonly name: string;
  readonly description: string;
  readonly kind: PlaylistKind;
  /** What is asked, but the songs: a JSON object whose fields belong to who fills it; null by hand. */
  readonly rules: Readonly<Record<string, unknown>> | null;
  /** The songs that rules start from, by what they count as now. */
  readonly seedSongs: readonly number[];
  /** Null where it is refreshed on demand alone. */
  readonly refresh: RefreshEvery | null;
  /** Grows with every change. */
  readonly version: number;
  /** UTC epoch milliseconds. */
  readonly createdAt: number;
  readonly updatedAt: number;
  /** When rules filled it last; null where they have not yet. */
  readonly filledAt: number | null;
  readonly entryCount: number;
}

export interface NewPlaylist {
  readonly name: string;
  readonly description: string;
  readonly rules: Readonly<Record<string, unknown>> | null;
  readonly seedSongs: readonly number[];
  readonly refresh: RefreshEvery | null;
}

/** A playlist as an archive told of it. */
export interface RestoredPlaylist extends Omit<NewPlaylist, 'seedSongs'> {
  readonly seedTracks: readonly number[];
  /** With the name it tells which playlist it is. UTC epoch milliseconds. */
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly filledAt: number | null;
}

export interface NewPlaylistEntry {
  readonly trackId: number;
  /** The spelling that a file told; null where the track was chosen here. */
  readonly spellingId: number | null;
  /** Why it was picked, as it was said then; null where nobody said. */
  readonly reason: string | null;
  /** UTC epoch milliseconds. */
  readonly addedAt: number;
}

/** One place in a playlist: a track, which counts as a song as plays of it do. */
export interface PlaylistEntry extends NewPlaylistEntry {
  readonly id: number;
  /** 0 is the first. */
  readonly position: number;
  /** The song that the track counts as now. */
  readonly songId: number;
  readonly spelling: Spelling | null;
}
