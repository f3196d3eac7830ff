import type { Table } from './tables.ts';

/** A store that is being filled; until `commit` nobody sees anything of it. */
export interface StoreLoad {
  /** Of the schema it was brought to, all empty. */
  readonly tables: readonly Table[];
  /** Rows as a snapshot's `lines` gives them. Throws backup-damaged. */
  add(table: Table, lines: readonly string[]): Promise<void>;
  /**
   * Once everything is in: what refers to something finds it, and counters go on after the greatest number.
   * Throws backup-damaged.
   */
  finish(lastIds: ReadonlyMap<string, number>): Promise<void>;
  /** What is in it by now. */
  lines(table: Table): AsyncIterable<readonly string[]>;
  /** Brings it to the newest schema and makes it the store. Throws store-in-use. */
  commit(): Promise<void>;
  /** Leaves the place as it was. */
  abandon(): Promise<void>;
}

export interface LoadOptions {
  /** Which the schema is to have seen. */
  readonly migrations: readonly string[];
  /** Whether what is there may go. */
  readonly replaces: boolean;
}
