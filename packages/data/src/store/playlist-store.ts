import type {
  NewPlaylist,
  NewPlaylistEntry,
  Playlist,
  PlaylistEntry,
  RefreshEvery,
  RestoredPlaylist,
} from '../domain/playlist.ts';

/** Which playlist is to change, and from which version on; null changes it as it is. */
export interface PlaylistRef {
  readonly listenerId: number;
  readonly id: number;
  readonly version: number | null;
}

/** How often a playlist was changed. */
export interface PlaylistVersion {
  readonly id: number;
  readonly name: string;
  readonly version: number;
}

/** A playlist that rules fill again and again. */
export interface ScheduledPlaylist {
  readonly id: number;
  readonly listenerId: number;
  readonly refresh: RefreshEvery;
  readonly filledAt: number | null;
}

/**
 * Playlists and their entries. What changes one throws playlist-unknown where the listener has none of
 * that number, and playlist-changed where somebody else changed it since the version at hand.
 */
export interface PlaylistStore {
  /**
   * Throws input-invalid for a name or description of a wrong length, a refresh without rules and an
   * unknown listener; song-unknown.
   */
  create(listenerId: number, playlist: NewPlaylist): Promise<Playlist>;
  get(listenerId: number, id: number): Promise<Playlist | null>;
  /** Newest first, those before `beforeId` where it is given. */
  list(listenerId: number, beforeId: number | null, limit: number): Promise<Playlist[]>;
  /** Those of a name, newest first. */
  named(listenerId: number, name: string): Promise<Playlist[]>;
  /** Changes what is given. */
  change(playlist: PlaylistRef, change: Partial<NewPlaylist>): Promise<Playlist>;
  remove(playlist: PlaylistRef): Promise<void>;
  /** In order, from a position on. Empty for a playlist of somebody else. */
  entries(listenerId: number, id: number, from: number, limit: number): Promise<PlaylistEntry[]>;
  /**
   * Puts entries before the one at a position, or at the end where that is null or beyond it.
   * Throws playlist-full, and input-invalid for an unknown track.
   */
  insert(
    playlist: PlaylistRef,
    position: number | null,
    entries: readonly NewPlaylistEntry[],
  ): Promise<Playlist>;
  /** Takes entries out, by id. Throws playlist-entry-unknown. */
  takeOut(playlist: PlaylistRef, entryIds: readonly number[]): Promise<Playlist>;
  /**
   * Moves entries, by id and in the given order, so that the first of them stands at a position.
   * Throws playlist-entry-unknown.
   */
  move(playlist: PlaylistRef, entryIds: readonly number[], position: number): Promise<Playlist>;
  /** Replaces all entries: rules filled it now. Throws as `insert`. */
  fill(playlist: PlaylistRef, entries: readonly NewPlaylistEntry[]): Promise<Playlist>;
  /** Of all of a listener: a version that has changed says that the playlist has. */
  versions(listenerId: number): Promise<PlaylistVersion[]>;
  /** Those with a refresh, of everybody. */
  scheduled(): Promise<ScheduledPlaylist[]>;
  /** False where the listener has it, by name and time, already. */
  restore(listenerId: number, playlist: RestoredPlaylist): Promise<boolean>;
  /**
   * Puts back entries from a position on, in order; returns for each whether it was missing. A playlist
   * that changed here since stays as it is.
   */
  restoreEntries(
    listenerId: number,
    playlist: Pick<RestoredPlaylist, 'name' | 'createdAt' | 'updatedAt'>,
    position: number,
    entries: readonly NewPlaylistEntry[],
  ): Promise<boolean[]>;
}
