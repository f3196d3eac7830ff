import {
  isBlank,
  newline,
  type Outline,
  type OutlineProblem,
  openBrace,
  openBracket,
} from './outline.ts';

/** A file that is a list of records, or several joined end to end. */
export class TopLevelLists implements Outline {
  at = 0;
  lines = 0;
  #lists = 0;

  read(bytes: Uint8Array, at: number, end: number): 'list' | 'more' | OutlineProblem {
    this.at = at;
    this.lines = 0;
    while (this.at < end && isBlank(bytes[this.at]!)) {
      if (bytes[this.at] === newline) this.lines++;
      this.at++;
    }
    if (this.at === end) return 'more';
    const byte = bytes[this.at];
    if (byte === openBracket) {
      this.at++;
      this.#lists++;
      return 'list';
    }
    if (this.#lists > 0) {
      return { code: 'not-json', what: 'something other than a list follows the list' };
    }
    if (byte === openBrace) {
      return { code: 'not-a-list', what: 'a JSON object where a list of records is expected' };
    }
    return { code: 'not-json', what: 'the file does not start as a JSON list' };
  }

  finish(): OutlineProblem | null {
    return this.#lists > 0 ? null : { code: 'not-json', what: 'the file is empty' };
  }
}
