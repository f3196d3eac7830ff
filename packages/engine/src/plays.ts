import type { ItemContent } from './content/item-content.ts';

/**
 * The plays of one listener as columns, oldest first. All columns have `length` entries; column
 * arrays may be longer (spare capacity). An *item* is a same-song group: its store id, used as an
 * index, so that models need no vocabulary of their own.
 */
export interface Plays {
  readonly length: number;
  /** Store id of each play, so that a reason can name it. */
  readonly ids: Float64Array;
  readonly items: Int32Array;
  /** Start of playback, UTC epoch milliseconds, ascending. */
  readonly startedAt: Float64Array;
  /** Negative where it is not known. */
  readonly msPlayed: Int32Array;
  /** How many plays each row stands for, above 0; absent where each is one. */
  readonly counts?: Float64Array;
}

/** The plays of many listeners: `plays` concatenated listener by listener, each oldest first. */
export interface Interactions {
  /** Items are 0 … itemCount − 1; ids that no song has are simply never played. */
  readonly itemCount: number;
  readonly listenerCount: number;
  /** Length listenerCount + 1; listener u owns positions offsets[u] … offsets[u + 1] − 1. */
  readonly offsets: Int32Array;
  readonly items: Int32Array;
  readonly startedAt: Float64Array;
  /** How many plays each row stands for, above 0; absent where each is one. */
  readonly counts?: Float64Array;
  /** What is known of the items beside; absent where that is nothing. */
  readonly content?: ItemContent;
}

/** What is known of the items without anybody playing them. */
export interface Catalogue {
  readonly itemCount: number;
  /** Primary artist's store id by item; 0 where the item does not exist. */
  readonly artistOf: Int32Array;
}
