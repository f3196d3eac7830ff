import { basename } from 'node:path';
import { Worker } from 'node:worker_threads';
import { EchoError, type ErrorCode } from '@echotune/data';

export interface ParquetTask {
  readonly path: string;
  readonly columns: readonly string[];
}

export type ParquetRow = Readonly<Record<string, unknown>>;

export type ParquetAnswer =
  | {
      readonly kind: 'head';
      readonly columns: readonly string[];
      /** The file's key-value metadata. */
      readonly facts: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'rows'; readonly rows: readonly ParquetRow[] }
  | { readonly kind: 'end' }
  | { readonly kind: 'failure'; readonly message: string };

export interface ParquetFile {
  readonly columns: readonly string[];
  readonly facts: Readonly<Record<string, string>>;
  /** Row groups, one after the other, once. */
  groups(): AsyncGenerator<readonly ParquetRow[]>;
  close(): Promise<void>;
}

export interface ParquetRequest extends ParquetTask {
  /** Of what cannot be read. */
  readonly code: ErrorCode;
  /** How long one row group may take. */
  readonly patienceMs?: number;
}

/** A row group of 128 MB takes seconds; one that never ends takes longer. */
const usualPatienceMs = 300_000;
const mostHeapMb = 2048;

/** What a thread that was asked may do. */
const heard = ['message', 'error', 'exit'] as const;

/** Asks the thread for the next answer. */
function ask(worker: Worker, patienceMs: number): Promise<ParquetAnswer> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => settle(new Error('it takes too long')), patienceMs);
    const settle = (answer: ParquetAnswer | Error | number) => {
      clearTimeout(timer);
      for (const event of heard) worker.off(event, settle);
      if (answer instanceof Error) reject(answer);
      else if (typeof answer === 'number') reject(new Error('its reader ended'));
      else if (answer.kind === 'failure') reject(new Error(answer.message));
      else resolve(answer);
    };
    for (const event of heard) worker.once(event, settle);
    worker.postMessage('next');
  });
}

/**
 * A Parquet file of anybody's. The library that reads it believes what the file says of lengths, so that a
 * damaged one may take all memory or no end: it is read on a thread that has a bound of both. What cannot be
 * read throws `code`, naming the file.
 */
export async function openParquet(request: ParquetRequest): Promise<ParquetFile> {
  const { path, columns, code, patienceMs = usualPatienceMs } = request;
  const worker = new Worker(new URL('./parquet-thread.ts', import.meta.url), {
    workerData: { path, columns } satisfies ParquetTask,
    resourceLimits: { maxOldGenerationSizeMb: mostHeapMb },
  });
  const close = async () => {
    await worker.terminate();
  };
  const next = async () => {
    try {
      return await ask(worker, patienceMs);
    } catch (cause) {
      await close();
      const why = cause instanceof Error ? cause.message.replaceAll(path, basename(path)) : '';
      const what = `${basename(path)} cannot be read as Parquet: ${why}`;
      throw new EchoError(code, what, { cause });
    }
  };
  const head = await next();
  const told = head.kind === 'head' ? head : { columns: [], facts: {} };
  async function* groups() {
    for (let answer = await next(); answer.kind === 'rows'; answer = await next())
      yield answer.rows;
  }
  return { columns: told.columns, facts: told.facts, groups, close };
}
