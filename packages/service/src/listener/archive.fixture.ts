import type { ImportTotals, Store } from '@echotune/data';
import { type ArchiveLine, echotuneArchive } from '@echotune/formats';
import { BatchPacker } from '../import/pack-records.ts';
import { zonesOf } from '../import/shift-times.ts';
import { BatchStorer } from '../import/store-batch.ts';
import { exportListener } from './export-listener.ts';

/** A listener's archive. */
export async function archiveOf(store: Store, listenerId: number): Promise<ArchiveLine[]> {
  const lines: ArchiveLine[] = [];
  for await (const line of exportListener(store, listenerId)) lines.push(line);
  return lines;
}

/** The lines without what is of this store alone: numbers of plays, and which import brought them. */
export function comparable(lines: readonly ArchiveLine[]): unknown[] {
  const numbers = new Map<number, number>();
  return lines
    .filter(({ kind }) => kind !== 'import')
    .map((line) => {
      if (line.kind !== 'play') return line;
      if (!numbers.has(line.play)) numbers.set(line.play, numbers.size);
      return { ...line, play: numbers.get(line.play) };
    });
}

/** Imports an archive as `importHistory` does, but without its second thread. */
export async function importLines(
  store: Store,
  listenerId: number,
  lines: readonly ArchiveLine[],
): Promise<ImportTotals> {
  const { name: format } = echotuneArchive;
  const run = await store.imports.begin(listenerId, 0);
  const named = { name: 'ada.jsonl', signature: `${run.id}`, format };
  const file = await store.imports.addFile(run.id, named);
  const now = Date.UTC(2026, 0, 1);
  const packer = new BatchPacker(1000, await zonesOf(store, listenerId), now);
  const storer = new BatchStorer(store, listenerId, run.id);
  packer.beginFile(0, 0, format);
  const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
  for await (const records of echotuneArchive.parse(bytes(text))) {
    for (const record of records) {
      if (packer.mustWait(record)) await storer.store(packer.take(0), file);
      packer.add(record);
    }
  }
  await storer.store(packer.take(0), file);
  await store.imports.finishFile(file.id, null);
  return (await store.imports.finish(run.id, 'done', 0, null)).totals;
}

async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}
