import { setImmediate as nextTurn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { EchoError } from '@echotune/data';
import type { HistoryFile } from './find-files.ts';
import type { RecordBatch } from './record-batch.ts';
import type { Zones } from './shift-times.ts';

export interface ReaderFile extends HistoryFile {
  /** Records already stored by an interrupted run. */
  readonly skipRecords: number;
}

export interface ReaderTask {
  readonly files: readonly ReaderFile[];
  readonly zones: Zones;
  /** UTC epoch ms. */
  readonly now: number;
}

export type ReaderAnswer =
  | { readonly kind: 'batch'; readonly batch: RecordBatch }
  | { readonly kind: 'file-end'; readonly file: number; readonly failure: string | null }
  | { readonly kind: 'end' };

/**
 * Reads the files on a second thread and yields what it answers, in file order. The thread is at most
 * four batches ahead, and is ended when the consumer stops or the signal fires (job-cancelled).
 */
export async function* readRecords(
  task: ReaderTask,
  signal: AbortSignal | undefined,
): AsyncGenerator<Exclude<ReaderAnswer, { kind: 'end' }>> {
  const worker = new Worker(new URL('./reader-thread.ts', import.meta.url), {
    workerData: task,
    resourceLimits: { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 256 },
  });
  const answers: ReaderAnswer[] = [];
  const ended: { failure: EchoError | null } = { failure: null };
  let wake: () => void = () => {};
  const stop = (error: EchoError) => {
    ended.failure ??= error;
    wake();
  };
  const abort = () => {
    // Also where the reader has read all and is gone: what it sent may not be stored yet.
    ended.failure = new EchoError('job-cancelled', 'The import was cancelled.');
    wake();
  };
  worker.on('message', (answer: ReaderAnswer) => {
    answers.push(answer);
    wake();
  });
  worker.on('error', (cause) => stop(new EchoError('internal', 'The reader failed.', { cause })));
  worker.on('exit', () => stop(new EchoError('internal', 'The reader ended early.')));
  signal?.addEventListener('abort', abort);
  if (signal?.aborted) abort();
  try {
    for (;;) {
      const answer = answers.shift();
      if (answer === undefined) {
        if (ended.failure !== null) throw ended.failure;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        continue;
      }
      if (ended.failure?.code === 'job-cancelled') throw ended.failure;
      if (answer.kind === 'end') return;
      yield answer;
      if (answer.kind === 'batch') worker.postMessage('credit');
      // The embedded store never waits, so nothing else would get its turn between batches.
      await nextTurn();
    }
  } finally {
    signal?.removeEventListener('abort', abort);
    worker.removeAllListeners('exit');
    await worker.terminate();
  }
}
