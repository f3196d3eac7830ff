import { pipeline, type Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { EchoError } from '@echotune/data';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { isLitter } from './know-litter.ts';
import { refuseBomb, refuseMass } from './refuse-bomb.ts';

export interface ZipEntry {
  readonly entryName: string;
  /** Where its local header stands: unlike its name, no two entries share it. */
  readonly offset: number;
  readonly crc32: number;
  /** Uncompressed size, as declared; reading more is an error. */
  readonly bytes: number;
  readonly head: Uint8Array;
}

function unreadable(archive: string, cause: unknown): EchoError {
  if (cause instanceof EchoError) return cause;
  // yauzl ends some of its sentences itself.
  const why = (cause instanceof Error ? cause.message : String(cause)).replace(/\.$/, '');
  return new EchoError('import-unreadable', `${archive} is not a sound zip archive: ${why}.`, {
    cause,
  });
}

async function firstBytes(stream: Readable, wanted: number): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream) {
    parts.push(chunk);
    length += chunk.length;
    if (length >= wanted) break;
  }
  return Buffer.concat(parts).subarray(0, wanted);
}

function isFile({ fileName }: Entry): boolean {
  return !fileName.endsWith('/') && !isLitter(fileName);
}

/**
 * The files of a zip archive with their first bytes, without unpacking anything to disk.
 * Throws import-unreadable (also for names that point outside), import-too-large.
 */
export async function* zipEntries(
  path: string,
  archive: string,
  headBytes: number,
): AsyncGenerator<ZipEntry> {
  let zip: ZipFile | null = null;
  try {
    zip = await openPromise(path, { autoClose: false });
    let totalBytes = 0;
    for await (const entry of zip.eachEntry()) {
      if (!isFile(entry)) continue;
      totalBytes += entry.uncompressedSize;
      refuseMass(archive, totalBytes);
      const { fileName: entryName, crc32, uncompressedSize: bytes } = entry;
      refuseBomb(`${archive}/${entryName}`, entry.compressedSize, bytes);
      // Entries may lie over each other: none of them expands much, all of them together do.
      refuseBomb(archive, zip.fileSize, totalBytes);
      if (entry.isEncrypted()) throw new Error(`${entryName} is encrypted`);
      const head = await firstBytes(await zip.openReadStreamPromise(entry), headBytes);
      const offset = entry.relativeOffsetOfLocalHeader;
      yield { entryName, offset, crc32, bytes, head };
    }
  } catch (cause) {
    throw unreadable(archive, cause);
  } finally {
    zip?.close();
  }
}

/** Node's default of 16 KiB would cost a callback for every twenty rows. */
const inflateChunkBytes = 256 * 1024;
/** ZIP's compression method 8 (APPNOTE 4.4.5). */
const deflate = 8;

async function inflated(zip: ZipFile, entry: Entry): Promise<Readable> {
  if (entry.compressionMethod !== deflate) return zip.openReadStreamPromise(entry);
  const raw = await zip.openReadStreamPromise(entry, { decodeFileData: false });
  // Errors of either stream reach the reader through the second one.
  return pipeline(raw, createInflateRaw({ chunkSize: inflateChunkBytes }), () => {});
}

/** An entry's bytes; throws where they are not as many, or not those, that the archive declares. */
async function* verified(zip: ZipFile, entry: Entry): AsyncGenerator<Uint8Array> {
  let checksum = 0;
  let bytes = 0;
  for await (const chunk of await inflated(zip, entry)) {
    checksum = crc32(chunk, checksum);
    bytes += chunk.length;
    if (bytes > entry.uncompressedSize) break;
    yield chunk;
  }
  if (bytes !== entry.uncompressedSize) throw new Error(`the size of ${entry.fileName} differs`);
  if (checksum !== entry.crc32) throw new Error(`the checksum of ${entry.fileName} differs`);
}

/** Reads entries one after the other; an archive is opened once for all of its own. */
export class ZipReader {
  #path = '';
  #zip: ZipFile | null = null;
  #entries = new Map<number, Entry>();

  /** The bytes of the entry at an offset. Throws import-unreadable, naming the archive. */
  async *read(path: string, archive: string, offset: number): AsyncGenerator<Uint8Array> {
    try {
      const zip = this.#zip !== null && path === this.#path ? this.#zip : await this.#open(path);
      const entry = this.#entries.get(offset);
      if (entry === undefined) throw new Error('it has changed since it was looked into');
      yield* verified(zip, entry);
    } catch (cause) {
      throw unreadable(archive, cause);
    }
  }

  async #open(path: string): Promise<ZipFile> {
    this.close();
    const zip = await openPromise(path, { autoClose: false });
    this.#zip = zip;
    this.#path = path;
    for await (const entry of zip.eachEntry()) {
      this.#entries.set(entry.relativeOffsetOfLocalHeader, entry);
    }
    return zip;
  }

  close(): void {
    this.#zip?.close();
    this.#zip = null;
    this.#entries = new Map();
  }
}
