import type { Sentence } from '@echotune/service';

const number = new Intl.NumberFormat('en');

export function count(value: number): string {
  return number.format(value);
}

/** "1 play", "2,938 plays". */
export function counted(value: number, one: string, many: string): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

/** A sentence, its strong pieces bold where the terminal shows it. */
export function spoken(sentence: Sentence, bold: boolean): string {
  return sentence
    .map(({ text, strong }) => (strong && bold ? `\u001b[1m${text}\u001b[22m` : text))
    .join('');
}

/** Rows in aligned columns; numbers to the right. */
export function table(rows: readonly (readonly (string | number)[])[]): string[] {
  const cells = rows.map((row) =>
    row.map((cell) => (typeof cell === 'number' ? count(cell) : cell)),
  );
  const columns = Math.max(0, ...cells.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, i) =>
    Math.max(...cells.map((row) => row[i]?.length ?? 0)),
  );
  return cells.map((row, r) =>
    row
      .map((cell, i) =>
        typeof rows[r]?.[i] === 'number'
          ? cell.padStart(widths[i] ?? 0)
          : cell.padEnd(widths[i] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
}
