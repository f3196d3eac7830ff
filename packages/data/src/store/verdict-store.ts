import type { Exclusion, Verdict, VerdictKind } from '../domain/verdict.ts';

export interface VerdictStore {
  /**
   * Replaces the listener's earlier verdict on the same song or artist. Throws listener-unknown,
   * input-invalid where it is not on exactly one of the two or that is not in the catalogue.
   */
  set(listenerId: number, verdict: Omit<Verdict, 'id'>): Promise<Verdict>;
  clear(listenerId: number, target: { songId: number } | { artistId: number }): Promise<boolean>;
  list(listenerId: number, kinds?: readonly VerdictKind[]): Promise<Verdict[]>;
  /** Throws listener-unknown, input-invalid where song or artist is not in the catalogue. */
  exclude(listenerId: number, exclusion: Omit<Exclusion, 'id'>): Promise<Exclusion>;
  unexclude(listenerId: number, id: number): Promise<boolean>;
  exclusions(listenerId: number): Promise<Exclusion[]>;
}
