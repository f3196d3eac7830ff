import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { EchoError, type Job } from '@echotune/data';
import { EngineError, zonedClock } from '@echotune/engine';
import {
  chooseOrCreateListener,
  chooseOwnListener,
  findFiles,
  type Reach,
  uploadedPaths,
} from '@echotune/service';
import type { EchoTune } from './wire.ts';

/** Whose history an upload is: a listener within reach, or the only one, created in this zone if need be. */
export interface Receiver {
  readonly wanted: { readonly id: number } | null;
  readonly reach: Reach;
  readonly timeZone: string;
}

/**
 * Refuses what would be refused in any case, before gigabytes are sent.
 * Throws listener-unknown, listener-ambiguous, time-zone-unknown.
 */
export async function assertReceiver({ store }: EchoTune, receiver: Receiver): Promise<void> {
  if ((await chooseOwnListener(store, receiver.wanted, receiver.reach)) !== null) return;
  try {
    zonedClock(receiver.timeZone);
  } catch (cause) {
    if (!(cause instanceof EngineError)) throw cause;
    throw new EchoError('time-zone-unknown', `There is no time zone ${receiver.timeZone}.`, {
      cause,
    });
  }
}

/**
 * Queues the import of an upload; from then on its files are the job's. Where it is refused they are
 * removed, and nobody is created. Throws import-*, listener-*.
 */
export async function enqueueUpload(
  { store, spoolFolder }: EchoTune,
  upload: string,
  receiver: Receiver,
): Promise<Job> {
  try {
    // Recognised here and now, so that a wrong file is answered and not queued.
    await findFiles(await uploadedPaths(spoolFolder, upload));
    const first = { name: 'me', timeZone: receiver.timeZone };
    const listener = await chooseOrCreateListener(store, receiver.wanted, first, receiver.reach);
    return await store.jobs.enqueue('import', { listenerId: listener.id, upload });
  } catch (cause) {
    await rm(join(spoolFolder, upload), { recursive: true, force: true });
    throw cause;
  }
}
