import { dirname, join } from 'node:path';
import { RowChecksum, type RowSum } from '@echotune/data';
import { compress } from './compression.ts';
import type { Chunk } from './read-manifest.ts';
import { makeFolder, writeFileOf } from './write-files.ts';

/** Characters of lines that become one file; what memory it takes follows from that. */
const chunkLength = 8 << 20;

export interface WrittenRows extends RowSum {
  readonly chunks: readonly Chunk[];
}

/**
 * Writes the rows of a table as `tables/NAME/000001.ndjson.zst` and so on: lines of JSON, compressed. A
 * file is compressed and written while the next is read. `onRows` is told how many there are so far.
 */
export async function writeChunks(
  folder: string,
  table: string,
  batches: AsyncIterable<readonly string[]>,
  onRows: (rows: number) => void,
): Promise<WrittenRows> {
  const checksum = new RowChecksum();
  const chunks: Chunk[] = [];
  let lines: string[] = [];
  let length = 0;
  const begun: { chunk: Promise<Chunk> | null } = { chunk: null };
  const flush = async () => {
    if (begun.chunk !== null) chunks.push(await begun.chunk);
    begun.chunk = null;
    if (lines.length === 0) return;
    begun.chunk = writeChunk(folder, chunkName(table, chunks.length + 1), lines);
    // Whoever waits for it next is told.
    begun.chunk.catch(() => {});
    [lines, length] = [[], 0];
  };
  try {
    for await (const batch of batches) {
      checksum.add(batch);
      lines = lines.concat(batch);
      for (const line of batch) length += line.length;
      onRows(checksum.sum().rows);
      if (length >= chunkLength) await flush();
    }
    await flush();
    await flush();
  } finally {
    // Nothing is written any more once this has ended, however it does.
    await begun.chunk?.catch(() => {});
  }
  return { ...checksum.sum(), chunks };
}

function chunkName(table: string, number: number): string {
  return `tables/${table}/${String(number).padStart(6, '0')}.ndjson.zst`;
}

async function writeChunk(folder: string, file: string, lines: readonly string[]): Promise<Chunk> {
  const plain = Buffer.from(`${lines.join('\n')}\n`);
  const bytes = await compress(plain);
  await makeFolder(dirname(join(folder, file)));
  const kept = await writeFileOf(folder, file, bytes);
  return { ...kept, rows: lines.length, plainBytes: plain.length };
}
