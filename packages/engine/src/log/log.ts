import type { Interactions, Plays } from '../plays.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A row of a listening log: a play, or where `count` says so as many of them. */
export interface LogRow {
  readonly track: string;
  /** Null where the log does not say; a row has at least one of listener and session. */
  readonly listener: string | null;
  readonly session: string | null;
  /** Place within the session; null where the rows stand in their order. */
  readonly order: number | null;
  readonly artist: string | null;
  /** Start of playback, UTC epoch milliseconds; null where the log has no clock. */
  readonly startedAt: number | null;
  /** Negative where it is not known. */
  readonly msPlayed: number;
  /** Above 0. */
  readonly count: number;
}

/**
 * What the times of a log mean: `real` its own clock; `steps` made up, so that only the order and the
 * silence between sessions say something; `none` all the same, because nothing is known of the order.
 */
export type LogClock = 'real' | 'steps' | 'none';

/**
 * A listening log as columns. Tracks are items, artists count from 1. The owner of a play is its
 * listener, or its session where the log knows no listeners.
 */
export interface Log {
  readonly clock: LogClock;
  readonly hasSessions: boolean;
  readonly tracks: Vocabulary;
  readonly owners: Vocabulary;
  readonly artists: Vocabulary;
  /** By item; 0 where the artist is not known. */
  readonly artistOf: Int32Array;
  /** Owner by owner, each oldest first. */
  readonly plays: Interactions;
  /** Parallel to the plays; negative where it is not known. */
  readonly msPlayed: Int32Array;
  /** Start of the latest play, UTC epoch milliseconds. */
  readonly endsAt: number;
}

/** The first `length` of an owner's plays, as columns that share the log's memory; none of strangers. */
export function playsOf({ plays, msPlayed }: Log, owner: number, length?: number): Plays {
  const from = plays.offsets[owner] ?? 0;
  const to = plays.offsets[owner + 1] ?? from;
  const counts = plays.counts?.subarray(from, to);
  return {
    length: length ?? to - from,
    ids: Float64Array.from({ length: to - from }, (_, at) => from + at),
    items: plays.items.subarray(from, to),
    startedAt: plays.startedAt.subarray(from, to),
    msPlayed: msPlayed.subarray(from, to),
    ...(counts && { counts }),
  };
}
