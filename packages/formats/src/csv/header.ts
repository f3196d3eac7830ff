/** Columns found by the names that a header gives them. */

/** A column's name as it is compared: without case, and without the spaces around it. */
export function plainName(name: string): string {
  return name.trim().toLowerCase();
}

export class Header {
  readonly names: readonly string[];
  readonly #columns = new Map<string, number>();

  constructor(cells: readonly string[]) {
    this.names = cells;
    for (const [column, cell] of cells.entries()) {
      const name = plainName(cell);
      // Of two columns of one name the first counts.
      if (!this.#columns.has(name)) this.#columns.set(name, column);
    }
  }

  has(...names: readonly string[]): boolean {
    return names.every((name) => this.#columns.has(name));
  }

  /** The column with the first of these names that there is; -1 for none. */
  find(...names: readonly string[]): number {
    for (const name of names) {
      const column = this.#columns.get(name);
      if (column !== undefined) return column;
    }
    return -1;
  }

  /** A column as rejections name it. */
  nameOf(column: number): string {
    return this.names[column]?.trim() || `column ${column + 1}`;
  }

  /** The names as a message may show them. */
  shown(): string {
    const some = this.names.slice(0, 8).map((name) => JSON.stringify(name.slice(0, 40)));
    return this.names.length > 8 ? `${some.join(', ')}, …` : some.join(', ');
  }
}

/** What a row says in a column; undefined for nothing, and where there is no such column. */
export function cellAt(cells: readonly string[], column: number): string | undefined {
  return cells[column] || undefined;
}
