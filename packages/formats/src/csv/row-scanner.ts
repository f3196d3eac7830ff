/**
 * Finds the rows of a CSV file in a stream of bytes without decoding them (RFC 4180; UTF-8 needs no
 * decoding for this: bytes below 0x80 never occur inside a longer character). A quote opens a quoted
 * cell only as the first byte of the cell: a title may hold inches.
 *
 * One buffer holds the open row and the newest bytes, so memory is bounded by the record limit and
 * the size of a push whatever the input: the bytes of a row that has outgrown the limit are dropped
 * while its end is looked for.
 */

import { readPreamble, utf16Problem } from '../json/encoding.ts';
import { recordLimitBytes } from '../json/list-scanner.ts';
import { shifted, stops } from '../scan-bytes.ts';
import type { RowSpan } from './row-span.ts';
import { separatorLine, separatorLineBytes } from './separator-line.ts';

/** What separates the cells of a row. */
export type Delimiter = ',' | ';' | '\t' | '|';

/** How the cells of a file are written. */
export interface CsvDialect {
  readonly delimiter: Delimiter;
  /** Whether `"` encloses cells that hold delimiters and line ends; where not, it is text. */
  readonly quotes: boolean;
}

/** Why a file cannot be read on; `byte` says where. */
export interface ScanFailure {
  readonly code: 'truncated' | 'wrong-encoding';
  readonly what: string;
  readonly byte: number;
}

type State = 'cell' | 'plain' | 'quoted' | 'closed';

const newline = 0x0a;
const carriageReturn = 0x0d;
const quote = 0x22;

const inQuotes = stops('"\r\n');
const blank = stops(' \t');

export class RowScanner {
  readonly #delimiter: number;
  readonly #quotes: boolean;
  readonly #inPlain: Uint8Array;
  #buffer = new Uint8Array(1 << 16);
  /** Bytes in the buffer. */
  #end = 0;
  /** Next byte to look at. */
  #at = 0;
  /** Place of buffer[0] in the file. */
  #base = 0;
  #started = false;
  #line = 1;
  /** The last byte looked at ended a line as CR: an LF after it belongs to it. */
  #afterReturn = false;
  #failure: ScanFailure | null = null;
  // The open row.
  #state: State = 'cell';
  #from = 0;
  #fromLine = 1;
  #quoted = false;
  #broken = false;
  #dropped = false;

  constructor({ delimiter, quotes }: CsvDialect) {
    this.#delimiter = delimiter.charCodeAt(0);
    this.#quotes = quotes;
    this.#inPlain = stops(`${delimiter}\r\n`);
  }

  get buffer(): Uint8Array {
    return this.#buffer;
  }

  /** Set once the file cannot be read on; rows already found stand. */
  get failure(): ScanFailure | null {
    return this.#failure;
  }

  /** Place in the file of a row that was just found. */
  placeOf({ from }: RowSpan): number {
    return this.#base + from;
  }

  /** Takes the next bytes and returns the rows that end in them. Blank lines are no rows. */
  push(bytes: Uint8Array): RowSpan[] {
    this.#makeRoom(bytes.length);
    this.#buffer.set(bytes, this.#end);
    this.#end += bytes.length;
    return !this.#started && this.#end < separatorLineBytes ? [] : this.#scan();
  }

  /** Takes the end of the file, which may lack its last line end; `failure` says whether it fits. */
  finish(): RowSpan[] {
    const spans = this.#scan();
    if (this.#failure) return spans;
    if (this.#state === 'quoted') {
      const what = `the file ends inside a quoted cell of the row that starts on line ${this.#fromLine}`;
      this.#failure = { code: 'truncated', what, byte: this.#base + this.#end };
    } else {
      this.#close(spans);
    }
    return spans;
  }

  /** Forgets what was handed out, keeps the open row (unless it is too large), fits the rest. */
  #makeRoom(size: number): void {
    if (this.#end - this.#from > recordLimitBytes) this.#dropped = true;
    const keep = this.#dropped ? this.#end : this.#from;
    this.#buffer = shifted(this.#buffer, { keep, end: this.#end, size });
    this.#base += keep;
    this.#at -= keep;
    this.#from = 0;
    this.#end -= keep;
  }

  #start(): void {
    const preamble = readPreamble(this.#buffer.subarray(0, this.#end));
    this.#started = true;
    if (preamble.kind === 'utf-16') {
      this.#failure = { code: 'wrong-encoding', what: utf16Problem, byte: 0 };
    } else {
      const separator = separatorLine(this.#buffer.subarray(0, this.#end));
      this.#at = separator?.bytes ?? preamble.skip;
      this.#from = this.#at;
      if (separator !== null) this.#line += 1;
      this.#fromLine = this.#line;
    }
  }

  #scan(): RowSpan[] {
    const spans: RowSpan[] = [];
    if (!this.#started) this.#start();
    while (this.#at < this.#end && this.#failure === null) {
      if (this.#state === 'plain') this.#scanPlain(spans);
      else if (this.#state === 'quoted') this.#scanQuoted();
      else this.#scanEdge(spans);
    }
    return spans;
  }

  /** The hot loop: an unquoted cell, up to its end. */
  #scanPlain(spans: RowSpan[]): void {
    const bytes = this.#buffer;
    const end = this.#end;
    const stop = this.#inPlain;
    let at = this.#at;
    while (at < end && stop[bytes[at]!] === 0) at++;
    this.#at = at;
    if (at < end) this.#endCell(bytes[at]!, spans);
  }

  #scanQuoted(): void {
    const bytes = this.#buffer;
    const end = this.#end;
    let at = this.#at;
    while (at < end && this.#state === 'quoted') {
      const from = at;
      while (at < end && inQuotes[bytes[at]!] === 0) at++;
      if (at > from) this.#afterReturn = false;
      if (at === end) break;
      const byte = bytes[at++]!;
      if (byte === quote) {
        this.#state = 'closed';
        this.#afterReturn = false;
      } else {
        this.#countLine(byte);
      }
    }
    this.#at = at;
  }

  /** The first byte of a cell, or the byte after a closing quote. */
  #scanEdge(spans: RowSpan[]): void {
    const byte = this.#buffer[this.#at]!;
    if (byte === quote && this.#quotes) {
      // Right after a closing quote this is the second of a doubled one.
      this.#state = 'quoted';
      this.#quoted = true;
      this.#afterReturn = false;
      this.#at++;
    } else if (this.#inPlain[byte] === 1) {
      this.#endCell(byte, spans);
    } else {
      if (this.#state === 'closed') this.#broken = true;
      this.#state = 'plain';
      this.#afterReturn = false;
    }
  }

  /** Takes the delimiter or line end at hand. */
  #endCell(byte: number, spans: RowSpan[]): void {
    if (byte === this.#delimiter) {
      this.#state = 'cell';
      this.#afterReturn = false;
      this.#at++;
      return;
    }
    this.#close(spans);
    this.#countLine(byte);
    this.#at++;
    this.#from = this.#at;
    this.#fromLine = this.#line;
  }

  #countLine(byte: number): void {
    if (byte === carriageReturn || !this.#afterReturn) this.#line++;
    this.#afterReturn = byte !== newline;
  }

  #close(spans: RowSpan[]): void {
    const tooLarge = this.#dropped || this.#at - this.#from > recordLimitBytes;
    let from = this.#from;
    while (from < this.#at && blank[this.#buffer[from]!] === 1) from++;
    if (from < this.#at || tooLarge) {
      spans.push({
        from: this.#from,
        to: this.#at,
        line: this.#fromLine,
        tooLarge,
        quoted: this.#quoted,
        broken: this.#broken,
      });
    }
    this.#state = 'cell';
    this.#quoted = false;
    this.#broken = false;
    this.#dropped = false;
  }
}
