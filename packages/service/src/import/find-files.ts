import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { EchoError } from '@echotune/data';
import {
  type CsvMapping,
  type CsvWishes,
  csvFormat,
  previewCsv,
  recogniseFile,
} from '@echotune/formats';
import { explainRefusals } from './explain-refusals.ts';
import { type Candidate, nestedArchive, plainName, walkFiles } from './walk-files.ts';

/** A file of a history that a known format reads: on disk, compressed, or an archive's entry. */
export interface HistoryFile extends Omit<Candidate, 'head'> {
  readonly format: string;
  /** How the listener wants a table read; null where the format knows. */
  readonly mapping: CsvMapping | null;
}

export interface SkippedFile {
  readonly name: string;
  readonly reason: string;
}

export interface FoundFiles {
  readonly files: readonly HistoryFile[];
  readonly skipped: readonly SkippedFile[];
}

const fileLimit = 10_000;

/**
 * Everything in the files, folders and archives given. Throws import-unreadable (also where a path
 * leads nowhere), import-too-large.
 */
export async function* allCandidates(paths: readonly string[]): AsyncGenerator<Candidate> {
  for (const path of paths) {
    try {
      const isFolder = (await stat(path)).isDirectory();
      yield* walkFiles(path, isFolder ? '' : basename(path));
    } catch (cause) {
      if (cause instanceof EchoError) throw cause;
      if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') {
        throw new EchoError('import-unreadable', `There is no file or folder ${path}.`, { cause });
      }
      const what = cause instanceof Error ? cause.message.replace(path, basename(path)) : 'unknown';
      throw new EchoError('import-unreadable', `${basename(path)} cannot be read: ${what}`, {
        cause,
      });
    }
  }
}

/**
 * The format of a file, or why there is none. `wishes` says how every file is to be read, as a table,
 * null that formats decide.
 */
export function recognise(
  candidate: Candidate,
  wishes: CsvWishes | null,
): HistoryFile | SkippedFile {
  const { head, ...file } = candidate;
  const nested = nestedArchive(candidate);
  if (nested !== null) {
    const reason = `a ${nested} archive within an archive is not looked into: unpack the outer one`;
    return { name: file.name, reason };
  }
  if (wishes !== null) return asTable(file, head, wishes);
  const { format, refusals } = recogniseFile(basename(plainName(candidate)), head);
  if (format !== null) return { ...file, format: format.name, mapping: null };
  return { name: file.name, reason: explainRefusals(refusals) };
}

function asTable(
  file: Omit<Candidate, 'head'>,
  head: Uint8Array,
  wishes: CsvWishes,
): HistoryFile | SkippedFile {
  const { mapping, missing, failure } = previewCsv(head, wishes);
  if (mapping === null || failure !== null) {
    return { name: file.name, reason: failure ?? missing.map(({ why }) => why).join('; ') };
  }
  // Read in another way it is another file: an interrupted import must not be taken up so.
  const way = createHash('sha256').update(JSON.stringify(mapping)).digest('hex').slice(0, 8);
  const signature = `${file.signature}-${way}`;
  return { ...file, signature, format: csvFormat(mapping).name, mapping };
}

const skippedShown = 3;

/** Says of the first few files why nobody takes them. */
function describeSkipped(skipped: readonly SkippedFile[]): string {
  const shown = skipped
    .slice(0, skippedShown)
    .map(({ name, reason }) => `${name}:\n  ${reason.replaceAll('\n', '\n  ')}`);
  const more = skipped.length - shown.length;
  const others = more > 0 ? [`${more} more files were not recognised either.`] : [];
  return ['No listening history was found.', ...shown, ...others].join('\n');
}

/** The first few files, each with its reason, in a sentence. */
export function nameSkipped(skipped: readonly SkippedFile[]): string {
  const shown = skipped.slice(0, 5).map(({ name, reason }) => `${name} (${reason})`);
  const more = skipped.length > 5 ? ` and ${skipped.length - 5} more` : '';
  return `${shown.join(', ')}${more}`;
}

/**
 * Finds the history files in files, folders and archives (zip, tar, gzip, zstd), and says of every
 * other file why it was left out. `wishes` makes tables of all of them, read as it says.
 * Throws import-nothing-found, import-unrecognised, import-unreadable, import-too-large.
 */
export async function findFiles(
  paths: readonly string[],
  wishes: CsvWishes | null = null,
): Promise<FoundFiles> {
  const files: HistoryFile[] = [];
  const skipped: SkippedFile[] = [];
  for await (const candidate of allCandidates(paths)) {
    if (files.length + skipped.length >= fileLimit) {
      throw new EchoError('import-too-large', `More than ${fileLimit} files in one import.`);
    }
    const found = recognise(candidate, wishes);
    if ('format' in found) files.push(found);
    else skipped.push(found);
  }
  if (files.length > 0) return { files, skipped };
  if (skipped.length === 0) {
    throw new EchoError('import-nothing-found', 'There is no file in what was given.');
  }
  throw new EchoError('import-unrecognised', describeSkipped(skipped));
}
