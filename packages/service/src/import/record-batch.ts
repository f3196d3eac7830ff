import type { OutcomeSpan } from '@echotune/data';
import type { ListenerEntry, SourceTrack } from '@echotune/formats';

/** A track as the source that tells of it spells it. */
export interface SpelledTrack {
  readonly source: string;
  readonly track: SourceTrack;
}

/** Something else that a record says of the listener. */
export interface RecordedEntry {
  readonly record: number;
  readonly line: number;
  readonly entry: ListenerEntry;
}

/**
 * Records of one file on their way from the reader thread to the store: columns that are transferred,
 * not copied, and each distinct track and kept text sent once.
 */
export interface RecordBatch {
  /** Index of the file among those being read. */
  readonly file: number;
  readonly firstRecord: number;
  readonly lastRecord: number;
  /** Uncompressed bytes of the file read so far. */
  readonly bytesRead: number;
  /** Of the plays: record number, times in UTC epoch ms, and indexes into all tracks and kept texts sent. */
  readonly records: Int32Array<ArrayBuffer>;
  readonly stampedAt: Float64Array<ArrayBuffer>;
  readonly startedAt: Float64Array<ArrayBuffer>;
  readonly msPlayed: Int32Array<ArrayBuffer>;
  readonly tracks: Int32Array<ArrayBuffer>;
  readonly kept: Int32Array<ArrayBuffer>;
  /** Numbering begins anew with this batch: what was sent before is not referred to again. */
  readonly startsAnew: boolean;
  readonly newTracks: readonly SpelledTrack[];
  readonly newKept: readonly string[];
  readonly entries: readonly RecordedEntry[];
  /** Records that are neither. */
  readonly otherSpans: readonly OutcomeSpan[];
}

/** The buffers to transfer with a batch. */
export function buffersOf(batch: RecordBatch): ArrayBuffer[] {
  const { records, stampedAt, startedAt, msPlayed, tracks, kept } = batch;
  return [records, stampedAt, startedAt, msPlayed, tracks, kept].map((column) => column.buffer);
}
