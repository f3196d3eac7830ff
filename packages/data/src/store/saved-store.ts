import type { SavedSong } from '../domain/saved-song.ts';

/** The songs that listeners keep in their libraries. */
export interface SavedStore {
  /**
   * Adds songs to a listener's library; what is in it already stays as it is. Returns the ids of those
   * that were new. Throws input-invalid where listener or song is not there.
   */
  add(listenerId: number, songs: readonly SavedSong[]): Promise<number[]>;
  /** Newest first, those without a time last. */
  list(listenerId: number): Promise<SavedSong[]>;
  /** False where it was not there. */
  remove(listenerId: number, songId: number): Promise<boolean>;
}
