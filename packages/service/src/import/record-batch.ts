import type { OutcomeSpan } from '@echotune/data';
import type { ParsedRecord, SourceTrack } from '@echotune/formats';

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
  readonly newTracks: readonly SourceTrack[];
  readonly newKept: readonly string[];
  /** Records that are not plays. */
  readonly otherSpans: readonly OutcomeSpan[];
}

/** Numbers distinct values in order of first sight and remembers which were not yet handed out. */
class Interner<T> {
  readonly #numbers = new Map<T, number>();
  #fresh: T[] = [];

  number(value: T): number {
    let number = this.#numbers.get(value);
    if (number === undefined) {
      number = this.#numbers.size;
      this.#numbers.set(value, number);
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

/** Packs the parsed records of one reader thread; one per thread, so that interning spans all files. */
export class BatchPacker {
  #tracks = new Interner<SourceTrack>();
  #kept = new Interner<string>();
  #startsAnew = true;

  /** `parsed` are consecutive records, at least one. */
  pack(file: number, parsed: readonly ParsedRecord[], bytesRead: number): RecordBatch {
    if (this.#tracks.size > internedAtMost || this.#kept.size > internedAtMost) {
      this.#tracks = new Interner();
      this.#kept = new Interner();
      this.#startsAnew = true;
    }
    const startsAnew = this.#startsAnew;
    this.#startsAnew = false;
    const plays = parsed.filter((record) => record.play !== undefined);
    const batch = {
      file,
      firstRecord: parsed[0]?.record ?? 0,
      lastRecord: parsed.at(-1)?.record ?? 0,
      bytesRead,
      records: new Int32Array(plays.length),
      stampedAt: new Float64Array(plays.length),
      startedAt: new Float64Array(plays.length),
      msPlayed: new Int32Array(plays.length),
      tracks: new Int32Array(plays.length),
      kept: new Int32Array(plays.length),
    };
    plays.forEach(({ record, play }, i) => {
      if (play === undefined) return;
      batch.records[i] = record;
      batch.stampedAt[i] = play.stampedAt;
      batch.startedAt[i] = play.startedAt;
      batch.msPlayed[i] = play.msPlayed;
      batch.tracks[i] = this.#tracks.number(play.track);
      batch.kept[i] = this.#kept.number(play.kept);
    });
    const otherSpans: OutcomeSpan[] = [];
    for (const record of parsed) if (record.play === undefined) addToSpans(otherSpans, record);
    return {
      ...batch,
      startsAnew,
      newTracks: this.#tracks.takeFresh(),
      newKept: this.#kept.takeFresh(),
      otherSpans,
    };
  }
}

/** The buffers to transfer with a batch. */
export function buffersOf(batch: RecordBatch): ArrayBuffer[] {
  const { records, stampedAt, startedAt, msPlayed, tracks, kept } = batch;
  return [records, stampedAt, startedAt, msPlayed, tracks, kept].map((column) => column.buffer);
}
