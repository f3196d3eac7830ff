import type { NewPlay, Play, PlayColumns, PlayOutcome } from '../domain/play.ts';
import type { SpelledWitness } from '../domain/spelling.ts';

export interface PlayStore {
  /**
   * Stores plays with their first witness, in the given order, and raises the profile version once.
   * A witness key that is known, or repeated within the call, is a duplicate; a tombstone holds back.
   * Throws listener-unknown; track-unknown where a spelling or track has left the catalogue since it
   * was resolved (`forget` removes what nobody plays): resolve again.
   */
  append(
    listenerId: number,
    plays: readonly NewPlay[],
    fileId: number | null,
  ): Promise<PlayOutcome[]>;
  /**
   * With `afterId` only plays stored later than that one (greater id), with `startedAfter` only those
   * that started later than that moment, UTC epoch milliseconds.
   */
  columns(listenerId: number, afterId?: number, startedAfter?: number): Promise<PlayColumns>;
  /** Newest first; with `before` those that come after that one in this order. */
  recent(
    listenerId: number,
    limit: number,
    before?: Pick<Play, 'id' | 'startedAt'>,
  ): Promise<Play[]>;
  /** Those that started later than that (UTC epoch milliseconds), oldest first. */
  after(listenerId: number, startedAt: number, limit: number): Promise<Play[]>;
  count(listenerId: number): Promise<number>;
  /** The greatest id: of the play stored last. 0 where there is none. */
  newestId(listenerId: number): Promise<number>;
  /** Removes a play and leaves a tombstone per witness. False where it does not exist. */
  delete(listenerId: number, playId: number): Promise<boolean>;
  /**
   * Removes plays that started earlier, with all that tells of them, and tombstones too: nothing holds
   * them back afterwards. An embedded store is then rewritten as by `ListenerStore.forget`. Returns
   * how many plays went of each. Throws listener-unknown.
   */
  removeBefore(those: readonly PlaysBefore[]): Promise<number[]>;
  /** What is held back by tombstones, ordered by start. */
  tombstones(listenerId: number): Promise<SpelledWitness[]>;
  /**
   * Tombstones for plays deleted elsewhere: plays that they tell of go. False for each that is known
   * already, also as a play. Throws listener-unknown.
   */
  hold(listenerId: number, plays: readonly Omit<NewPlay, 'kept' | 'record'>[]): Promise<boolean[]>;
  /**
   * Everything known of each play, ordered by start, in pages of `limit` plays, one entry a witness.
   * `after` is the last entry of the page before (its play may be gone by then), null for the first.
   */
  exportPage(
    listenerId: number,
    after: ExportPosition | null,
    limit: number,
  ): Promise<ExportedPlay[]>;
}

/** The plays of a listener that started before a moment, UTC epoch milliseconds. */
export interface PlaysBefore {
  readonly listenerId: number;
  readonly before: number;
}

/** Where a page of an export ends. */
export interface ExportPosition {
  readonly startedAt: number;
  readonly playId: number;
}

/** A witness of a play; `startedAt` is the play's, as `ExportPosition` says. */
export interface ExportedPlay extends ExportPosition, Omit<SpelledWitness, 'startedAt'> {
  /** Start as this source implies it. */
  readonly witnessedAt: number;
  /** What the play says; `msPlayed` is this source's. */
  readonly playMsPlayed: number;
  readonly kept: string;
  readonly file: string | null;
  readonly record: number | null;
}
