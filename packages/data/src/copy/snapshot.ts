import type { Dialect } from '../sql/context.ts';
import type { Table } from './tables.ts';

/** A store as it was at one moment, while others go on writing. */
export interface Snapshot {
  readonly dialect: Dialect;
  /**
   * The point of recovery, UTC epoch milliseconds: what was acknowledged before it is in. What was
   * committed later is not, on PostgreSQL but for what commits in the same instant.
   */
  readonly moment: number;
  /** Those the store has seen, in their order. */
  readonly migrations: readonly string[];
  readonly tables: readonly CountedTable[];
  /** Tables of somebody else in the same database, which are left out. */
  readonly leftOut: readonly string[];
  readonly models: readonly RegisteredFile[];
  /** Whether a server works on the store. */
  readonly isServed: boolean;
  /** Rows as lines, in batches of about a megabyte. */
  lines(table: Table): AsyncIterable<readonly string[]>;
  close(): Promise<void>;
}

export interface CountedTable extends Table {
  /** The greatest number that the counter has given; null without one. */
  readonly lastId: number | null;
}

/** A model file that the registry names. */
export interface RegisteredFile {
  readonly artifact: string;
  /** SHA-256, in hexadecimal digits. */
  readonly checksum: string;
  /** Whether a version that answers, answered or is being tried is in it. */
  readonly isNamed: boolean;
}
