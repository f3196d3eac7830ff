import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { EchoError } from '@echotune/data';
import {
  type FactorTable,
  FactorTableBuilder,
  FormatError,
  factorsIn,
  isSafetensors,
  readSafetensors,
} from '@echotune/formats';
import { openParquet } from './read-parquet.ts';

export type FactorSide = 'track' | 'listener';

export interface FactorFiles {
  readonly table: FactorTable;
  /** SHA-256, hex, by name of the file. */
  readonly checksums: Readonly<Record<string, string>>;
}

/** Tensors are read as one piece. */
const mostTensorBytes = 2 ** 31 - 1;
const isPart = (name: string) => /^[^._].*\.(parquet|safetensors)$/.test(name);

/**
 * Factors of one side, of Parquet files with the columns `id` and `features` (what Spark's ALS writes, a
 * folder of parts as well) or of a safetensors file with the tensors `SIDE.id` and `SIDE.factors`; null where
 * that file has none of the side. Throws factors-unreadable, factors-invalid, each naming file, tensor and
 * row.
 */
export async function readFactors(
  paths: readonly string[],
  side: FactorSide,
): Promise<FactorFiles | null> {
  const files = (await Promise.all(paths.map(filesOf))).flat();
  const rows = new FactorTableBuilder();
  const checksums: Record<string, string> = {};
  for (const file of files) {
    checksums[basename(file)] = await checksumOf(file);
    if (!(await hasTensors(file))) {
      await addParquet(file, rows);
      continue;
    }
    if (files.length > 1) {
      throw new EchoError('factors-invalid', `${basename(file)} holds all tensors: give it alone.`);
    }
    const table = await tensorsOf(file, side);
    return table === null ? null : { table, checksums };
  }
  if (rows.length > 0) return { table: rows.build(), checksums };
  throw new EchoError('factors-invalid', `There are no factors in ${paths.map(named).join(', ')}.`);
}

const named = (path: string) => basename(path);

async function filesOf(path: string): Promise<string[]> {
  try {
    if (!(await stat(path)).isDirectory()) return [path];
    return (await readdir(path))
      .filter(isPart)
      .sort()
      .map((name) => join(path, name));
  } catch (cause) {
    throw new EchoError('factors-unreadable', `${basename(path)} cannot be read.`, { cause });
  }
}

async function checksumOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(file)) hash.update(chunk);
  } catch (cause) {
    throw new EchoError('factors-unreadable', `${basename(file)} cannot be read.`, { cause });
  }
  return hash.digest('hex');
}

async function hasTensors(file: string): Promise<boolean> {
  const handle = await open(file, 'r');
  try {
    const head = new Uint8Array(16);
    const { bytesRead } = await handle.read(head, 0, head.length, 0);
    return isSafetensors(head.subarray(0, bytesRead));
  } finally {
    await handle.close();
  }
}

async function tensorsOf(file: string, side: FactorSide): Promise<FactorTable | null> {
  if ((await stat(file)).size > mostTensorBytes) {
    throw new EchoError('factors-unreadable', `${basename(file)} is larger than 2 GiB.`);
  }
  const bytes = await readFile(file);
  return translating(file, () => factorsIn(readSafetensors(bytes), side));
}

async function addParquet(file: string, rows: FactorTableBuilder): Promise<void> {
  const columns = ['id', 'features'];
  const parquet = await openParquet({ path: file, columns, code: 'factors-unreadable' });
  rows.nextFile();
  try {
    const missing = columns.filter((name) => !parquet.columns.includes(name));
    if (missing.length > 0) {
      const what = `${basename(file)} has no column ${missing.join(' and ')}`;
      throw new EchoError('factors-invalid', `${what}; it has ${parquet.columns.join(', ')}.`);
    }
    for await (const group of parquet.groups()) {
      translating(file, () => {
        for (const { id, features } of group) rows.add(idOf(id), numbersOf(features));
      });
    }
  } finally {
    await parquet.close();
  }
}

/** NaN, which is refused, where it is no number. */
const idOf = (id: unknown) => (typeof id === 'number' || typeof id === 'bigint' ? Number(id) : NaN);

function numbersOf(features: unknown): ArrayLike<number> {
  if (features instanceof Float32Array || features instanceof Float64Array) return features;
  const list: readonly unknown[] = Array.isArray(features) ? features : [];
  return list.map((value) => (typeof value === 'number' ? value : Number.NaN));
}

function translating<Result>(file: string, read: () => Result): Result {
  try {
    return read();
  } catch (cause) {
    if (!(cause instanceof FormatError)) throw cause;
    const isInvalid = cause.code === 'bad-number' || cause.code === 'wrong-shape';
    const code = isInvalid ? 'factors-invalid' : 'factors-unreadable';
    throw new EchoError(code, `${basename(file)}: ${cause.message}`, { cause });
  }
}
