import { hash } from 'node:crypto';
import { EchoError } from './errors.ts';

/**
 * Text as both databases can hold it: lone surrogates become U+FFFD.
 * Throws input-invalid for a NUL character, which PostgreSQL refuses and SQLite cuts at.
 */
export function storableText(text: string): string {
  if (text.includes('\0')) {
    throw new EchoError('input-invalid', 'Text with a NUL character cannot be stored.');
  }
  return text.toWellFormed();
}

/** PostgreSQL refuses index entries over 2,704 bytes; two keys of 300 characters stay below. */
const longestPlainKey = 300;

/** The text itself where an index can hold it, else its beginning and its SHA-256. */
export function indexKey(text: string): string {
  if (text.length <= longestPlainKey) return text;
  return `${text.slice(0, 100).toWellFormed()}#${hash('sha256', text, 'hex')}`;
}
