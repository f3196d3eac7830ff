import { asUtf8 } from '@echotune/formats';
import { decompress, readPlain } from './decompress.ts';
import type { HistoryFile } from './find-files.ts';
import { TarReader } from './read-tar.ts';
import { ZipReader } from './read-zip.ts';

type FilePlace = Pick<HistoryFile, 'path' | 'name' | 'place'>;

/**
 * Reads files wherever they are, one after the other. An archive is opened once for all of its
 * entries; those of a tar are best asked for in their order, which makes one pass over it.
 */
export class FileReader {
  readonly #zip = new ZipReader();
  readonly #tar = new TarReader();

  /**
   * A file's bytes, UTF-16 as UTF-8, told to `onBytes` as they pass: those that `HistoryFile.bytes`
   * counts. Throws import-unreadable, naming the archive and what is wrong with it.
   */
  read(file: FilePlace, onBytes: (bytes: number) => void): AsyncGenerator<Uint8Array> {
    return asUtf8(this.#stored(file, onBytes));
  }

  async *#stored(
    { path, name, place }: FilePlace,
    onBytes: (bytes: number) => void,
  ): AsyncGenerator<Uint8Array> {
    if (place.in === 'folder') yield* readPlain(path, onBytes);
    else if (place.in === 'compressed') {
      yield* decompress(readPlain(path, onBytes), place.compression, name);
    } else {
      const entry =
        place.in === 'zip'
          ? this.#zip.read(path, name, place.offset)
          : this.#tar.read({ path, name, compression: place.compression }, place.index);
      for await (const chunk of entry) {
        onBytes(chunk.length);
        yield chunk;
      }
    }
  }

  async close(): Promise<void> {
    this.#zip.close();
    await this.#tar.close();
  }
}
