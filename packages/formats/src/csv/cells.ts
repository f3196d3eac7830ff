/** The cells of one row. */

/**
 * Splits the text of a row, which has no line end outside quotes, at its delimiters. `quoted`: some
 * cell of it is enclosed in quotes; without one the text is merely cut.
 */
export function splitCells(text: string, delimiter: string, quoted: boolean): string[] {
  if (!quoted) return text.split(delimiter);
  const cells: string[] = [];
  let at = 0;
  while (at <= text.length) {
    const opens = text.charCodeAt(at) === 0x22;
    const end = opens ? closingQuote(text, at) : text.indexOf(delimiter, at);
    if (opens) {
      const inner = text.slice(at + 1, end);
      cells.push(inner.includes('""') ? inner.replaceAll('""', '"') : inner);
      at = end + 2;
    } else {
      cells.push(end === -1 ? text.slice(at) : text.slice(at, end));
      at = end === -1 ? text.length + 1 : end + 1;
    }
  }
  return cells;
}

/** The same cells as they are written, in their quotes. */
export function writtenCells(text: string, delimiter: string, quoted: boolean): string[] {
  if (!quoted) return text.split(delimiter);
  const cells: string[] = [];
  for (let at = 0; at <= text.length; ) {
    const opens = text.charCodeAt(at) === 0x22;
    const end = opens ? closingQuote(text, at) + 1 : text.indexOf(delimiter, at);
    cells.push(end === -1 ? text.slice(at) : text.slice(at, end));
    at = end === -1 ? text.length + 1 : end + 1;
  }
  return cells;
}

/** Place of the quote that closes the one at `open`; doubled quotes are text. */
function closingQuote(text: string, open: number): number {
  let at = text.indexOf('"', open + 1);
  while (at !== -1 && text.charCodeAt(at + 1) === 0x22) at = text.indexOf('"', at + 2);
  return at === -1 ? text.length : at;
}
