import { createReadStream } from 'node:fs';
import { constants, createGunzip, createZstdDecompress } from 'node:zlib';
import { EchoError } from '@echotune/data';
import { refuseBomb } from './refuse-bomb.ts';

export type Compression = 'gzip' | 'zstd';

/** Bytes read and decoded at a time: Node's defaults cost a callback for every twenty rows. */
const pieceBytes = 256 * 1024;
const chunkSize = pieceBytes;

const decoders = {
  gzip: () => createGunzip({ chunkSize }),
  // Archives written with `--long` refer back further than zstd's default allows.
  zstd: () => createZstdDecompress({ chunkSize, params: { [constants.ZSTD_d_windowLogMax]: 31 } }),
} as const;
type Decoder = ReturnType<(typeof decoders)[Compression]>;

/** A file's bytes, piece by piece; what a decoder did not take is given to the next one. */
class Pieces {
  readonly #pieces: AsyncIterator<Uint8Array>;
  #untaken: Uint8Array | null = null;
  /** Bytes handed out and not given back. */
  taken = 0;

  constructor(pieces: AsyncIterator<Uint8Array>) {
    this.#pieces = pieces;
  }

  /** The next piece; null at the end. */
  async next(): Promise<Uint8Array | null> {
    let piece = this.#untaken;
    this.#untaken = null;
    while (piece === null || piece.length === 0) {
      const { done, value } = await this.#pieces.next();
      if (done === true) return null;
      piece = value;
    }
    this.taken += piece.length;
    return piece;
  }

  giveBack(rest: Uint8Array): void {
    this.#untaken = rest;
    this.taken -= rest.length;
  }

  /** Whether anything is left. */
  async isMore(): Promise<boolean> {
    const piece = await this.next();
    if (piece !== null) this.giveBack(piece);
    return piece !== null;
  }
}

/** Feeds a decoder until the pieces end or its stream of bytes does, in the midst of a piece or not. */
async function feed(decoder: Decoder, pieces: Pieces): Promise<void> {
  let given = 0;
  while (!decoder.destroyed) {
    const piece = await pieces.next();
    if (piece === null) {
      decoder.end();
      return;
    }
    given += piece.length;
    await new Promise<void>((resolve) => decoder.write(piece, () => resolve()));
    const left = given - decoder.bytesWritten;
    if (left > 0) {
      pieces.giveBack(piece.subarray(piece.length - left));
      return;
    }
  }
}

/** What one decoder makes of the pieces: one zstd frame, or all members of a gzip file. */
async function* decoded(decoder: Decoder, pieces: Pieces): AsyncGenerator<Uint8Array> {
  const feeding = feed(decoder, pieces).catch((cause: Error) => {
    decoder.destroy(cause);
  });
  try {
    yield* decoder;
  } finally {
    decoder.destroy();
  }
  await feeding;
}

/**
 * The content of a compressed file, streaming. Node's decoder stops without a word after a zstd frame,
 * and writers make many: another one goes on with the rest.
 * Throws import-unreadable (naming file and place) where it is damaged or ends early,
 * import-too-large where it expands beyond belief.
 */
export async function* decompress(
  source: AsyncIterable<Uint8Array>,
  compression: Compression,
  name: string,
): AsyncGenerator<Uint8Array> {
  const iterator = source[Symbol.asyncIterator]();
  const pieces = new Pieces(iterator);
  let bytes = 0;
  try {
    while (await pieces.isMore()) {
      for await (const chunk of decoded(decoders[compression](), pieces)) {
        bytes += chunk.length;
        refuseBomb(name, pieces.taken, bytes);
        yield chunk;
      }
    }
  } catch (cause) {
    if (cause instanceof EchoError) throw cause;
    const why = cause instanceof Error ? cause.message : String(cause);
    const place = `near byte ${pieces.taken} (${bytes} uncompressed)`;
    const what = `${name} cannot be decompressed further than ${place}: ${why}.`;
    throw new EchoError('import-unreadable', what, { cause });
  } finally {
    await iterator.return?.();
  }
}

/** A file's bytes as they are on disk, told to `onBytes` as they pass. */
export async function* readPlain(
  path: string,
  onBytes: (bytes: number) => void = () => {},
): AsyncGenerator<Uint8Array> {
  for await (const chunk of createReadStream(path, { highWaterMark: pieceBytes })) {
    onBytes(chunk.length);
    yield chunk;
  }
}
