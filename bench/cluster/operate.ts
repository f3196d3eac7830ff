import { setTimeout as wait } from 'node:timers/promises';
import type { Store } from '@echotune/data';
import type { Cluster, Release } from './cluster.ts';
import type { Kill } from './loads.ts';

const killEveryMs = 10_000;
const jobsWaitMs = 120_000;

/**
 * One process after the other, killed and started anew for so many minutes; each time there is something to
 * train and to look at.
 */
export async function killInTurns(
  cluster: Cluster,
  store: Store,
  release: Release,
  minutes: number,
): Promise<Kill[]> {
  const kills: Kill[] = [];
  const order = ['server-1', 'worker-1', 'server-2', 'server-3', 'worker-2'];
  const endsAt = performance.now() + minutes * 60_000;
  for (let n = 0; performance.now() < endsAt; n += 1) {
    const next = wait(killEveryMs);
    const name = order[n % order.length] ?? '';
    await store.jobs.enqueue('tend-models', {}, { uniqueKey: 'tend-models' });
    await cluster.kill(name);
    kills.push({ name, endedAt: performance.now() });
    await cluster.start(name, release);
    await next;
  }
  return kills;
}

/**
 * One after the other; in the middle of it one of the release before starts anew beside those of the next, as where
 * a machine restarts meanwhile.
 */
export async function upgradeInTurns(
  cluster: Cluster,
  { from, to }: { readonly from: Release; readonly to: Release },
): Promise<void> {
  const replace = async (name: string, by: string, release: Release) => {
    await cluster.start(by, release);
    await cluster.stop(name);
  };
  await replace('server-1', 'server-4', to);
  await replace('server-2', 'server-of-before', from);
  await replace('worker-1', 'worker-of-before', from);
  await replace('worker-of-before', 'worker-3', to);
  await replace('server-of-before', 'server-5', to);
  await replace('server-3', 'server-6', to);
  await replace('worker-2', 'worker-4', to);
}

/** Jobs that nobody has finished when those that are due have had their time, or that failed. */
export async function jobsLost({ jobs }: Store): Promise<number> {
  const giveUpAt = performance.now() + jobsWaitMs;
  for (;;) {
    const open = await jobs.list({ state: ['queued', 'running'] });
    const due = open.filter(({ runAfter }) => runAfter <= Date.now());
    const failed = await jobs.list({ state: ['failed'] });
    if (due.length === 0) return failed.length;
    if (performance.now() > giveUpAt) return due.length + failed.length;
    await wait(500);
  }
}
