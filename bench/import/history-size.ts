import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { WrittenFile } from '@echotune/formats';

/** How long the histories are that are imported. */
export interface HistorySize {
  readonly plays: number;
  readonly tracks: number;
}

export const endsAt = Date.UTC(2026, 0, 1);

/** Writes a file as it is made. Returns its path. */
export async function writeStreamed(
  folder: string,
  { name, chunks }: Pick<WrittenFile, 'name' | 'chunks'>,
): Promise<string> {
  const path = join(folder, name);
  await pipeline(Readable.from(chunks), createWriteStream(path));
  return path;
}

export function rowsPerSecond(rows: number, seconds: number): number {
  return Math.round(rows / seconds);
}
