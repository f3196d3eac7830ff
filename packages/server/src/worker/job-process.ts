/**
 * The background process: works off the queued jobs, then ends. A process, because training memory
 * must go back to the system and a crash must stay outside the server. This thread claims, renews and
 * reports; the work computes for seconds on end and has a thread of its own.
 */
import { jobKinds, settleImports, workOffJobs } from '@echotune/service';
import { readConfig } from '../config/config.ts';
import { relayed } from '../metrics/relay.ts';
import { wire } from '../wire.ts';
import { inThread } from './run-in-thread.ts';

const stop = new AbortController();
// Ctrl-C reaches the whole group of processes; a server that was killed outright closes the channel.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop.abort());
process.once('disconnect', () => stop.abort());
process.channel?.unref();

const echotune = await wire(readConfig(process.env), Date.now, 'worker');
echotune.meter.flowTo(
  relayed((measurement) => {
    if (process.connected) process.send?.(measurement);
  }),
);
const handlers = new Map(jobKinds.map((kind) => [kind, inThread(kind, echotune.meter.record)]));
try {
  await workOffJobs(echotune.store, handlers, {
    telemetry: echotune.telemetry,
    stop: stop.signal,
    afterEach: () => settleImports(echotune),
  });
} finally {
  await echotune.close();
}
