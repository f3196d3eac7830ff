import type { DatabaseSync } from 'node:sqlite';
import { EchoError } from '../errors.ts';
import { translated } from '../sqlite/failure.ts';
import { LineBatch } from './row-lines.ts';
import type { Table } from './tables.ts';

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Rows as they lie in the table. Throws store-corrupt, store-unreachable. */
export async function* sqliteLines(
  database: DatabaseSync,
  table: Table,
): AsyncGenerator<readonly string[]> {
  const columns = table.columns.map(({ name }) => quoted(name)).join(', ');
  const rows = reading(table, () =>
    database
      .prepare(`select ${columns} from ${quoted(table.name)}`, { returnArrays: true })
      .iterate(),
  );
  const batch = new LineBatch(table);
  for (;;) {
    const { value, done } = reading(table, () => rows.next());
    if (done === true) break;
    if (batch.add(Object.values(value))) yield batch.take();
  }
  yield batch.take();
}

/** `node:sqlite` refuses integers that are no exact number; no row of EchoTune has one. */
function reading<T>(table: Table, read: () => T): T {
  try {
    return translated(read);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : '';
    if (code !== 'ERR_OUT_OF_RANGE') throw cause;
    throw new EchoError('store-corrupt', `${table.name} holds a number that is too great.`, {
      cause,
    });
  }
}
