/** What the first bytes of a file say about how it is encoded. */
export type Preamble =
  | { readonly kind: 'utf-8' /** Length of the byte order mark. */; readonly skip: 0 | 3 }
  | { readonly kind: 'utf-16' };

/** What is wrong with a file in such an encoding, for a person. */
export const utf16Problem = 'the file is encoded in UTF-16 or UTF-32, not UTF-8; save it as UTF-8';

/** How many bytes `readPreamble` wants to see, where the file has that many. */
export const preambleBytes = 4;

/**
 * Tells UTF-8 (with or without byte order mark) from UTF-16 and UTF-32. Text without a mark is
 * recognised by its zero bytes: JSON starts with two ASCII characters (RFC 4627, section 3).
 */
export function readPreamble(head: Uint8Array): Preamble {
  const [first, second, third] = head;
  const marked = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  if (marked || first === 0 || (second === 0 && first !== undefined)) return { kind: 'utf-16' };
  const mark = first === 0xef && second === 0xbb && third === 0xbf;
  return { kind: 'utf-8', skip: mark ? 3 : 0 };
}
