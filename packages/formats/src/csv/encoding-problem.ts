/** Tells tables in Latin-1 and other encodings of 8 bits from UTF-8 in which a few rows are damaged. */

const what = 'it is not in UTF-8; save it as UTF-8';

function isUtf8(bytes: Uint8Array): boolean {
  try {
    // As a stream, whose last character may be cut off.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/**
 * Why the first bytes of a file (up to 64 KiB) are no text that can be read; null where they can be.
 * Damaged rows among others that hold characters of several bytes are left to be rejected alone, and
 * what holds NUL is UTF-16 or no text.
 */
export function encodingProblem(head: Uint8Array): string | null {
  if (head.includes(0) || isUtf8(head)) return null;
  const text = new TextDecoder().decode(head);
  const damaged = text.match(/\ufffd/g)?.length ?? 0;
  const sound = text.match(/[^\p{ASCII}\ufffd]/gu)?.length ?? 0;
  return damaged > sound ? what : null;
}
