/** Public dumps of ListenBrainz (CC0): the listens of everybody, in one file for each month. */

import { withHead } from '../file-head.ts';
import type { ParsedRecord } from '../format.ts';
import { openLayout } from '../json/layout.ts';
import { mapRecords, readRecord } from '../json/records.ts';
import { listenReader } from './listen.ts';
import { listenerOf } from './listen-owner.ts';
import { listensLayout } from './listens.ts';

/** A record of a dump and whose it is. */
export interface DumpListen {
  /** The listener's name there, or else number; empty where the record does not say. */
  readonly listener: string;
  readonly record: ParsedRecord;
}

/**
 * Batches of the listens of one dump file (decompressed), with their listeners, in file order and in
 * bounded memory. Bad records and errors as in every format: see `ExportFormat.parse`.
 */
export function parseListenDump(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<readonly DumpListen[]> {
  const read = listenReader();
  const open = (head: Uint8Array) => openLayout(listensLayout, head);
  return mapRecords(withHead(chunks), open, (record, line, value, rejected) => ({
    listener: listenerOf(value),
    record: readRecord(record, line, value, rejected, read),
  }));
}
