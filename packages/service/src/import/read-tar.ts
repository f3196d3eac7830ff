import { crc32 } from 'node:zlib';
import { EchoError } from '@echotune/data';
import { type Extract, extract } from 'tar-stream';
import { type Compression, decompress, readPlain } from './decompress.ts';
import { isLitter } from './know-litter.ts';
import { refuseMass } from './refuse-bomb.ts';

/** A tar archive on disk. */
export interface TarFile {
  readonly path: string;
  /** As the listener sees it. */
  readonly name: string;
  readonly compression: Compression | null;
}

export interface TarEntry {
  readonly entryName: string;
  /** Its place among the archive's files: unlike its name, no two share it. */
  readonly index: number;
  readonly bytes: number;
  /** Its content, to be read at most once and before the next entry is asked for. */
  readonly content: AsyncIterable<Uint8Array>;
}

function unreadable(place: string, cause: unknown): EchoError {
  if (cause instanceof EchoError) return cause;
  const why = cause instanceof Error ? cause.message : String(cause);
  return new EchoError(
    'import-unreadable',
    `A tar archive cannot be read further than ${place}: ${why}.`,
    {
      cause,
    },
  );
}

/** Nothing is ever written there, but who names such places means no good. */
function refuseOutside(name: string): void {
  const isOutside = /^([a-z]:|[/\\])/i.test(name) || name.split(/[/\\]/).includes('..');
  if (isOutside) throw new Error(`it names a place outside itself, ${name}`);
}

/** Waits until the archive's reader takes more, or will take no more at all. */
function untilDrained(tar: Extract): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      tar.off('drain', go);
      tar.off('close', go);
      resolve();
    };
    tar.on('drain', go);
    tar.on('close', go);
  });
}

/** Hands the archive's bytes on, no faster than they are read. */
async function pour(source: AsyncIterable<Uint8Array>, tar: Extract): Promise<void> {
  for await (const chunk of source) {
    if (tar.destroying) return;
    if (!tar.write(chunk)) await untilDrained(tar);
  }
  tar.end(undefined);
}

/**
 * An entry's bytes, which can be asked for in several loops: leaving one of tar-stream's own would end
 * the archive.
 */
function contentOf(entry: AsyncIterable<unknown>, place: string): AsyncIterable<Uint8Array> {
  const pieces = entry[Symbol.asyncIterator]();
  const next = async (): Promise<IteratorResult<Uint8Array, undefined>> => {
    try {
      const { done, value } = await pieces.next();
      if (done !== true && value instanceof Uint8Array) return { done: false, value };
      return { done: true, value: undefined };
    } catch (cause) {
      throw unreadable(place, cause);
    }
  };
  return { [Symbol.asyncIterator]: () => ({ next }) };
}

/**
 * The files of a tar archive in one pass, without unpacking anything to disk and without holding
 * any. `onBytes` is told the bytes read from disk.
 * Throws import-unreadable (also for names that point outside), import-too-large.
 */
export async function* tarEntries(
  archive: TarFile,
  onBytes: (bytes: number) => void = () => {},
): AsyncGenerator<TarEntry> {
  const { path, name, compression } = archive;
  const stored = readPlain(path, onBytes);
  const tar = extract();
  const pouring = pour(
    compression === null ? stored : decompress(stored, compression, name),
    tar,
  ).catch((cause: Error) => tar.destroy(cause));
  // Where the reading is, for the answer to an archive that breaks off.
  let at = name;
  try {
    let index = 0;
    for await (const entry of tar) {
      const { type, name: written, size: bytes } = entry.header;
      const entryName = written.replace(/^(\.\/)+/, '');
      refuseOutside(entryName);
      at = `${name}/${entryName}`;
      const content = contentOf(entry, at);
      if ((type === 'file' || type === 'contiguous-file') && !isLitter(entryName)) {
        yield { entryName, index, bytes, content };
        index += 1;
      }
      for await (const _rest of content);
    }
    await pouring;
  } catch (cause) {
    throw unreadable(at, cause);
  } finally {
    tar.destroy();
  }
}

export interface TarListing extends Omit<TarEntry, 'content'> {
  readonly crc32: number;
  readonly head: Uint8Array;
}

/** The archive's files with their first bytes and checksums; throws as `tarEntries`. */
export async function* listTar(archive: TarFile, headBytes: number): AsyncGenerator<TarListing> {
  let totalBytes = 0;
  for await (const { content, ...entry } of tarEntries(archive)) {
    totalBytes += entry.bytes;
    refuseMass(archive.name, totalBytes);
    const head: Uint8Array[] = [];
    let missing = headBytes;
    let checksum = 0;
    for await (const chunk of content) {
      checksum = crc32(chunk, checksum);
      if (missing > 0) head.push(chunk.subarray(0, missing));
      missing -= Math.min(missing, chunk.length);
    }
    yield { ...entry, crc32: checksum, head: Buffer.concat(head) };
  }
}

/** Reads entries in the order of the archive, all of them in one pass over it. */
export class TarReader {
  #path = '';
  #entries: AsyncGenerator<TarEntry> | null = null;
  #next = 0;

  /** The bytes of an entry. Throws import-unreadable, naming the archive. */
  async *read(archive: TarFile, index: number): AsyncGenerator<Uint8Array> {
    if (this.#entries === null || this.#path !== archive.path || this.#next > index) {
      await this.close();
      this.#path = archive.path;
      this.#entries = tarEntries(archive);
      this.#next = 0;
    }
    for (;;) {
      const { value, done } = await this.#entries.next();
      this.#next += 1;
      if (done === true) {
        throw unreadable(archive.name, new Error('it has changed since it was looked into'));
      }
      if (value.index !== index) continue;
      yield* value.content;
      return;
    }
  }

  async close(): Promise<void> {
    await this.#entries?.return(undefined);
    this.#entries = null;
  }
}
