import type { CatalogueNames, Decision, NewDecision, SongFile } from '../domain/identity.ts';

/**
 * Decisions about which names are one song or artist. They are all there is: what songs and artists
 * count as follows from those that hold, in the order in which they were made, so that undoing one,
 * in any order, restores exactly what the others imply.
 */
export interface IdentityStore {
  /**
   * Records a decision and applies it. Throws song-unknown, artist-unknown, track-unknown,
   * identity-unchanged (it is so already), input-invalid (no name, fewer than two parts).
   */
  decide(decision: NewDecision, by: string): Promise<Decision>;
  /** Throws decision-unknown, identity-unchanged (undone already). */
  undo(id: number): Promise<Decision>;
  /** The oldest first; only those that hold unless `all`. */
  decisions(all?: boolean): Promise<Decision[]>;
  /** Throws song-unknown. */
  song(songId: number): Promise<SongFile>;
  /** What a search for uncertain cases needs: every name as it counts now. */
  names(): Promise<CatalogueNames>;
}
