/** A file that processes share. */
export interface SharedFile {
  readonly name: string;
  readonly bytes: number;
  /** When it was put, UTC epoch milliseconds, by the clock of the place. */
  readonly at: number;
}

/**
 * Where processes on several machines put files for one another: a folder that all see, or a bucket. Names are
 * paths of letters, digits, `.`, `_` and `-`. Each method throws shared-files-away where the place cannot be
 * reached, which passes, and shared-files-refused where it does not let us in.
 */
export interface SharedFiles {
  /** Puts the bytes, in place of what was there; a reader finds all of them or none. Throws disk-full. */
  put(name: string, bytes: Uint8Array): Promise<void>;
  /** The bytes, some at a time. Throws shared-file-missing. */
  read(name: string): AsyncIterable<Uint8Array>;
  /** What is there whose names begin so, in the order of names. */
  list(start: string): Promise<SharedFile[]>;
  /** What is not there is no error. */
  remove(name: string): Promise<void>;
}
