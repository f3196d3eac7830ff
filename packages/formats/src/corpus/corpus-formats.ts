/** Files with the plays of many: what a corpus is made of. */

import type { Refusal } from '../export-formats.ts';
import type { Recognition } from '../format.ts';
import { readHeadRows } from '../json/head-rows.ts';
import { type DumpListen, parseListenDump } from '../listenbrainz/dump.ts';
import { listensLayout } from '../listenbrainz/listens.ts';
import { parseCsvLog, recogniseCsvLog } from './csv-log.ts';

export interface CorpusFormat {
  readonly name: string;
  readonly title: string;
  /** Looks at the first bytes (up to 64 KiB). */
  recognise(head: Uint8Array): Recognition;
  /** Batches of records with their listeners; memory and errors as `ExportFormat.parse`. */
  parse(chunks: AsyncIterable<Uint8Array>): AsyncIterable<readonly DumpListen[]>;
}

function recogniseDump(head: Uint8Array): Recognition {
  const { rows, failure } = readHeadRows(head, listensLayout);
  const names = ['user_name', 'user_id'];
  const isListen = (row: object) => Object.hasOwn(row, 'track_metadata');
  const isSomebodys = (row: object) => names.some((name) => Object.hasOwn(row, name));
  if (rows.some((row) => isListen(row) && isSomebodys(row))) {
    return { confidence: 1, why: 'its records are listens with their listeners' };
  }
  const why = rows.some(isListen)
    ? `its records have no ${names.join(' or ')}: this is one listener's history`
    : (failure ?? 'its beginning shows no record with track_metadata');
  return { confidence: 0, why };
}

const corpusFormats: readonly CorpusFormat[] = [
  {
    name: 'listenbrainz-dump',
    title: 'ListenBrainz public dump',
    recognise: recogniseDump,
    parse: parseListenDump,
  },
  {
    name: 'csv-log',
    title: 'CSV log of many listeners',
    recognise: recogniseCsvLog,
    parse: parseCsvLog,
  },
];

/** The format of a corpus file from its first bytes, or why each does not take it. */
export function recogniseCorpus(head: Uint8Array): {
  readonly format: CorpusFormat | null;
  readonly refusals: readonly Refusal[];
} {
  const refusals: Refusal[] = [];
  for (const format of corpusFormats) {
    const { confidence, why } = format.recognise(head);
    if (confidence > 0) return { format, refusals };
    refusals.push({ format: format.name, title: format.title, why });
  }
  return { format: null, refusals };
}
