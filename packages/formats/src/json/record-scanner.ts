/** Where a record stands in a scanner's buffer, until the next push. */
export interface ElementSpan {
  readonly from: number;
  readonly to: number;
  /** Line it starts on, from 1. */
  readonly line: number;
  /** Its bytes were dropped. */
  readonly tooLarge: boolean;
}

/** Finds the records of a file in a stream of bytes, without parsing them. */
export interface RecordScanner {
  readonly buffer: Uint8Array;
  /** Set once the file cannot be read on; records already found stand. */
  readonly failure: Error | null;
  /** Whether commas stand between records that follow each other, so that they can be parsed as one list. */
  readonly listed: boolean;
  /** Takes the next bytes and returns the records that end in them. */
  push(bytes: Uint8Array): ElementSpan[];
  /** Takes the end of the file; `failure` then says whether it was complete. */
  finish(): ElementSpan[];
}
