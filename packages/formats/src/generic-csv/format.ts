/**
 * Any table of plays whose columns can be told: by their names, or as somebody says. Four formats,
 * because a format has one clock: times that say what they mean in UTC or not, of the start of a play
 * or (where the names are Spotify's, or say so) of its end. Times to the minute come through as well;
 * they look like seconds that are always 0. A table is one listener's: where a column says whose a
 * play is, rows of others than the first are rejected.
 */

import { Header } from '../csv/header.ts';
import { parseTable, recogniseTable, type TablePlan } from '../csv/table.ts';
import type { ExportFormat, Recognition, SourceClock } from '../format.ts';
import type { CsvMapping } from './mapping.ts';
import { planPersonal } from './personal-table.ts';
import { type CsvPreview, previewCsv } from './preview.ts';

type Kind = Pick<SourceClock, 'zone' | 'stamps'>;

/** Any format that knows the file better is surer. */
const confidence = 0.3;

function nameOf({ zone, stamps }: Kind): string {
  return `csv${stamps === 'end' ? '-end' : ''}${zone === 'listener' ? '-local' : ''}`;
}

function titleOf({ zone, stamps }: Kind): string {
  const local = zone === 'listener' ? 'local ' : '';
  return stamps === 'end' ? `CSV with ${local}ends of plays` : `CSV with ${local}times of plays`;
}

function problemOf({ failure, firstRow, missing }: CsvPreview): string {
  if (failure !== null) return failure;
  if (firstRow.length === 0) return 'it has no row that can be read';
  const first = new Header(firstRow).shown();
  return `${missing.map(({ why }) => why).join('; ')}; its first row is ${first}`;
}

/** By the head: the four formats are asked of the same one, one after the other. */
const previews = new WeakMap<Uint8Array, CsvPreview>();

function previewOnce(head: Uint8Array): CsvPreview {
  const preview = previews.get(head) ?? previewCsv(head);
  previews.set(head, preview);
  return preview;
}

function recognise(head: Uint8Array, kind: Kind): Recognition {
  const preview = previewOnce(head);
  const { mapping } = preview;
  if (mapping === null || preview.failure !== null) {
    const usual = kind.zone === 'utc' && kind.stamps === 'start';
    // Four answers to one question need not say the same.
    return { confidence: 0, why: usual ? problemOf(preview) : 'as for CSV with times of plays' };
  }
  if (nameOf(mapping) !== nameOf(kind)) {
    return { confidence: 0, why: `it is a ${titleOf(mapping)}` };
  }
  return { confidence, why: 'its columns can be told by their names' };
}

/** As recognised: the columns are found again from the same bytes. */
function planFound(head: Uint8Array): TablePlan {
  const preview = previewCsv(head);
  if (preview.mapping !== null) return planPersonal(preview.mapping);
  const dialect = { delimiter: preview.delimiter, quotes: true };
  return { dialect, open: () => ({ problem: problemOf(preview) }) };
}

function named(kind: Kind): Pick<ExportFormat, 'name' | 'title' | 'clock'> {
  const { zone, stamps } = kind;
  return {
    name: nameOf(kind),
    title: titleOf(kind),
    clock: { precision: 'second', stamps, zone },
  };
}

function foundFormat(zone: Kind['zone'], stamps: Kind['stamps']): ExportFormat {
  const kind = { zone, stamps };
  return {
    ...named(kind),
    recognise: (_, head) => recognise(head, kind),
    parse: (chunks) => parseTable(chunks, planFound),
  };
}

export const genericCsv: readonly ExportFormat[] = [
  foundFormat('utc', 'start'),
  foundFormat('listener', 'start'),
  foundFormat('utc', 'end'),
  foundFormat('listener', 'end'),
];

/**
 * The format of a table that is read as the mapping says. Its name, and so its clock, is that of one of
 * the formats that recognise tables by themselves. Throws FormatError `wrong-columns` when read where
 * the table lacks a column.
 */
export function csvFormat(mapping: CsvMapping): ExportFormat {
  const plan = () => planPersonal(mapping);
  return {
    ...named(mapping),
    recognise: (_, head) => recogniseTable(head, plan),
    parse: (chunks) => parseTable(chunks, plan),
  };
}
