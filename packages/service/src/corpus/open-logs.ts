import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { EchoError } from '@echotune/data';
import { type CorpusFormat, recogniseCorpus } from '@echotune/formats';
import type { Compression } from '../import/decompress.ts';
import { explainRefusals } from '../import/explain-refusals.ts';
import type { SkippedFile } from '../import/find-files.ts';
import { FileReader } from '../import/read-file.ts';
import { tarEntries } from '../import/read-tar.ts';
import { type Candidate, lookInside, nestedArchive, walkDisk } from '../import/walk-files.ts';

/** A file of a corpus, open. */
export interface OpenLog {
  readonly name: string;
  readonly format: CorpusFormat;
  /** To be read before the next one is asked for. */
  readonly content: AsyncIterable<Uint8Array>;
}

export interface FoundLogs {
  /** As given, for a person: base names. */
  readonly names: readonly string[];
  readonly paths: readonly string[];
  /** On disk. */
  readonly bytes: number;
}

/** Whether all paths are there, and how large it all is. Throws import-unreadable, import-nothing-found. */
export async function findLogs(paths: readonly string[]): Promise<FoundLogs> {
  let bytes = 0;
  for (const path of paths) {
    try {
      const isFolder = (await stat(path)).isDirectory();
      for await (const file of walkDisk(path, isFolder ? '' : basename(path))) bytes += file.bytes;
    } catch (cause) {
      const why = cause instanceof Error ? cause.message.replace(path, basename(path)) : 'unknown';
      const what = `${basename(path)} cannot be read: ${why}`;
      throw new EchoError('import-unreadable', what, { cause });
    }
  }
  if (bytes === 0)
    throw new EchoError('import-nothing-found', 'There is nothing in what was given.');
  return { names: paths.map((path) => basename(path)), paths, bytes };
}

const headBytes = 65_536;

interface OpenEntry extends Candidate {
  readonly content: AsyncIterable<Uint8Array>;
}

/** A tar's entries as they pass: a dump is too large to be read once to find them, once to read them. */
function openTar(onBytes: (bytes: number) => void) {
  return async function* (
    { path, name, signature, bytes }: Candidate,
    compression: Compression | null,
  ): AsyncGenerator<OpenEntry> {
    for await (const entry of tarEntries({ path, name, compression }, onBytes)) {
      const { head, content } = await withHead(entry.content);
      const place = { in: 'tar', compression, index: entry.index } as const;
      yield { name: `${name}/${entry.entryName}`, signature, bytes, path, place, head, content };
    }
  };
}

/** The first bytes, and the content with them. */
async function withHead(
  content: AsyncIterable<Uint8Array>,
): Promise<Pick<OpenEntry, 'head' | 'content'>> {
  const pieces = content[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  for (let length = 0; length < headBytes; ) {
    const { value, done } = await pieces.next();
    if (done === true) break;
    first.push(value);
    length += value.length;
  }
  const head = Buffer.concat(first);
  const whole = async function* () {
    yield head;
    yield* { [Symbol.asyncIterator]: () => ({ next: () => pieces.next() }) };
  };
  return { head: head.subarray(0, headBytes), content: whole() };
}

/** The files of many listeners' plays, and why the others are none, in one pass over the disk. */
export async function* openLogs(
  { paths }: FoundLogs,
  onBytes: (bytes: number) => void,
): AsyncGenerator<OpenLog | SkippedFile> {
  const reader = new FileReader();
  try {
    for (const path of paths) {
      const isFolder = (await stat(path)).isDirectory();
      for await (const onDisk of walkDisk(path, isFolder ? '' : basename(path))) {
        for await (const file of lookInside(onDisk, openTar(onBytes))) {
          const content = 'content' in file ? file.content : reader.read(file, onBytes);
          yield recognise(file, content);
        }
      }
    }
  } finally {
    await reader.close();
  }
}

function recognise(file: Candidate, content: AsyncIterable<Uint8Array>): OpenLog | SkippedFile {
  const { name } = file;
  const nested = nestedArchive(file);
  if (nested !== null) {
    return { name, reason: `a ${nested} archive within an archive is not looked into` };
  }
  const { format, refusals } = recogniseCorpus(file.head);
  return format === null ? { name, reason: explainRefusals(refusals) } : { name, format, content };
}
