/** The connections of this process to a database that others share. */
export interface PoolState {
  readonly inUse: number;
  readonly idle: number;
  /** Who waits for one. */
  readonly waiting: number;
  /** At once, at most. */
  readonly most: number;
}

/** The connections of everybody to the server of that database. */
export interface PoolRoom {
  readonly most: number;
  readonly open: number;
}
