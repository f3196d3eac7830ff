import { createHash } from 'node:crypto';
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
import { type GivenFile, listGiven, listInside } from './list-candidates.ts';
import { type Candidate, nestedArchive, plainName } from './walk-files.ts';

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

/** A file of an import that was not read. */
export interface LeftOutFile extends SkippedFile {
  /** Plays may be missing for it: it is damaged, an archive within an archive, a table, or was itself named. */
  readonly missed: boolean;
}

export interface FoundFiles {
  readonly files: readonly HistoryFile[];
  readonly skipped: readonly LeftOutFile[];
}

const fileLimit = 10_000;

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
  const { format, problem, refusals } = recogniseFile(basename(plainName(candidate)), head);
  if (format !== null) return { ...file, format: format.name, mapping: null };
  return { name: file.name, reason: problem ?? explainRefusals(refusals) };
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

interface Looked {
  readonly files: readonly HistoryFile[];
  readonly skipped: readonly LeftOutFile[];
  /** Why nothing of the file is taken, where it is damaged. */
  readonly failure: EchoError | null;
}

/** A table is a history more often than not: what exports of services hold beside plays is JSON and pictures. */
const isTable = (candidate: Candidate) => /\.[ct]sv$/i.test(plainName(candidate));

/** What a file on disk comes to. An archive that is damaged anywhere is left out as a whole. */
async function look(given: GivenFile, wishes: CsvWishes | null): Promise<Looked> {
  const files: HistoryFile[] = [];
  const skipped: LeftOutFile[] = [];
  try {
    for await (const candidate of listInside(given)) {
      refuseCrowd(files.length + skipped.length);
      const found = recognise(candidate, wishes);
      const isItself = candidate.name === given.onDisk.name;
      const isNamed = given.named && isItself;
      const missed = isNamed || nestedArchive(candidate) !== null || isTable(candidate);
      if ('format' in found) files.push(found);
      else skipped.push({ ...found, missed });
    }
  } catch (failure) {
    if (!(failure instanceof EchoError)) throw failure;
    return { files: [], skipped: [leaveOut(given, failure)], failure };
  }
  return { files, skipped, failure: null };
}

/** A file that is damaged; its name, which stands before the reason, need not be said twice. */
export function leaveOut({ onDisk: { name } }: GivenFile, { message }: EchoError): LeftOutFile {
  const said = message.startsWith(`${name} `) ? `it${message.slice(name.length)}` : message;
  return { name, reason: said.replace(/\.$/, ''), missed: true };
}

function refuseCrowd(files: number): void {
  if (files < fileLimit) return;
  throw new EchoError('import-too-large', `More than ${fileLimit} files in one import.`);
}

/**
 * Finds the history files in files, folders and archives (zip, tar, gzip, zstd), and says of every
 * other file why it was left out. `wishes` makes tables of all of them, read as it says.
 * Throws import-nothing-found; import-unreadable where a path leads nowhere; import-unrecognised, or
 * what is wrong with archives, where nothing else was found; import-too-large.
 */
export async function findFiles(
  paths: readonly string[],
  wishes: CsvWishes | null = null,
): Promise<FoundFiles> {
  const files: HistoryFile[] = [];
  const skipped: LeftOutFile[] = [];
  const failures: EchoError[] = [];
  for await (const given of listGiven(paths)) {
    refuseCrowd(files.length + skipped.length);
    const looked = await look(given, wishes);
    files.push(...looked.files);
    skipped.push(...looked.skipped);
    if (looked.failure !== null) failures.push(looked.failure);
  }
  if (files.length > 0) return { files, skipped };
  throw nothingFound(skipped, failures);
}

function nothingFound(skipped: readonly LeftOutFile[], [failure]: readonly EchoError[]): EchoError {
  if (skipped.length === 0) {
    return new EchoError('import-nothing-found', 'There is no file in what was given.');
  }
  if (failure === undefined) {
    return new EchoError('import-unrecognised', describeSkipped(skipped));
  }
  if (skipped.length === 1) return failure;
  return new EchoError(failure.code, describeSkipped(skipped), { cause: failure });
}
