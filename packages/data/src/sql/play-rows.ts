import type { Kysely } from 'kysely';
import type { NewPlay, PlayColumns } from '../domain/play.ts';
import type { Schema } from './schema.ts';

/** The two paths that every play takes, written for each database's fastest way. */
export interface PlayRows {
  /**
   * Inserts, in order, each witness whose key is new, and its play, within the transaction `db`.
   * Returns the id of each play added, 0 where the witness was known.
   */
  insert(db: Kysely<Schema>, batch: PlayBatch): Promise<Float64Array>;
  /** A listener's plays with an id above `afterId`, ordered by start, then id. */
  columns(db: Kysely<Schema>, listenerId: number, afterId: number): Promise<PlayColumns>;
}

export interface PlayBatch {
  readonly listenerId: number;
  readonly fileId: number | null;
  readonly plays: readonly NewPlay[];
  /** Id of each distinct `kept` text. */
  readonly keptIds: ReadonlyMap<string, number>;
  /** Spellings whose source may not be used for training. */
  readonly untrainable: ReadonlySet<number>;
}
