import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { EchoError } from '@echotune/data';
import { recogniseFile } from '@echotune/formats';
import { explainRefusals } from './explain-refusals.ts';
import { type Candidate, nestedArchive, plainName, walkFiles } from './walk-files.ts';

/** A file of a history that a known format reads: on disk, compressed, or an archive's entry. */
export interface HistoryFile extends Omit<Candidate, 'head'> {
  readonly format: string;
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
      const what = cause instanceof Error ? cause.message.replace(path, basename(path)) : 'unknown';
      throw new EchoError('import-unreadable', `${basename(path)} cannot be read: ${what}`, {
        cause,
      });
    }
  }
}

function recognise(candidate: Candidate): HistoryFile | SkippedFile {
  const { head, ...file } = candidate;
  const nested = nestedArchive(candidate);
  if (nested !== null) {
    const reason = `a ${nested} archive within an archive is not looked into: unpack the outer one`;
    return { name: file.name, reason };
  }
  const { format, refusals } = recogniseFile(basename(plainName(candidate)), head);
  if (format !== null) return { ...file, format: format.name };
  return { name: file.name, reason: explainRefusals(refusals) };
}

/**
 * Finds the history files in files, folders and archives (zip, tar, gzip, zstd), and says of every
 * other file why it was left out.
 * Throws import-nothing-found, import-unrecognised, import-unreadable, import-too-large.
 */
export async function findFiles(paths: readonly string[]): Promise<FoundFiles> {
  const files: HistoryFile[] = [];
  const skipped: SkippedFile[] = [];
  for await (const candidate of allCandidates(paths)) {
    if (files.length + skipped.length >= fileLimit) {
      throw new EchoError('import-too-large', `More than ${fileLimit} files in one import.`);
    }
    const found = recognise(candidate);
    if ('format' in found) files.push(found);
    else skipped.push(found);
  }
  if (files.length > 0) return { files, skipped };
  if (skipped.length === 0) {
    throw new EchoError('import-nothing-found', 'There is no file in what was given.');
  }
  const shown = skipped.slice(0, 5).map((file) => `${file.name} (${file.reason})`);
  const more = skipped.length > 5 ? ` and ${skipped.length - 5} more` : '';
  throw new EchoError('import-unrecognised', `No listening history in ${shown.join(', ')}${more}.`);
}
