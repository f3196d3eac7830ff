/** A job's thread: opens the store for itself, does the one job it is given, and says how it goes. */
import { parentPort, workerData } from 'node:worker_threads';
import { EchoError } from '@echotune/data';
import { jobHandlers } from '@echotune/service';
import { readConfig } from '../config/config.ts';
import { relayed } from '../metrics/relay.ts';
import { withReporting } from '../reporting-of.ts';
import { wire } from '../wire.ts';
import type { ThreadAnswer, ThreadTask } from './run-in-thread.ts';

async function work(
  { kind, payload, earlier }: ThreadTask,
  say: (answer: ThreadAnswer) => void,
): Promise<void> {
  const echotune = await wire(readConfig(process.env), Date.now, 'worker');
  echotune.meter.flowTo(relayed((measurement) => say({ is: 'measured', measurement })));
  try {
    const work = async () =>
      jobHandlers(withReporting(echotune)).get(kind)?.(payload, {
        // Never fires: this thread is ended from outside.
        signal: new AbortController().signal,
        report: (progress) => say({ is: 'progress', progress }),
        earlier,
      });
    const result = await echotune.telemetry.span('job', work, { kind });
    // Whoever hears of the result ends this thread.
    await echotune.tracing.flush();
    say({ is: 'result', result });
  } catch (cause) {
    const { message, stack = '' } = cause instanceof Error ? cause : new Error(String(cause));
    await echotune.tracing.flush();
    say({ is: 'failure', code: cause instanceof EchoError ? cause.code : null, message, stack });
  } finally {
    await echotune.close();
  }
}

const port = parentPort;
if (port !== null) await work(workerData, (answer) => port.postMessage(answer));
