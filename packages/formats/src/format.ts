import type { ListenerEntry } from './listener-entry.ts';
import type { SourceTrack } from './source-track.ts';

export type * from './listener-entry.ts';
export type { SourceIdentity, SourceTrack } from './source-track.ts';

/**
 * The contract of every import format: a pure streaming parser from bytes to play records. It never
 * opens files, never looks anything up, and keeps only the fields it lists.
 */

/** How exact a source's clock is, which end of the play it stamps, and where its hands stand. */
export interface SourceClock {
  readonly precision: 'second' | 'minute';
  readonly stamps: 'start' | 'end';
  /** `listener`: local time of where the listener was, written down as if it were UTC. */
  readonly zone: 'utc' | 'listener';
}

/** A play as its source states it. */
export interface PlayRecord {
  /** The source's own stamp, UTC epoch milliseconds; with `msPlayed` and the track it is the re-import key. */
  readonly stampedAt: number;
  /** Start of playback, UTC epoch milliseconds. */
  readonly startedAt: number;
  /** `unknownMs` where the source does not say. */
  readonly msPlayed: number;
  readonly track: SourceTrack;
  /** Allow-listed fields kept as given (JSON object text; the same text for equal fields). */
  readonly kept: string;
  /** Where the play is known from, if not from the format's own service: archives hold plays of many. */
  readonly source?: string;
}

export type RejectionCode =
  | 'not-json'
  | 'not-csv'
  | 'not-an-object'
  | 'record-too-large'
  | 'missing-field'
  | 'bad-type'
  | 'bad-time'
  | 'time-out-of-range'
  | 'bad-duration'
  | 'text-too-long'
  | 'nul-byte'
  | 'other-listener'
  | 'too-many';

export interface Rejection {
  readonly code: RejectionCode;
  /** What is wrong, for a person: names the field and, shortened, its value. */
  readonly reason: string;
}

/** What became of one record of a file. Exactly one of the four is set. */
export interface ParsedRecord {
  /** Position in the file, from 0. */
  readonly record: number;
  /** Line the record starts on, from 1, where the format has lines worth naming. */
  readonly line: number;
  readonly play?: PlayRecord;
  readonly entry?: ListenerEntry;
  /** Read, but no play of music: a podcast, an audiobook, a video, what plays just now, a love. */
  readonly notMusic?:
    | 'podcast'
    | 'audiobook'
    | 'video'
    | 'now-playing'
    | 'feedback'
    | 'account'
    | 'unknown';
  readonly rejected?: Rejection;
}

export interface Recognition {
  /** 0 = certainly not, 1 = certainly. */
  readonly confidence: number;
  /** Why not, for the answer to a file that nobody recognises. */
  readonly why: string;
  /** The service wrote the file, but it holds no plays: then what others say of it matters little. */
  readonly related?: true;
}

export interface ExportFormat {
  /** e.g. `spotify-extended`; also the play's source. */
  readonly name: string;
  readonly title: string;
  readonly clock: SourceClock;
  /** Looks at the base name and the first bytes (up to 64 KiB). */
  recognise(fileName: string, head: Uint8Array): Recognition;
  /**
   * Batches of records in file order, in bounded memory whatever the input.
   * A bad record, also one over 1 MiB, is rejected alone and the rest is read on. Throws FormatError
   * when the file as a whole cannot be read on (truncated, not JSON at all, in another encoding);
   * batches yielded before that stand.
   *
   * Within one run equal tracks are nearly always the same object, so that consumers can look them up
   * by identity; the table behind it is bounded, so two objects may still be equal.
   */
  parse(chunks: AsyncIterable<Uint8Array>): AsyncIterable<readonly ParsedRecord[]>;
}
