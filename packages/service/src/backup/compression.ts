import { zstdCompress, zstdDecompress } from 'node:zlib';

/** Zstandard, beside the thread. */
export function compress(plain: Uint8Array): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    zstdCompress(plain, (error, bytes) => (error === null ? resolve(bytes) : reject(error)));
  });
}

/** No more than `maxOutputLength` bytes, whatever is in it: it rejects what would be longer. */
export function decompress(bytes: Uint8Array, maxOutputLength: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    zstdDecompress(bytes, { maxOutputLength }, (error, plain) =>
      error === null ? resolve(plain) : reject(error),
    );
  });
}
