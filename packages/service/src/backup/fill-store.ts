import { EchoError, RowChecksum, type RowSum, type StoreLoad, type Table } from '@echotune/data';
import type { CopyProgress } from './copy-progress.ts';
import { damaged } from './read-manifest.ts';

/** Rows that are to be in a store. */
export interface RowsToLoad {
  readonly name: string;
  readonly columns: readonly string[];
  readonly lastId: number | null;
  /** Batches of lines, and where they come from. */
  readonly batches: AsyncIterable<{ readonly lines: readonly string[]; readonly place: string }>;
}

/** Lines that are loaded at once, so that what does not fit is named closely enough. */
const linesAtOnce = 2000;

/**
 * Loads every table and reads it back: what is in the store then is what came, row for row. Throws
 * backup-damaged where something does not fit, store-corrupt where it came back otherwise.
 */
export async function fillStore(
  load: StoreLoad,
  rowsToLoad: readonly RowsToLoad[],
  onProgress: (progress: CopyProgress) => void,
  signal?: AbortSignal,
): Promise<Map<string, RowSum>> {
  const tables = matched(load.tables, rowsToLoad);
  const sums = new Map<string, RowSum>();
  for (const [table, { batches }] of tables) {
    const checksum = new RowChecksum();
    for await (const { lines, place } of batches) {
      signal?.throwIfAborted();
      checksum.add(lines);
      await addLines(load, table, lines, place);
      onProgress({ doing: 'load', table: table.name, rows: checksum.sum().rows });
    }
    sums.set(table.name, checksum.sum());
  }
  await finish(load, rowsToLoad);
  for (const [table] of tables) {
    const found = new RowChecksum();
    for await (const lines of load.lines(table)) {
      signal?.throwIfAborted();
      found.add(lines);
      onProgress({ doing: 'compare', table: table.name, rows: found.sum().rows });
    }
    expectSame(table.name, found.sum(), sums.get(table.name));
  }
  return sums;
}

async function finish(load: StoreLoad, rowsToLoad: readonly RowsToLoad[]): Promise<void> {
  const lastIds = rowsToLoad.map(({ name, lastId }) => [name, lastId ?? 0] as const);
  try {
    await load.finish(new Map(lastIds));
  } catch (cause) {
    if (cause instanceof EchoError) throw cause;
    const why = cause instanceof Error ? cause.message : String(cause);
    throw damaged('tables', `its rows do not fit together (${why})`, cause);
  }
}

function matched(
  tables: readonly Table[],
  rowsToLoad: readonly RowsToLoad[],
): [Table, RowsToLoad][] {
  const byName = new Map(rowsToLoad.map((rows) => [rows.name, rows]));
  if (byName.size !== tables.length) {
    throw damaged('manifest.json', 'its tables are not those of its migrations');
  }
  return tables.map((table) => {
    const rows = byName.get(table.name);
    if (rows?.columns.join() !== table.columns.map(({ name }) => name).join()) {
      throw damaged(
        'manifest.json',
        `the columns of ${table.name} are not those of its migrations`,
      );
    }
    return [table, rows];
  });
}

async function addLines(
  load: StoreLoad,
  table: Table,
  lines: readonly string[],
  place: string,
): Promise<void> {
  for (let from = 0; from < lines.length; from += linesAtOnce) {
    const some = lines.slice(from, from + linesAtOnce);
    try {
      await load.add(table, some);
    } catch (cause) {
      const isOfStore = cause instanceof EchoError && !/^(backup|input)-/.test(cause.code);
      if (isOfStore) throw cause;
      const why = cause instanceof Error ? cause.message.replace(/\.$/, '') : String(cause);
      throw damaged(`${place}, lines ${from + 1} to ${from + some.length}`, why, cause);
    }
  }
}

function expectSame(table: string, found: RowSum, given: RowSum | undefined): void {
  if (found.rows === given?.rows && found.checksum === given.checksum) return;
  const message = `${table} came back with ${found.rows} rows of ${given?.rows}, or with others.`;
  throw new EchoError('store-corrupt', message);
}
