import { headBytes } from './file-head.ts';
import { readPreamble, utf16Problem } from './json/encoding.ts';
import { textStart } from './json/layout.ts';

/**
 * What is wrong with a file whatever format it would have, from its first bytes (64 KiB, or all of it);
 * null where that must be asked of each.
 */
export function wholeFileProblem(head: Uint8Array): string | null {
  if (readPreamble(head).kind === 'utf-16') return utf16Problem;
  if (head.length >= headBytes) return null;
  const text = new TextDecoder().decode(head.subarray(textStart(head))).trimEnd();
  if (text === '') return 'the file is empty';
  if (/^\[\s*\]$/.test(text)) return 'it is an empty list, without a single record';
  if (/^\{\s*\}$/.test(text)) return 'it is an empty object, without a single record';
  return null;
}
