/**
 * Finds the records of JSON Lines (one JSON value a line) in a stream of bytes. A line end always ends
 * a record, so a damaged line costs only itself; blank lines are no records, and the last line may
 * lack its end.
 *
 * One buffer holds the open line and the newest bytes, so memory is bounded by the record limit and
 * the size of a push: the bytes of a line that has outgrown the limit are dropped.
 */

import { FormatError } from '../error.ts';
import { shifted } from '../scan-bytes.ts';
import { preambleBytes, readPreamble, utf16Problem } from './encoding.ts';
import { recordLimitBytes } from './list-scanner.ts';
import { isBlank, newline } from './outline.ts';
import type { ElementSpan, RecordScanner } from './record-scanner.ts';

export class LineScanner implements RecordScanner {
  readonly listed = false;
  #buffer = new Uint8Array(1 << 16);
  /** Bytes in the buffer. */
  #end = 0;
  /** Next byte to look at. */
  #at = 0;
  #started = false;
  #line = 1;
  /** Start of the open line. */
  #from = 0;
  #dropped = false;
  #failure: FormatError | null = null;

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
    return this.#end < preambleBytes && !this.#started ? [] : this.#scan();
  }

  finish(): ElementSpan[] {
    const spans = this.#scan();
    if (this.#failure === null) this.#close(this.#end, spans);
    return spans;
  }

  /** Forgets what was handed out, keeps the open line (unless it is too large), fits the rest. */
  #makeRoom(size: number): void {
    if (this.#end - this.#from > recordLimitBytes) this.#dropped = true;
    const keep = this.#dropped ? this.#end : this.#from;
    this.#buffer = shifted(this.#buffer, { keep, end: this.#end, size });
    this.#at -= keep;
    this.#from = 0;
    this.#end -= keep;
  }

  #scan(): ElementSpan[] {
    const spans: ElementSpan[] = [];
    if (!this.#started) this.#start();
    if (this.#failure !== null) return spans;
    const bytes = this.#buffer.subarray(0, this.#end);
    let stop = bytes.indexOf(newline, this.#at);
    while (stop !== -1) {
      this.#close(stop, spans);
      this.#line++;
      this.#from = stop + 1;
      stop = bytes.indexOf(newline, this.#from);
    }
    this.#at = this.#end;
    return spans;
  }

  #start(): void {
    this.#started = true;
    const preamble = readPreamble(this.#buffer.subarray(0, this.#end));
    if (preamble.kind === 'utf-16') {
      this.#failure = new FormatError('wrong-encoding', `${utf16Problem} (byte 0)`, {
        byte: 0,
        record: 0,
      });
    } else {
      this.#at = preamble.skip;
      this.#from = preamble.skip;
    }
  }

  #close(end: number, spans: ElementSpan[]): void {
    const bytes = this.#buffer;
    let from = this.#from;
    let to = end;
    while (from < to && isBlank(bytes[from]!)) from++;
    while (to > from && isBlank(bytes[to - 1]!)) to--;
    // Measured with its blanks: whether its bytes were dropped must not hang on how they were cut.
    const tooLarge = this.#dropped || end - this.#from > recordLimitBytes;
    if (tooLarge || from < to) spans.push({ from, to, line: this.#line, tooLarge });
    this.#dropped = false;
  }
}
