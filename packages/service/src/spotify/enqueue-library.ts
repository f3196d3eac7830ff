import type { Job, Store } from '@echotune/data';

const kind = 'spotify-library';

/** Has a listener's library read in the background; one reading of it at a time. */
export function enqueueLibrary({ jobs }: Store, listenerId: number): Promise<Job> {
  return jobs.enqueue(kind, { listenerId }, { uniqueKey: `${kind} ${listenerId}` });
}

/** The last reading of it, whether it waits, runs or has ended; null where there was none. */
export async function lastLibraryReading({ jobs }: Store, listenerId: number): Promise<Job | null> {
  return (await jobs.list({ kind, listenerId, limit: 1 }))[0] ?? null;
}
