import type { WitnessKey } from '../domain/play.ts';
import type { SpelledWitness } from '../domain/spelling.ts';

/** One source's account of a play. */
export interface Witness extends WitnessKey {
  readonly source: string;
  readonly title: string;
  readonly artist: string;
  readonly album: string | null;
  /** Start of playback as this source implies it, UTC epoch milliseconds. */
  readonly startedAt: number;
  /** File and record it came in, where it was imported. */
  readonly file: string | null;
  readonly record: number | null;
}

/** A play that several sources tell of. */
export interface SharedPlay {
  readonly playId: number;
  readonly songId: number;
  readonly startedAt: number;
  readonly msPlayed: number;
  readonly witnesses: readonly Witness[];
}

/** A witness that its listener says is of a play of its own. */
export interface PartedWitness extends Omit<WitnessKey, 'spellingId'> {
  readonly id: number;
  readonly source: string;
  readonly title: string;
  readonly artist: string;
  /** When it was said, UTC epoch milliseconds. */
  readonly at: number;
}

export interface WitnessesApart {
  readonly at: number;
  readonly one: SpelledWitness;
  readonly other: SpelledWitness;
}

/** What several sources tell of the same plays, and what the listener says about that. */
export interface WitnessStore {
  /** Empty where the listener has no such play. */
  of(listenerId: number, playId: number): Promise<Witness[]>;
  /** Plays with several witnesses, newest first. */
  shared(listenerId: number, page: { offset: number; limit: number }): Promise<SharedPlay[]>;
  countShared(listenerId: number): Promise<number>;
  /**
   * Gives what a source tells of a play a play of its own. False where not both that source and
   * another one tell of it. Throws listener-unknown.
   */
  part(listenerId: number, playId: number, source: string, at: number): Promise<boolean>;
  /** Newest first. */
  parted(listenerId: number): Promise<PartedWitness[]>;
  /** Every pair that is told apart. */
  pairsApart(listenerId: number): Promise<WitnessesApart[]>;
  /**
   * Tells two witnesses apart. False where that was said or one of them is not there.
   * Throws listener-unknown.
   */
  tellApart(listenerId: number, one: WitnessKey, other: WitnessKey, at: number): Promise<boolean>;
  /** Takes that back. False where there is no such decision. */
  rejoin(listenerId: number, id: number): Promise<boolean>;
  /** Plays that each source tells of, by source. */
  sources(listenerId: number): Promise<{ source: string; plays: number }[]>;
  /** Zones in which sources' stamps are read, where that was set. */
  zones(listenerId: number): Promise<Map<string, string>>;
  /**
   * Reads a source's stamps in another zone, null for what its clock says: `startOf` gives the start
   * that a stamp means then. Plays are grouped anew. Returns how many witnesses moved.
   */
  retime(
    listenerId: number,
    source: string,
    zone: string | null,
    startOf: (stampedAt: number, msPlayed: number) => number,
  ): Promise<number>;
}
