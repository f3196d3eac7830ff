import type { OutcomeSpan } from '@echotune/data';
import {
  type ParsedRecord,
  type PlayRecord,
  type SourceTrack,
  spelledOut,
} from '@echotune/formats';
import type { RecordBatch, RecordedEntry, SpelledTrack } from './record-batch.ts';
import { refuseFuture } from './refuse-future.ts';
import { startReader, type Zones } from './shift-times.ts';

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
  readonly entries: RecordedEntry[] = [];
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
  #tracks = new Interner(spelling);
  #kept = new Interner((text: string) => text);
  readonly #zones: Zones;
  readonly #now: number;
  /** By source: the tracks met in the file, and how its stamps are read. */
  #sources = new Map<string, KnownSource>();
  #format = '';
  #startsAnew = true;
  #file = 0;
  #nextRecord = 0;
  #firstRecord = 0;
  #open: OpenBatch;

  /** A batch holds at most `capacity` records; plays from after `now`, UTC epoch ms, are rejected. */
  constructor(capacity: number, zones: Zones, now: number) {
    this.#capacity = capacity;
    this.#zones = zones;
    this.#now = now;
    this.#open = new OpenBatch(capacity);
  }

  /** What follows belongs to this file of a format, from this record on; no batch must be open. */
  beginFile(file: number, firstRecord: number, format: string): void {
    this.#file = file;
    this.#format = format;
    this.#firstRecord = firstRecord;
    this.#nextRecord = firstRecord;
    this.#sources.clear();
  }

  /**
   * Whether a record must wait for `take`: the batch is full, or holds plays and this is none, for what
   * is said of plays is stored after them.
   */
  mustWait({ entry }: ParsedRecord): boolean {
    const comesAfter = entry !== undefined && this.#open.plays > 0;
    return comesAfter || this.size >= this.#capacity;
  }

  /** Records in the open batch. */
  get size(): number {
    return this.#nextRecord - this.#firstRecord;
  }

  /** Adds the file's next record. */
  add(parsed: ParsedRecord): void {
    this.#nextRecord = parsed.record + 1;
    const { play, entry, record, line } = parsed;
    if (play !== undefined) this.#addPlay(parsed, play);
    else if (entry !== undefined) this.#open.entries.push({ record, line, entry });
    else addToSpans(this.#open.otherSpans, parsed);
  }

  #addPlay({ record, line }: ParsedRecord, play: PlayRecord): void {
    const open = this.#open;
    const source = this.#source(play.source ?? this.#format);
    const startedAt = source.startOf(play);
    const rejected = refuseFuture(startedAt, this.#now);
    if (rejected !== null) {
      addToSpans(open.otherSpans, { record, line, rejected });
      return;
    }
    const at = open.plays;
    open.records[at] = record;
    open.stampedAt[at] = play.stampedAt;
    open.startedAt[at] = startedAt;
    open.msPlayed[at] = play.msPlayed;
    open.tracks[at] = this.#trackNumber(source, play.track);
    open.kept[at] = this.#kept.number(play.kept);
    open.plays += 1;
  }

  /** The open batch, and begins the next one. `bytesRead` are those of the file so far. */
  take(bytesRead: number): RecordBatch {
    const { plays, otherSpans, entries, ...columns } = this.#open;
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
      entries,
      otherSpans,
    };
    this.#firstRecord = this.#nextRecord;
    this.#open = new OpenBatch(this.#capacity);
    this.#startsAnew = this.#tracks.size > internedAtMost || this.#kept.size > internedAtMost;
    if (this.#startsAnew) {
      this.#tracks = new Interner(spelling);
      this.#kept = new Interner((text: string) => text);
      this.#sources.clear();
    }
    return batch;
  }

  #source(name: string): KnownSource {
    const known = this.#sources.get(name);
    if (known !== undefined) return known;
    const source = { name, numbers: new Map(), startOf: startReader(name, this.#zones) };
    this.#sources.set(name, source);
    return source;
  }

  #trackNumber({ name, numbers }: KnownSource, track: SourceTrack): number {
    let number = numbers.get(track);
    if (number === undefined) {
      number = this.#tracks.number({ source: name, track });
      numbers.set(track, number);
    }
    return number;
  }
}

interface KnownSource {
  readonly name: string;
  /** A parser hands out one object a spelling, so that within a file no text need be compared. */
  readonly numbers: Map<SourceTrack, number>;
  readonly startOf: (play: PlayRecord) => number;
}

function spelling({ source, track }: SpelledTrack): string {
  return [source, spelledOut(track)].join('\0');
}
