import type { Kysely, RawBuilder } from 'kysely';
import type { NewPlay, PlayColumns, WitnessKey } from '../domain/play.ts';
import type { Schema } from './schema.ts';

/** The paths that every play can take, written for each database's fastest way. */
export interface PlayRows {
  /**
   * Inserts, in order, each witness whose key is new, and its play, within the transaction `db`.
   * Returns the id of each play added, 0 where the witness was known.
   */
  insert(db: Kysely<Schema>, batch: PlayBatch): Promise<Float64Array>;
  /** Hands a listener's witnesses over to other plays, within the transaction `db`. */
  move(db: Kysely<Schema>, listenerId: number, moved: readonly MovedWitness[]): Promise<void>;
  /** The rows that a query finds, within the transaction `db`. */
  arrays(db: Kysely<Schema>, query: RawBuilder<unknown>): Promise<readonly ColumnsInOrder[]>;
  /** A listener's plays with an id above `afterId` that started later, ordered by start, then id. */
  columns(
    db: Kysely<Schema>,
    listenerId: number,
    afterId: number,
    startedAfter?: number,
  ): Promise<PlayColumns>;
  /** Has the database look at what it plans by, after a lot has come in for a listener. */
  analyze(db: Kysely<Schema>, listenerId: number): Promise<void>;
}

/** A row without names: quicker to come by. */
export type ColumnsInOrder = Readonly<Record<number, unknown>>;

export interface MovedWitness {
  readonly witness: WitnessKey;
  /** Of the play that it belongs to from now on. */
  readonly playId: number;
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
