import type { OutcomeSpan } from '@echotune/data';
import { type ParsedRecord, type SourceTrack, spelledOut } from '@echotune/formats';
import type { RecordBatch } from './record-batch.ts';

/** Numbers distinct values in order of first sight and remembers which were not yet handed out. */
class Interner<T> {
  readonly #keyOf: (value: T) => string;
  readonly #numbers = new Map<string, number>();
  #fresh: T[] = [];

  constructor(keyOf: (value: T) => string) {
    this.#keyOf = keyOf;
  }

  number(value: T): number {
    const key = this.#keyOf(value);
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.#numbers.size;
      this.#numbers.set(key, number);
      this.#fresh.push(value);
    }
    return number;
  }

  get size(): number {
    return this.#numbers.size;
  }

  takeFresh(): T[] {
    const fresh = this.#fresh;
    this.#fresh = [];
    return fresh;
  }
}

function otherSpan(record: ParsedRecord): OutcomeSpan {
  const rejected = record.rejected;
  return {
    firstRecord: record.record,
    lastRecord: record.record,
    line: record.line,
    outcome: rejected ? 'rejected' : 'not-music',
    code: rejected ? rejected.code : (record.notMusic ?? 'unknown'),
    reason: rejected ? rejected.reason : '',
  };
}

/** Lengthens the last span where the record continues it. */
function addToSpans(spans: OutcomeSpan[], record: ParsedRecord): void {
  const next = otherSpan(record);
  const last = spans.at(-1);
  const continues =
    last !== undefined &&
    last.lastRecord + 1 === next.firstRecord &&
    last.outcome === next.outcome &&
    last.code === next.code &&
    last.reason === next.reason;
  if (continues) spans[spans.length - 1] = { ...last, lastRecord: next.lastRecord };
  else spans.push(next);
}

/** Distinct values remembered before numbering begins anew: what bounds the memory of an import. */
const internedAtMost = 50_000;

/** The columns of a batch while it fills. */
class OpenBatch {
  readonly records: Int32Array<ArrayBuffer>;
  readonly stampedAt: Float64Array<ArrayBuffer>;
  readonly startedAt: Float64Array<ArrayBuffer>;
  readonly msPlayed: Int32Array<ArrayBuffer>;
  readonly tracks: Int32Array<ArrayBuffer>;
  readonly kept: Int32Array<ArrayBuffer>;
  readonly otherSpans: OutcomeSpan[] = [];
  plays = 0;

  constructor(capacity: number) {
    this.records = new Int32Array(capacity);
    this.stampedAt = new Float64Array(capacity);
    this.startedAt = new Float64Array(capacity);
    this.msPlayed = new Int32Array(capacity);
    this.tracks = new Int32Array(capacity);
    this.kept = new Int32Array(capacity);
  }
}

/**
 * Packs the parsed records of one reader thread, a piece at a time, so that a row's objects die
 * young. One packer a thread: what it numbers spans all files.
 */
export class BatchPacker {
  readonly #capacity: number;
  #tracks = new Interner(spelledOut);
  #kept = new Interner((text: string) => text);
  /** A parser hands out one object a spelling, so that within a file no text need be compared. */
  #trackNumbers = new Map<SourceTrack, number>();
  #startsAnew = true;
  #file = 0;
  #nextRecord = 0;
  #firstRecord = 0;
  #open: OpenBatch;

  /** A batch holds at most `capacity` records. */
  constructor(capacity: number) {
    this.#capacity = capacity;
    this.#open = new OpenBatch(capacity);
  }

  /** What follows belongs to this file, from this record on; call it when no batch is open. */
  beginFile(file: number, firstRecord: number): void {
    this.#file = file;
    this.#firstRecord = firstRecord;
    this.#nextRecord = firstRecord;
    this.#trackNumbers.clear();
  }

  /** Whether another record must wait for `take`. */
  get isFull(): boolean {
    return this.size >= this.#capacity;
  }

  /** Records in the open batch. */
  get size(): number {
    return this.#nextRecord - this.#firstRecord;
  }

  /** Adds the file's next record. */
  add(parsed: ParsedRecord): void {
    this.#nextRecord = parsed.record + 1;
    const { play } = parsed;
    const open = this.#open;
    if (play === undefined) {
      addToSpans(open.otherSpans, parsed);
      return;
    }
    const at = open.plays;
    open.records[at] = parsed.record;
    open.stampedAt[at] = play.stampedAt;
    open.startedAt[at] = play.startedAt;
    open.msPlayed[at] = play.msPlayed;
    open.tracks[at] = this.#trackNumber(play.track);
    open.kept[at] = this.#kept.number(play.kept);
    open.plays += 1;
  }

  /** The open batch, and begins the next one. `bytesRead` are those of the file so far. */
  take(bytesRead: number): RecordBatch {
    const { plays, otherSpans, ...columns } = this.#open;
    const batch: RecordBatch = {
      file: this.#file,
      firstRecord: this.#firstRecord,
      lastRecord: this.#nextRecord - 1,
      bytesRead,
      records: columns.records.slice(0, plays),
      stampedAt: columns.stampedAt.slice(0, plays),
      startedAt: columns.startedAt.slice(0, plays),
      msPlayed: columns.msPlayed.slice(0, plays),
      tracks: columns.tracks.slice(0, plays),
      kept: columns.kept.slice(0, plays),
      startsAnew: this.#startsAnew,
      newTracks: this.#tracks.takeFresh(),
      newKept: this.#kept.takeFresh(),
      otherSpans,
    };
    this.#firstRecord = this.#nextRecord;
    this.#open = new OpenBatch(this.#capacity);
    this.#startsAnew = this.#tracks.size > internedAtMost || this.#kept.size > internedAtMost;
    if (this.#startsAnew) {
      this.#tracks = new Interner(spelledOut);
      this.#kept = new Interner((text: string) => text);
      this.#trackNumbers.clear();
    }
    return batch;
  }

  #trackNumber(track: SourceTrack): number {
    let number = this.#trackNumbers.get(track);
    if (number === undefined) {
      number = this.#tracks.number(track);
      this.#trackNumbers.set(track, number);
    }
    return number;
  }
}
