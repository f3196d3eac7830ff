/** Reads a Parquet file on a thread of its own, a row group at a time as it is asked. */
import { type FileHandle, open } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';
import {
  type AsyncBuffer,
  type Compressors,
  type FileMetaData,
  parquetMetadataAsync,
  parquetReadObjects,
  snappyUncompress,
} from 'hyparquet';
import type { ParquetAnswer, ParquetTask } from './read-parquet.ts';

/** A page is a megabyte in what trainers write; more than that much is a bomb. */
const mostPageBytes = 1 << 28;

function room(bytes: number): number {
  if (bytes > mostPageBytes) throw new Error(`a page of ${bytes} bytes is too large`);
  return bytes;
}

const inflated =
  (unpack: (input: Uint8Array, options: { maxOutputLength: number }) => Uint8Array) =>
  (input: Uint8Array, length: number) =>
    unpack(input, { maxOutputLength: Math.max(1, room(length)) });

/** What Spark, Arrow and DuckDB write, each bounded by the length that the page says. */
const compressors: Compressors = {
  SNAPPY: (input, length) => {
    const output = new Uint8Array(room(length));
    snappyUncompress(input, output);
    return output;
  },
  GZIP: inflated(gunzipSync),
  BROTLI: inflated(brotliDecompressSync),
  ZSTD: inflated(zstdDecompressSync),
};

async function bufferOf(handle: FileHandle): Promise<AsyncBuffer> {
  const { size } = await handle.stat();
  return {
    byteLength: size,
    async slice(start, end = size) {
      const length = Math.min(end, size) - start;
      if (start < 0 || length < 0) throw new Error('it points outside itself');
      const buffer = new ArrayBuffer(length);
      const { bytesRead } = await handle.read(new Uint8Array(buffer), 0, length, start);
      if (bytesRead < length) throw new Error('it ends early');
      return buffer;
    },
  };
}

function headOf({ schema, key_value_metadata: told = [] }: FileMetaData): ParquetAnswer {
  const facts = Object.fromEntries(told.map(({ key, value }) => [key, value ?? '']));
  return { kind: 'head', columns: schema.slice(1).map(({ name }) => name), facts };
}

async function* answers({ path, columns }: ParquetTask): AsyncGenerator<ParquetAnswer> {
  const handle = await open(path, 'r');
  const file = await bufferOf(handle);
  const metadata = await parquetMetadataAsync(file);
  yield headOf(metadata);
  let rowStart = 0;
  for (const { num_rows } of metadata.row_groups) {
    const rowEnd = rowStart + Number(num_rows);
    const asked = { file, metadata, columns: [...columns], rowStart, rowEnd, compressors };
    yield { kind: 'rows', rows: await parquetReadObjects(asked) };
    rowStart = rowEnd;
  }
  yield { kind: 'end' };
}

const steps = answers(workerData);
parentPort?.on('message', async () => {
  try {
    const { value } = await steps.next();
    parentPort?.postMessage(value);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : '';
    parentPort?.postMessage({ kind: 'failure', message } satisfies ParquetAnswer);
  }
});
