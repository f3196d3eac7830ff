import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { EchoError, type Job } from '@echotune/data';
import { EngineError, zonedClock } from '@echotune/engine';
import {
  chooseOrCreateListener,
  chooseOwnListener,
  findFiles,
  type Reach,
  removeUpload,
  shareUpload,
  uploadedPaths,
} from '@echotune/service';
import type { EchoTune } from './wire.ts';

/** What a worker fetches may be out of its reach for some minutes. */
const patient = { maxAttempts: 10 };

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
 * removed, and nobody is created. Throws import-*, listener-*, shared-files-*.
 */
export async function enqueueUpload(
  echotune: EchoTune,
  upload: string,
  receiver: Receiver,
): Promise<Job> {
  const { store, spoolFolder, sharedFiles } = echotune;
  let job: Job;
  try {
    // Recognised here and now, so that a wrong file is answered and not queued.
    await findFiles(await uploadedPaths(spoolFolder, upload));
    const first = { name: 'me', timeZone: receiver.timeZone };
    const listener = await chooseOrCreateListener(store, receiver.wanted, first, receiver.reach);
    await shareUpload(echotune, upload);
    const payload = { listenerId: listener.id, upload };
    job = await store.jobs.enqueue('import', payload, sharedFiles === null ? {} : patient);
  } catch (cause) {
    await removeUpload(echotune, upload).catch(() => {});
    throw cause;
  }
  // Whoever imports it fetches it there; what stays here for now goes with the next look.
  const folder = join(spoolFolder, upload);
  if (sharedFiles !== null) await rm(folder, { recursive: true, force: true }).catch(() => {});
  return job;
}
