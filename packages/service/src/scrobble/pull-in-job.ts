import type { AccountPlace, Job, Store } from '@echotune/data';
import { type HistoryPayload, historyPayload, numberIn } from '../jobs/job-kinds.ts';
import type { JobContext } from '../jobs/work-off-jobs.ts';
import { learnNewPlays } from '../lifecycle/learn-new-plays.ts';
import { applyRetention } from '../listener/apply-retention.ts';
import type { TrainDeps } from '../train/train-models.ts';
import { accountOf } from './connect-account.ts';
import { type PullDeps, type PulledTotals, pullHistory } from './pull-history.ts';

/** With waits that double to an hour: about three days of a service that does not answer. */
const attempts = 80;

const kind = 'scrobble-history';

/** Has a history read in the background; one reading of it at a time. Throws provider-not-connected. */
export async function enqueuePull(store: Store, payload: HistoryPayload): Promise<Job> {
  const { listenerId, provider } = await accountOf({ store }, payload);
  const uniqueKey = `${kind} ${listenerId} ${provider}`;
  return store.jobs.enqueue(kind, payload, { uniqueKey, maxAttempts: attempts });
}

/** The last reading of a history, whether it waits, runs or has ended; null where there was none. */
export async function lastPull(
  { jobs }: Store,
  { listenerId, provider }: AccountPlace,
): Promise<Job | null> {
  const isThat = ({ payload }: Job) => {
    const of = historyPayload(payload);
    return of.listenerId === listenerId && of.provider === provider;
  };
  return (await jobs.list({ kind })).find(isThat) ?? null;
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
  if (totals.added > 0) await learnNewPlays(deps, { signal });
  return totals;
}

/** The totals that an attempt has reported, if any. */
function totalsIn(reported: unknown): PulledTotals | null {
  const read = numberIn(reported, 'read');
  if (read === null) return null;
  const count = (name: string) => numberIn(reported, name) ?? 0;
  return {
    ...{ read, added: count('added'), duplicates: count('duplicates') },
    ...{ rejected: count('rejected'), reached: numberIn(reported, 'reached') },
  };
}
