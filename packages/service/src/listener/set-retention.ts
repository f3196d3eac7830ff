import type { Retention } from '@echotune/data';
import type { TrainDeps } from '../train/train-models.ts';
import type { Retraining } from '../train/unlearn.ts';
import { applyRetention, type Expired } from './apply-retention.ts';

/**
 * Changes for how long a listener's plays and what they were shown are kept, and removes at once what
 * is older. Throws listener-unknown, input-invalid.
 */
export async function setRetention(
  deps: TrainDeps,
  listenerId: number,
  change: Partial<Retention>,
  retraining: Retraining,
): Promise<Pick<Expired, 'plays' | 'shown'>> {
  await deps.store.transaction(async ({ listeners }) => {
    const before = await listeners.retention(listenerId);
    await listeners.setRetention(listenerId, { ...before, ...change });
  });
  const [expired] = await applyRetention(deps, retraining, [listenerId]);
  return { plays: expired?.plays ?? 0, shown: expired?.shown ?? 0 };
}
