/**
 * Finds lists of records inside other JSON: `{"payload":{"listens":[…]}}`. Only the objects and lists
 * on the way are looked into, so memory is bounded whatever else the file holds; of what is passed by,
 * only strings and brackets matter. Commas are skipped without being counted.
 */

import {
  backslash,
  closeBrace,
  closeBracket,
  colon,
  comma,
  isBlank,
  newline,
  type Outline,
  type OutlineProblem,
  openBrace,
  openBracket,
  quote,
} from './outline.ts';

/** Where in its objects a format keeps records. */
export interface Nesting {
  /** Keys whose objects and lists are looked into. The file's own lists always are. */
  readonly within: readonly string[];
  /** Keys whose lists hold records. An object in place of the list is a record alone. */
  readonly lists: readonly string[];
}

/** No format wraps its records deeper; what does is passed by. */
const deepest = 8;
const longestKey = 64;

function isScalar(byte: number): boolean {
  const digitOrSign =
    (byte >= 0x30 && byte <= 0x39) || byte === 0x2b || byte === 0x2d || byte === 0x2e;
  const letter = byte | 0x20;
  return digitOrSign || (letter >= 0x61 && letter <= 0x7a);
}

export class NestedLists implements Outline {
  at = 0;
  lines = 0;
  readonly #nesting: Nesting;
  /** The closing brackets of what is looked into, outermost first. */
  readonly #open: number[] = [];
  /** How deep in a value that is passed by. */
  #passing = 0;
  #quoted = false;
  #escaped = false;
  #key = '';
  #inKey = false;
  #valueNext = false;
  #inScalar = false;
  #seen = false;
  #found = 0;

  constructor(nesting: Nesting) {
    this.#nesting = nesting;
  }

  read(bytes: Uint8Array, at: number, end: number): 'list' | 'record' | 'more' | OutlineProblem {
    this.at = at;
    this.lines = 0;
    while (this.at < end) {
      const byte = bytes[this.at]!;
      const met = this.#quoted ? this.#readText(byte) : this.#readToken(byte);
      if (met !== null && typeof met === 'object') return met;
      if (met === 'record') return met;
      if (byte === newline) this.lines++;
      this.at++;
      if (met === 'list') return met;
    }
    return 'more';
  }

  finish(): OutlineProblem | null {
    if (this.#open.length > 0 || this.#passing > 0 || this.#quoted) {
      return { code: 'truncated', what: 'the file ends before it is complete' };
    }
    if (!this.#seen) return { code: 'not-json', what: 'the file is empty' };
    const names = this.#nesting.lists.map((name) => `"${name}"`).join(' or ');
    return this.#found > 0
      ? null
      : {
          code: 'not-a-list',
          what: `the file has no list named ${names} where its records would be`,
        };
  }

  #readText(byte: number): null {
    if (this.#escaped) this.#escaped = false;
    else if (byte === backslash) this.#escaped = true;
    else if (byte === quote) this.#quoted = false;
    // An escaped or longer key is not one of ours, so it may be gathered wrong, but not for ever.
    if (this.#inKey && this.#quoted && this.#key.length < longestKey) {
      this.#key += String.fromCharCode(byte);
    }
    return null;
  }

  #readToken(byte: number): 'list' | 'record' | null | OutlineProblem {
    const scalar = this.#inScalar;
    this.#inScalar = false;
    if (isBlank(byte) || byte === comma) return null;
    if (this.#passing > 0) return this.#passBy(byte);
    this.#seen = true;
    if (byte === openBrace || byte === openBracket) return this.#enter(byte);
    if (byte === closeBrace || byte === closeBracket) return this.#leave(byte);
    const inside = this.#open.at(-1);
    if (byte === quote && inside !== undefined) {
      this.#quoted = true;
      this.#inKey = inside === closeBrace && !this.#valueNext;
      if (this.#inKey) this.#key = '';
      this.#valueNext = false;
      return null;
    }
    if (byte === colon && inside === closeBrace) {
      this.#valueNext = true;
      return null;
    }
    if (isScalar(byte) && (scalar || this.#valueNext || inside === closeBracket)) {
      this.#inScalar = true;
      this.#valueNext = false;
      return null;
    }
    return this.#cannotBe();
  }

  #passBy(byte: number): null {
    if (byte === quote) this.#quoted = true;
    else if (byte === openBrace || byte === openBracket) this.#passing++;
    else if (byte === closeBrace || byte === closeBracket) this.#passing--;
    this.#inKey = false;
    return null;
  }

  #enter(byte: number): 'list' | 'record' | null | OutlineProblem {
    const keyed = this.#open.at(-1) === closeBrace;
    if (keyed && !this.#valueNext) return this.#cannotBe();
    this.#valueNext = false;
    const within = !keyed || this.#nesting.within.includes(this.#key);
    const holds = keyed && this.#nesting.lists.includes(this.#key);
    if (holds && (byte === openBracket || !within)) {
      this.#found++;
      return byte === openBracket ? 'list' : 'record';
    }
    if (within && this.#open.length < deepest) {
      this.#open.push(byte === openBrace ? closeBrace : closeBracket);
    } else {
      this.#passing = 1;
    }
    return null;
  }

  #leave(byte: number): null | OutlineProblem {
    this.#valueNext = false;
    return this.#open.pop() === byte ? null : this.#cannotBe();
  }

  #cannotBe(): OutlineProblem {
    const what = this.#found > 0 ? 'what follows the records is not JSON' : 'the file is not JSON';
    return { code: 'not-json', what };
  }
}
