import type { Job, Store } from '@echotune/data';
import { fieldsOf, type HistoryPayload, historyPayload } from '../jobs/job-kinds.ts';
import type { JobContext } from '../jobs/work-off-jobs.ts';
import { applyRetention } from '../listener/apply-retention.ts';
import { type TrainDeps, trainModels } from '../train/train-models.ts';
import { nothingPulled, type PullDeps, type PulledTotals, pullHistory } from './pull-history.ts';

/** With waits that double to an hour: about three days of a service that does not answer. */
const attempts = 80;

/** Has a history read in the background; one reading of it at a time. */
export function enqueuePull({ jobs }: Store, payload: HistoryPayload): Promise<Job> {
  const uniqueKey = `history ${payload.listenerId} ${payload.provider}`;
  return jobs.enqueue('history', payload, { uniqueKey, maxAttempts: attempts });
}

/** Reads a history, goes on where an earlier attempt stopped, and learns from what is new. */
export async function pullInJob(
  deps: PullDeps & TrainDeps,
  payload: unknown,
  { earlier, report, signal }: JobContext,
): Promise<PulledTotals> {
  const { listenerId, provider, again } = historyPayload(payload);
  const before = totalsIn(earlier);
  const totals = await pullHistory(deps, {
    ...{ listenerId, provider, signal, onProgress: report },
    again: again && before === null,
    ...(before !== null && { earlier: before }),
  });
  await applyRetention(deps, 'later', [listenerId]);
  if (totals.added > 0) await trainModels(deps, { signal });
  return totals;
}

/** The totals that an attempt has reported, if any. */
function totalsIn(reported: unknown): PulledTotals | null {
  const fields = fieldsOf(reported);
  if (typeof fields.read !== 'number') return null;
  const number = (name: string) => (typeof fields[name] === 'number' ? fields[name] : 0);
  const [read, added, duplicates, rejected] = [
    ...(['read', 'added', 'duplicates', 'rejected'] as const).map(number),
  ];
  const reached = typeof fields.reached === 'number' ? fields.reached : null;
  return {
    ...nothingPulled,
    ...{ read: read ?? 0, added: added ?? 0, duplicates: duplicates ?? 0, rejected: rejected ?? 0 },
    reached,
  };
}
