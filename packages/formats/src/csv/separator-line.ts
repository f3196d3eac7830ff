/** A first line that says what separates the cells: Excel writes and heeds `sep=;`, and it is no row. */
export interface SeparatorLine {
  readonly delimiter: string;
  /** With its line end, and the byte order mark before it. */
  readonly bytes: number;
}

/** How many bytes `separatorLine` wants to see, where the file has that many. */
export const separatorLineBytes = 10;

const line = /^(?:\u00ef\u00bb\u00bf)?sep=([,;\t|])(?:\r\n|\r|\n|$)/i;

/** The line of that kind with which a file begins; null where it has none. */
export function separatorLine(head: Uint8Array): SeparatorLine | null {
  const start = String.fromCharCode(...head.subarray(0, separatorLineBytes));
  const match = line.exec(start);
  return match?.[1] === undefined ? null : { delimiter: match[1], bytes: match[0].length };
}
