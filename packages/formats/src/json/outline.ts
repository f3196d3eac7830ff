import type { FormatErrorCode } from '../error.ts';

/** Why what surrounds the records cannot be read on. */
export interface OutlineProblem {
  readonly code: FormatErrorCode;
  readonly what: string;
}

/** Reads what surrounds the lists of records in a JSON file, wherever the bytes are cut. */
export interface Outline {
  /** Next byte to look at, after `read`. */
  readonly at: number;
  /** Line ends that the last `read` passed. */
  readonly lines: number;
  /**
   * Reads from `at`, at most to `end`, and stops where something was met: behind the bracket that
   * opens a list of records, at a record that stands where a list could, or at what cannot be there.
   */
  read(bytes: Uint8Array, at: number, end: number): 'list' | 'record' | 'more' | OutlineProblem;
  /** What is wrong when the file ends outside a list; null where it may end there. */
  finish(): OutlineProblem | null;
}

export const newline = 0x0a;
export const quote = 0x22;
export const comma = 0x2c;
export const colon = 0x3a;
export const openBracket = 0x5b;
export const backslash = 0x5c;
export const closeBracket = 0x5d;
export const openBrace = 0x7b;
export const closeBrace = 0x7d;

/** Whether JSON means nothing by a byte between two tokens. */
export function isBlank(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}
