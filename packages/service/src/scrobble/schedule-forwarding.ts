import type { Store } from '@echotune/data';

const windowMs = 15_000;

/**
 * Has what waits sent once that moment has passed, by whoever works off jobs. Plays of some seconds share
 * a job, which runs when those seconds are over: none of them is stored after it has looked.
 */
export async function enqueueForwarding({ jobs }: Store, at: number): Promise<void> {
  const runAfter = (Math.floor(at / windowMs) + 1) * windowMs;
  await jobs.enqueue(
    'scrobble-forward',
    {},
    { runAfter, uniqueKey: `scrobble-forward ${runAfter}` },
  );
}

const hourMs = 3_600_000;

/** Looks once an hour beside that: a job that failed for good strands nothing. */
export function scheduleForwarding({ jobs }: Store): Promise<void> {
  return jobs.schedule('scrobble-forward', 'scrobble-forward', {}, { everyMs: hourMs });
}
