/**
 * Finds the elements of a JSON list in a stream of bytes without parsing them. Only strings, brackets
 * and line ends are looked at; whether an element is JSON is for the parser to say. UTF-8 needs no
 * decoding for this: bytes below 0x80 never occur inside a longer character.
 *
 * One buffer holds the open element and the newest bytes, so memory is bounded by the record limit
 * and the size of a push whatever the input: nesting is a counter, and the bytes of an element that
 * has outgrown the limit are dropped while its end is looked for.
 */

import { FormatError } from '../error.ts';
import { preambleBytes, readPreamble } from './encoding.ts';

/** A longer record is rejected. */
export const recordLimitBytes = 1 << 20;

/** Where an element stands in `ListScanner.buffer`, until the next push. */
export interface ElementSpan {
  readonly from: number;
  readonly to: number;
  /** Line it starts on, from 1. */
  readonly line: number;
  /** Its bytes were dropped. */
  readonly tooLarge: boolean;
}

type Phase = 'start' | 'outside' | 'between' | 'nested' | 'scalar';

const newline = 0x0a;
const quote = 0x22;
const comma = 0x2c;
const openBracket = 0x5b;
const backslash = 0x5c;
const closeBracket = 0x5d;
const openBrace = 0x7b;

/** The bytes that end a stretch nobody needs to look at, as a table: 1 where the byte matters. */
function stops(characters: string): Uint8Array {
  const table = new Uint8Array(256);
  for (const character of characters) table[character.charCodeAt(0)] = 1;
  return table;
}

const inString = stops('"\\\n');
const inNested = stops('"{}[]\n');
const inScalar = stops('"{[],\n');
const blank = stops(' \t\r\n');

export class ListScanner {
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
  #lists = 0;
  // The open element.
  #from = 0;
  #fromLine = 1;
  #depth = 0;
  #quoted = false;
  #dropped = false;
  #failure: FormatError | null = null;

  get buffer(): Uint8Array {
    return this.#buffer;
  }

  /** Set once the file cannot be read on; elements already found stand. */
  get failure(): FormatError | null {
    return this.#failure;
  }

  /** Takes the next bytes and returns the elements that end in them. */
  push(bytes: Uint8Array): ElementSpan[] {
    this.#makeRoom(bytes.length);
    this.#buffer.set(bytes, this.#end);
    this.#end += bytes.length;
    return this.#end < preambleBytes && this.#phase === 'start' ? [] : this.#scan();
  }

  /** Takes the end of the file; `failure` then says whether the list was complete. */
  finish(): ElementSpan[] {
    const spans = this.#scan();
    if (this.#failure === null && this.#lists === 0) {
      this.#fail('not-json', 'the file is empty', this.#end);
    } else if (this.#phase === 'between') {
      this.#fail('truncated', `the file ends where record ${this.#found} should follow`, this.#end);
    } else if (this.#phase !== 'outside') {
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
    const kept = this.#end - keep;
    let target = this.#buffer;
    if (kept + size > target.length) target = new Uint8Array(Math.max(kept + size, 2 * kept));
    target.set(this.#buffer.subarray(keep, this.#end));
    this.#buffer = target;
    this.#base += keep;
    this.#at -= keep;
    this.#from = 0;
    this.#end = kept;
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
      this.#fail('wrong-encoding', 'the file is encoded in UTF-16 or UTF-32, not UTF-8', 0);
    } else {
      this.#at = preamble.skip;
      this.#phase = 'outside';
    }
  }

  /** Before the list, or after it, where another list may follow (files joined end to end). */
  #scanOutside(): void {
    const byte = this.#skipBlanks();
    if (byte === undefined) return;
    if (byte === openBracket) {
      this.#at++;
      this.#lists++;
      this.#phase = 'between';
    } else if (this.#lists > 0) {
      this.#fail('not-json', 'something other than a list follows the list', this.#at);
    } else if (byte === openBrace) {
      this.#fail('not-a-list', 'a JSON object where a list of records is expected', this.#at);
    } else {
      this.#fail('not-json', 'the file does not start as a JSON list', this.#at);
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
      this.#phase = byte === openBrace || byte === openBracket ? 'nested' : 'scalar';
      this.#from = this.#at;
      this.#fromLine = this.#line;
    }
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
    this.#phase = 'between';
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
