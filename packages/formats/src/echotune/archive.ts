/**
 * EchoTune's own archive: everything that is known of a listener, a JSON object a line
 * (`archive-line.ts`). Plays carry the source that told of them, so that importing an archive brings
 * back the same plays with the same witnesses.
 */

import { withHead } from '../file-head.ts';
import type { ExportFormat, ParsedRecord, Rejection } from '../format.ts';
import { type Layout, openLayout } from '../json/layout.ts';
import { isRow, mapRecords, type Row } from '../json/records.ts';
import type { ListenerEntry } from '../listener-entry.ts';
import { recogniseLaidOut } from '../recognition.ts';
import { rejectField } from '../rejection.ts';
import { entryReader } from './archive-entry.ts';
import { isRejection, WitnessTable } from './archive-fields.ts';

const layout: Layout = { nesting: null, bare: true };
const version = 2;

type Made = Pick<ParsedRecord, 'play' | 'entry' | 'notMusic' | 'rejected'>;

function readKept(value: unknown): string | Rejection {
  if (value === undefined || value === null) return '{}';
  if (!isRow(value)) return rejectField('bad-type', 'kept', value, 'is not an object');
  const text = JSON.stringify(value);
  return text.includes('\\u0000')
    ? { code: 'nul-byte', reason: 'kept holds a NUL character' }
    : text;
}

function playReader(witnesses: WitnessTable): (row: Row) => Made {
  return (row) => {
    const witness = witnesses.read(row);
    if (isRejection(witness)) return { rejected: witness };
    const kept = readKept(row.kept);
    if (typeof kept !== 'string') return { rejected: kept };
    return { play: { ...witness, kept } };
  };
}

function lineReader(): (row: Row) => Made {
  const witnesses = new WitnessTable();
  const readPlay = playReader(witnesses);
  const readEntry = entryReader(witnesses);
  return (row) => {
    const { kind } = row;
    if (kind === 'play') return readPlay(row);
    if (kind === 'import') return { notMusic: 'account' };
    if (kind === 'echotune-archive') {
      if (row.version === version) return { notMusic: 'account' };
      const why = `is not ${version}, the only version this release reads`;
      return { rejected: rejectField('bad-type', 'version', row.version, why) };
    }
    const entry: ListenerEntry | Rejection = readEntry(row);
    return 'code' in entry ? { rejected: entry } : { entry };
  };
}

function parse(chunks: AsyncIterable<Uint8Array>): AsyncIterable<readonly ParsedRecord[]> {
  const read = lineReader();
  const open = (head: Uint8Array) => openLayout(layout, head);
  return mapRecords(withHead(chunks), open, (record, line, value, rejected): ParsedRecord => {
    if (rejected !== null) return { record, line, rejected };
    if (isRow(value)) return { record, line, ...read(value) };
    const reason = 'the record is not a JSON object';
    return { record, line, rejected: { code: 'not-an-object', reason } };
  });
}

export const echotuneArchive: ExportFormat = {
  name: 'echotune-archive',
  title: 'EchoTune archive',
  // Its plays are other sources'; only what they leave open is read by this.
  clock: { precision: 'second', stamps: 'start', zone: 'utc' },
  recognise: (name, head) =>
    recogniseLaidOut(name, head, {
      fileName: /^echotune.*\.jsonl$/i,
      layout,
      fields: ['kind', 'version', 'listener', 'timeZone'],
    }),
  parse,
};
