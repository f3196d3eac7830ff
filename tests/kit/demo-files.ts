import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { zonedClock } from '@echotune/engine';
import {
  type ExportRequest,
  type ExportSource,
  exportSource,
  exportWriters,
} from '@echotune/formats';

/** What the demo world's exports are made from, with wall clocks of their zones. */
export function demoSource(request: Omit<ExportRequest, 'localClock'>): ExportSource {
  return exportSource({ ...request, localClock: (zone) => zonedClock(zone).localMs });
}

/** Writes an export of a kind into a folder of its own; returns the folder. */
export async function writeExport(
  source: ExportSource,
  format: string,
  parent: string,
): Promise<string> {
  const folder = join(parent, format);
  for (const { name, chunks } of exportWriters[format]?.write(source) ?? []) {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    await pipeline(Readable.from(chunks), createWriteStream(path));
  }
  return folder;
}
