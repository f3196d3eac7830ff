import { EchoError } from '../errors.ts';
import type { Table } from './tables.ts';

/** A value of a row, whichever database it came from. */
export type Value = null | number | string;

/** Characters of lines that go together, so that memory stays bounded whatever is in the rows. */
const batchLength = 1 << 20;

/** What JSON has no word for. */
const unspeakable: Readonly<Record<string, number>> = {
  NaN: Number.NaN,
  Infinity: Number.POSITIVE_INFINITY,
  '-Infinity': Number.NEGATIVE_INFINITY,
};

/** Collects rows as lines: a JSON array of the values each, in the order of the table's columns. */
export class LineBatch {
  readonly #table: Table;
  readonly #hasReals: boolean;
  #lines: string[] = [];
  #length = 0;

  constructor(table: Table) {
    this.#table = table;
    this.#hasReals = table.columns.some(({ kind }) => kind === 'real');
  }

  /** Whether it is time to take them. */
  add(values: unknown[]): boolean {
    const line = JSON.stringify(this.#hasReals ? this.#spoken(values) : values);
    this.#length += line.length;
    return this.#lines.push(line) > 0 && this.#length >= batchLength;
  }

  take(): string[] {
    const lines = this.#lines;
    this.#lines = [];
    this.#length = 0;
    return lines;
  }

  #spoken(values: unknown[]): unknown[] {
    return values.map((value, at) =>
      this.#table.columns[at]?.kind === 'real' && !Number.isFinite(value) && value !== null
        ? String(value)
        : value,
    );
  }
}

/** The values of a line. Throws backup-damaged. */
export function valuesOf(line: string, { name, columns }: Table): Value[] {
  let values: unknown;
  try {
    values = JSON.parse(line);
  } catch (cause) {
    throw new EchoError('backup-damaged', `A row of ${name} is not JSON.`, { cause });
  }
  if (!Array.isArray(values) || values.length !== columns.length) {
    throw new EchoError('backup-damaged', `A row of ${name} does not have its columns.`);
  }
  return columns.map(({ name: column, kind }, at) => {
    const value: unknown = values[at];
    if (value === null) return null;
    if (kind === 'text' && typeof value === 'string') return value;
    if (kind === 'moment' && typeof value === 'string') return value;
    if (kind === 'real') return numberOf(value, name, column);
    if ((kind === 'int' || kind === 'flag') && Number.isSafeInteger(value)) return Number(value);
    throw new EchoError('backup-damaged', `${name}.${column} holds what does not belong there.`);
  });
}

function numberOf(value: unknown, table: string, column: string): number {
  const number = typeof value === 'string' ? unspeakable[value] : value;
  if (typeof number === 'number') return number;
  throw new EchoError('backup-damaged', `${table}.${column} holds what is no number.`);
}
