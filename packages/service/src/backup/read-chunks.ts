import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decompress } from './compression.ts';
import { type Chunk, damaged, type KeptTable, unread } from './read-manifest.ts';

export interface ReadChunk {
  readonly lines: readonly string[];
  /** "tables/play/000002.ndjson.zst (rows 60,001–120,000 of play)" */
  readonly place: string;
}

/** The rows of a table, file by file, each checked. Throws backup-damaged, naming the file. */
export async function* readChunks(folder: string, table: KeptTable): AsyncGenerator<ReadChunk> {
  let before = 0;
  for (const chunk of table.chunks) {
    const place = placeOf(chunk, table.name, before);
    yield { lines: await readChunk(folder, chunk, place), place };
    before += chunk.rows;
  }
  if (before !== table.rows)
    throw damaged('manifest.json', `the files of ${table.name} do not add up`);
}

async function readChunk(folder: string, chunk: Chunk, place: string): Promise<string[]> {
  const bytes = await readFile(join(folder, chunk.file)).catch((cause) => {
    throw unread(place, cause);
  });
  if (bytes.length !== chunk.bytes) {
    throw damaged(place, `it has ${bytes.length} bytes instead of ${chunk.bytes}`);
  }
  if (createHash('sha256').update(bytes).digest('hex') !== chunk.sha256) {
    throw damaged(place, 'its SHA-256 differs');
  }
  // No more than was said, whatever is in it.
  const plain = await decompress(bytes, Math.max(chunk.plainBytes, 1)).catch((cause) => {
    throw damaged(place, 'it cannot be decompressed', cause);
  });
  const lines = plain.toString('utf8').split('\n');
  const isWhole = lines.pop() === '' && lines.length === chunk.rows;
  if (!isWhole) throw damaged(place, `it has ${lines.length} rows instead of ${chunk.rows}`);
  return lines;
}

function placeOf({ file, rows }: Chunk, table: string, before: number): string {
  return `${file} (rows ${before + 1} to ${before + rows} of ${table})`;
}
