import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { extendedHistoryChunks } from '@echotune/formats';
import { ZipFile } from 'yazl';
import { endsAt, type HistorySize } from './history-size.ts';

const bytesPerFile = 12_000_000;

/** The history's text without the list's brackets, in pieces of whole rows that begin with a comma. */
function* rowPieces(size: HistorySize): Generator<string> {
  for (const chunk of extendedHistoryChunks({ ...size, endsAt })) {
    yield `,${chunk.replace(/^[[,]/, '').replace(/\]$/, '')}`;
  }
}

/** The lists that one history is cut into. */
function* lists(size: HistorySize): Generator<Buffer> {
  let rows: Buffer[] = [];
  let length = 0;
  const list = () => Buffer.from(`[${Buffer.concat(rows).subarray(1)}]`);
  for (const piece of rowPieces(size)) {
    const bytes = Buffer.from(piece);
    rows.push(bytes);
    length += bytes.length;
    if (length < bytesPerFile) continue;
    yield list();
    rows = [];
    length = 0;
  }
  if (length > 0) yield list();
}

/** An extended history as the service packs it: files of about 12 MB in one zip. Returns their size together. */
export async function writeZip(path: string, size: HistorySize): Promise<number> {
  const zip = new ZipFile();
  const done = pipeline(zip.outputStream, createWriteStream(path));
  let total = 0;
  let files = 0;
  for (const list of lists(size)) {
    zip.addBuffer(list, `Spotify Extended/Streaming_History_Audio_${files}.json`);
    total += list.length;
    files += 1;
  }
  zip.end();
  await done;
  return total;
}
