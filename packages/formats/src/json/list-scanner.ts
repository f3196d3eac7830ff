/**
 * Finds the elements of JSON lists in a stream of bytes without parsing them. Only strings, brackets
 * and line ends are looked at; whether an element is JSON is for the parser to say. UTF-8 needs no
 * decoding for this: bytes below 0x80 never occur inside a longer character.
 *
 * One buffer holds the open element and the newest bytes, so memory is bounded by the record limit
 * and the size of a push whatever the input: nesting is a counter, and the bytes of an element that
 * has outgrown the limit are dropped while its end is looked for.
 */

import { FormatError } from '../error.ts';
import { shifted, stops } from '../scan-bytes.ts';
import { preambleBytes, readPreamble, utf16Problem } from './encoding.ts';
import {
  backslash,
  closeBracket,
  comma,
  newline,
  type Outline,
  openBrace,
  openBracket,
  quote,
} from './outline.ts';
import type { ElementSpan, RecordScanner } from './record-scanner.ts';
import { TopLevelLists } from './top-level-lists.ts';

/** A longer record is rejected. */
export const recordLimitBytes = 1 << 20;

type Phase = 'start' | 'outside' | 'between' | 'nested' | 'scalar';

const inString = stops('"\\\n');
const inNested = stops('"{}[]\n');
const inScalar = stops('"{[],\n');
const blank = stops(' \t\r\n');

export class ListScanner implements RecordScanner {
  readonly listed = true;
  readonly #outline: Outline;
  #buffer = new Uint8Array(1 << 16);
  /** Bytes in the buffer. */
  #end = 0;
  /** Next byte to look at; one past the end after a final backslash. */
  #at = 0;
  /** Place of buffer[0] in the file. */
  #base = 0;
  #line = 1;
  #phase: Phase = 'start';
  #found = 0;
  // The open element.
  #from = 0;
  #fromLine = 1;
  #depth = 0;
  #quoted = false;
  #dropped = false;
  /** It stands where a list could. */
  #alone = false;
  #failure: FormatError | null = null;

  /** `outline` finds the lists. */
  constructor(outline: Outline = new TopLevelLists()) {
    this.#outline = outline;
  }

  get buffer(): Uint8Array {
    return this.#buffer;
  }

  get failure(): FormatError | null {
    return this.#failure;
  }

  push(bytes: Uint8Array): ElementSpan[] {
    this.#makeRoom(bytes.length);
    this.#buffer.set(bytes, this.#end);
    this.#end += bytes.length;
    return this.#end < preambleBytes && this.#phase === 'start' ? [] : this.#scan();
  }

  finish(): ElementSpan[] {
    const spans = this.#scan();
    if (this.#failure !== null) return spans;
    if (this.#phase === 'start' || this.#phase === 'outside') {
      const problem = this.#outline.finish();
      if (problem) this.#fail(problem.code, problem.what, this.#end);
    } else if (this.#phase === 'between') {
      this.#fail('truncated', `the file ends where record ${this.#found} should follow`, this.#end);
    } else {
      const where = `inside record ${this.#found}, which starts on line ${this.#fromLine}`;
      this.#fail('truncated', `the file ends ${where}`, this.#end);
    }
    return spans;
  }

  /** Forgets what was handed out, keeps the open element (unless it is too large), fits the rest. */
  #makeRoom(size: number): void {
    const open = this.#phase === 'nested' || this.#phase === 'scalar';
    if (open && this.#end - this.#from > recordLimitBytes) this.#dropped = true;
    let keep = open && !this.#dropped ? this.#from : this.#end;
    if (this.#phase === 'start') keep = 0;
    this.#buffer = shifted(this.#buffer, { keep, end: this.#end, size });
    this.#base += keep;
    this.#at -= keep;
    this.#from = 0;
    this.#end -= keep;
  }

  #scan(): ElementSpan[] {
    const spans: ElementSpan[] = [];
    while (this.#at < this.#end && this.#failure === null) {
      if (this.#phase === 'start') this.#scanStart();
      else if (this.#phase === 'outside') this.#scanOutside();
      else if (this.#phase === 'between') this.#scanBetween();
      else if (this.#phase === 'nested') this.#scanNested(spans);
      else this.#scanScalar(spans);
    }
    return spans;
  }

  #scanStart(): void {
    const preamble = readPreamble(this.#buffer.subarray(0, this.#end));
    if (preamble.kind === 'utf-16') {
      this.#fail('wrong-encoding', utf16Problem, 0);
    } else {
      this.#at = preamble.skip;
      this.#phase = 'outside';
    }
  }

  /** Before the first list, or after one, where another may follow. */
  #scanOutside(): void {
    const met = this.#outline.read(this.#buffer, this.#at, this.#end);
    this.#at = this.#outline.at;
    this.#line += this.#outline.lines;
    if (met === 'list') {
      this.#phase = 'between';
    } else if (met === 'record') {
      this.#alone = true;
      this.#open('nested');
    } else if (met !== 'more') {
      this.#fail(met.code, met.what, this.#at);
    }
  }

  /** Commas are skipped without being counted: one too many or too few costs no record. */
  #scanBetween(): void {
    const byte = this.#skipBlanks();
    if (byte === undefined) return;
    if (byte === comma) {
      this.#at++;
    } else if (byte === closeBracket) {
      this.#at++;
      this.#phase = 'outside';
    } else {
      this.#open(byte === openBrace || byte === openBracket ? 'nested' : 'scalar');
    }
  }

  #open(phase: 'nested' | 'scalar'): void {
    this.#phase = phase;
    this.#from = this.#at;
    this.#fromLine = this.#line;
  }

  /** The hot loop: an object or a list, up to the bracket that closes it. */
  #scanNested(spans: ElementSpan[]): void {
    const bytes = this.#buffer;
    const end = this.#end;
    let at = this.#at;
    let depth = this.#depth;
    let quoted = this.#quoted;
    let closed = false;
    while (at < end && !closed) {
      const stop = quoted ? inString : inNested;
      while (at < end && stop[bytes[at]!] === 0) at++;
      if (at === end) break;
      const byte = bytes[at++]!;
      if (byte === quote) quoted = !quoted;
      else if (byte === backslash) at++;
      else if (byte === newline) this.#line++;
      else if (byte === openBrace || byte === openBracket) depth++;
      else closed = --depth === 0;
    }
    this.#at = at;
    this.#depth = depth;
    this.#quoted = quoted;
    if (closed) this.#close(spans);
  }

  /** A number, a string, or garbage, up to what may follow an element. */
  #scanScalar(spans: ElementSpan[]): void {
    while (this.#at < this.#end) {
      const byte = this.#buffer[this.#at]!;
      const stop = this.#quoted ? inString : inScalar;
      if (stop[byte] === 1) {
        if (byte === quote) this.#quoted = !this.#quoted;
        else if (byte === backslash) this.#at++;
        else if (byte === newline) this.#line++;
        else {
          this.#close(spans);
          return;
        }
      }
      this.#at++;
    }
  }

  #close(spans: ElementSpan[]): void {
    const tooLarge = this.#dropped || this.#at - this.#from > recordLimitBytes;
    spans.push({ from: this.#from, to: this.#at, line: this.#fromLine, tooLarge });
    this.#found++;
    this.#dropped = false;
    this.#phase = this.#alone ? 'outside' : 'between';
    this.#alone = false;
  }

  #skipBlanks(): number | undefined {
    while (this.#at < this.#end && blank[this.#buffer[this.#at]!] === 1) {
      if (this.#buffer[this.#at] === newline) this.#line++;
      this.#at++;
    }
    return this.#at < this.#end ? this.#buffer[this.#at] : undefined;
  }

  #fail(code: FormatError['code'], what: string, at: number): void {
    const byte = this.#base + at;
    const place = { byte, record: this.#found };
    this.#failure = new FormatError(code, `${what} (byte ${byte})`, place);
  }
}
