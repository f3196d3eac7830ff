/** How far a copy of a store is. */
export interface CopyProgress {
  readonly doing: 'write' | 'check' | 'load' | 'compare';
  readonly table: string;
  /** Of this table, so far. */
  readonly rows: number;
}
