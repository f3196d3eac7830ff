import type { Store } from '@echotune/data';
import type { TrainDeps } from '../train/train-models.ts';
import { type Retraining, unlearn } from '../train/unlearn.ts';
import { forgetShown } from './forget-shown.ts';

/** What retention removed of a listener. */
export interface Expired {
  readonly listenerId: number;
  readonly plays: number;
  /** Songs on shelves. */
  readonly shown: number;
}

const dayMs = 86_400_000;

/**
 * Removes what is older than its listener keeps it, of everybody or of the named; where plays went,
 * models are trained without them. Safe at any time: what is gone stays gone.
 */
export async function applyRetention(
  deps: TrainDeps,
  retraining: Retraining,
  only?: readonly number[],
): Promise<Expired[]> {
  const { store, clock } = deps;
  const now = clock();
  let plays = new Map<number, number>();
  await unlearn(deps, retraining, async (tx) => {
    plays = await removePlays(tx, only ?? (await everybody(tx)), now);
    return plays.values().some((count) => count > 0);
  });
  const expired: Expired[] = [];
  for (const listenerId of only ?? (await everybody(store))) {
    const shown = await forgetShown(store, listenerId, now);
    expired.push({ listenerId, plays: plays.get(listenerId) ?? 0, shown });
  }
  return expired;
}

/**
 * Has it applied to everybody once a day, by whoever works off jobs: at four in the morning of whoever was
 * here first, as models may have to be trained anew.
 */
export async function scheduleRetention({ jobs, listeners }: Store): Promise<void> {
  const first = (await listeners.list()).find(({ demo }) => !demo);
  const timing = { cron: '0 4 * * *', timeZone: first?.timeZone ?? 'UTC' };
  await jobs.schedule('retention', 'retention', {}, timing);
}

async function everybody({ listeners }: Store): Promise<number[]> {
  return (await listeners.list()).map(({ id }) => id);
}

async function removePlays(
  tx: Store,
  listenerIds: readonly number[],
  now: number,
): Promise<Map<number, number>> {
  const those = [];
  for (const listenerId of listenerIds) {
    const { playsDays } = await tx.listeners.retention(listenerId);
    if (playsDays !== null) those.push({ listenerId, before: now - playsDays * dayMs });
  }
  if (those.length === 0) return new Map();
  const counts = await tx.plays.removeBefore(those);
  return new Map(those.map(({ listenerId }, i) => [listenerId, counts[i] ?? 0]));
}
