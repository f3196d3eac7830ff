import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { EchoError } from '@echotune/data';
import { utf8Head } from '@echotune/formats';
import { type Candidate, listedInTar, lookedBytes, lookInside, walkDisk } from './walk-files.ts';

/** A file on disk. */
export interface GivenFile {
  readonly onDisk: Candidate;
  /** It was given itself, not a folder around it. */
  readonly named: boolean;
}

/**
 * The files on disk at and below the paths given. Throws import-unreadable, also where a path leads
 * nowhere.
 */
export async function* listGiven(paths: readonly string[]): AsyncGenerator<GivenFile> {
  for (const path of paths) {
    try {
      const isFolder = (await stat(path)).isDirectory();
      for await (const onDisk of walkDisk(path, isFolder ? '' : basename(path))) {
        yield { onDisk, named: !isFolder };
      }
    } catch (cause) {
      if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') {
        throw new EchoError('import-unreadable', `There is no file or folder ${path}.`, { cause });
      }
      throw unreadable(path, cause);
    }
  }
}

/**
 * The file itself, or what is in it, with its head as UTF-8. Throws import-unreadable and
 * import-too-large, of archives.
 */
export async function* listInside({ onDisk }: GivenFile): AsyncGenerator<Candidate> {
  try {
    for await (const candidate of lookInside(onDisk, listedInTar)) {
      yield { ...candidate, head: utf8Head(candidate.head).subarray(0, lookedBytes) };
    }
  } catch (cause) {
    throw cause instanceof EchoError ? cause : unreadable(onDisk.path, cause);
  }
}

/** All of it. Throws as `listGiven` and `listInside`. */
export async function* allCandidates(paths: readonly string[]): AsyncGenerator<Candidate> {
  for await (const given of listGiven(paths)) yield* listInside(given);
}

function unreadable(path: string, cause: unknown): EchoError {
  const what = cause instanceof Error ? cause.message.replace(path, basename(path)) : 'unknown';
  return new EchoError('import-unreadable', `${basename(path)} cannot be read: ${what}`, { cause });
}
