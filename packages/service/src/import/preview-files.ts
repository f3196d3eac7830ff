import { EchoError } from '@echotune/data';
import {
  type CsvPreview,
  type CsvWishes,
  exportFormats,
  type ParsedRecord,
  previewCsv,
} from '@echotune/formats';
import { leaveOut, recognise, type SkippedFile } from './find-files.ts';
import { listGiven, listInside } from './list-candidates.ts';
import type { Candidate } from './walk-files.ts';

/** How a file would be read. */
export interface FilePreview {
  readonly name: string;
  readonly bytes: number;
  /** Name and title of the format. */
  readonly format: string;
  readonly title: string;
  /** What would become of its first records. */
  readonly records: readonly ParsedRecord[];
  /** Which column plays which role, where it is a table that names its own columns. */
  readonly table: CsvPreview | null;
}

export interface ImportPreview {
  readonly files: readonly FilePreview[];
  /** What would be left out; of a table what was found in it, so that its columns can be named. */
  readonly skipped: readonly (SkippedFile & { readonly table: CsvPreview | null })[];
}

const recordsShown = 5;
const filesShown = 50;

async function firstRecords(format: string, head: Uint8Array): Promise<ParsedRecord[]> {
  const found = exportFormats.find(({ name }) => name === format);
  const records: ParsedRecord[] = [];
  const pieces = async function* () {
    yield head;
  };
  try {
    for await (const batch of found?.parse(pieces()) ?? []) {
      records.push(...batch);
      if (records.length >= recordsShown) break;
    }
  } catch {
    // The head ends where it ends: that is no fault of the file.
  }
  return records.slice(0, recordsShown);
}

function tableIn(name: string, head: Uint8Array, wishes: CsvWishes | null): CsvPreview | null {
  const preview = previewCsv(head, wishes ?? {});
  const isTable = /\.(csv|tsv|txt)$/i.test(name) && preview.columns.length > 1;
  return isTable && preview.failure === null ? preview : null;
}

/** How a file would be read, or why not. */
async function preview(
  candidate: Candidate,
  wishes: CsvWishes | null,
): Promise<FilePreview | ImportPreview['skipped'][number]> {
  const { name, bytes, head } = candidate;
  const found = recognise(candidate, wishes);
  if (!('format' in found)) return { ...found, table: tableIn(name, head, wishes) };
  const { format } = found;
  const isTable = format === 'csv' || format.startsWith('csv-');
  const table = isTable ? previewCsv(head, wishes ?? {}) : null;
  const records = table?.records ?? (await firstRecords(format, head));
  const title = exportFormats.find((one) => one.name === format)?.title ?? format;
  return { name, bytes, format, title, records, table };
}

/**
 * How files, folders and archives would be read, without storing anything: formats, the roles of a
 * table's columns, and the first records. At most 50 files are looked at.
 * Throws import-unreadable where a path leads nowhere.
 */
export async function previewFiles(
  paths: readonly string[],
  wishes: CsvWishes | null,
): Promise<ImportPreview> {
  const files: FilePreview[] = [];
  const skipped: ImportPreview['skipped'][number][] = [];
  for await (const given of listGiven(paths)) {
    try {
      for await (const candidate of listInside(given)) {
        if (files.length + skipped.length >= filesShown) return { files, skipped };
        const shown = await preview(candidate, wishes);
        if ('format' in shown) files.push(shown);
        else skipped.push(shown);
      }
    } catch (failure) {
      if (!(failure instanceof EchoError)) throw failure;
      skipped.push({ ...leaveOut(given, failure), table: null });
    }
  }
  return { files, skipped };
}
