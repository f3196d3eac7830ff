import { Worker } from 'node:worker_threads';
import { EchoError, type ErrorCode } from '@echotune/data';
import type { JobHandler, jobKinds } from '@echotune/service';
import type { Measurement, Recorder } from '../metrics/measurement.ts';

/** What a job's thread is started with. */
export interface ThreadTask {
  readonly kind: (typeof jobKinds)[number];
  readonly payload: unknown;
  readonly earlier: unknown;
}

/** What it says; the last is its result or its failure. */
export type ThreadAnswer =
  | { readonly is: 'progress'; readonly progress: unknown }
  | { readonly is: 'measured'; readonly measurement: Measurement }
  | { readonly is: 'result'; readonly result: unknown }
  | {
      readonly is: 'failure';
      /** Null where it was no EchoError. */
      readonly code: ErrorCode | null;
      readonly message: string;
      readonly stack: string;
    };

const program = new URL('./job-thread.ts', import.meta.url);

function failureOf({ code, message, stack }: ThreadAnswer & { is: 'failure' }): Error {
  return code === null
    ? new Error(message, { cause: stack })
    : new EchoError(code, message, { cause: stack });
}

function answerOf(
  thread: Worker,
  { signal, report }: Parameters<JobHandler>[1],
  record: Recorder,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    thread.on('message', (answer: ThreadAnswer) => {
      if (answer.is === 'progress') report(answer.progress);
      else if (answer.is === 'measured') record(answer.measurement);
      else if (answer.is === 'result') resolve(answer.result);
      else reject(failureOf(answer));
    });
    thread.once('error', reject);
    thread.once('exit', () => reject(new EchoError('internal', "The job's thread ended early.")));
    const abort = () => reject(new EchoError('job-cancelled', 'The job was broken off.'));
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort);
  });
}

/**
 * Does jobs of a kind in a thread, one each. To break one off is to end its thread, in the middle of a
 * computation if need be: all it writes it writes in transactions, so nothing half-done stays. What it measures is
 * recorded here.
 */
export function inThread(kind: ThreadTask['kind'], record: Recorder): JobHandler {
  return async (payload, context) => {
    const task: ThreadTask = { kind, payload, earlier: context.earlier };
    const thread = new Worker(program, { workerData: task });
    try {
      return await answerOf(thread, context, record);
    } finally {
      await thread.terminate();
    }
  };
}
