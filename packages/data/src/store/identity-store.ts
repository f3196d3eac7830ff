import type {
  CatalogueNames,
  Decision,
  NewDecision,
  RestoredDecision,
  SongFile,
} from '../domain/identity.ts';

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
  /**
   * Those that hold and name a song, a track or an artist that the listener played, deleted, saved,
   * judged or was shown, or what counts as one with it; the oldest first. A song that was made for a
   * track and is no more is given as the song of the track's names.
   */
  decisionsOf(listenerId: number): Promise<Decision[]>;
  /**
   * Records decisions as they were recorded elsewhere, after those that are here, and applies them.
   * Returns which were new: one that holds here already is not recorded again, nor is one that joins
   * something with itself or splits a credit that is split already. Throws track-unknown, input-invalid (a blank or endless name).
   */
  restore(decisions: readonly RestoredDecision[]): Promise<boolean[]>;
  /** Throws song-unknown. */
  song(songId: number): Promise<SongFile>;
  /**
   * What a search for uncertain cases needs: every name as it counts now, with the plays by song that are
   * given; whoever looks for names alone gives none.
   */
  names(plays?: ReadonlyMap<number, number>): Promise<CatalogueNames>;
}
