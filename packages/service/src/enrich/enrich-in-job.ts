import type { Job, Store } from '@echotune/data';
import { fieldsOf, numberIn } from '../jobs/job-kinds.ts';
import type { JobContext } from '../jobs/work-off-jobs.ts';
import { type Enriched, enrichCatalogue } from './enrich-catalogue.ts';
import type { EnrichDeps } from './enrich-deps.ts';

const kind = 'enrich';
const dayMs = 86_400_000;
/** Requests to one service in a job: MusicBrainz wants a second for each, and other jobs wait meanwhile. */
const mostPerJob = 60;

/** Has services asked once a day, by whoever works off jobs, where anybody allows one. */
export async function scheduleEnrichment({ enrichment, jobs }: Store): Promise<void> {
  const isAllowed = (await enrichment.allowedByAnybody()).some((one) => one !== 'coverart');
  await (isAllowed ? jobs.schedule(kind, kind, {}, { everyMs: dayMs }) : jobs.unschedule(kind));
}

/** Has what is left asked in the background. */
export function enqueueEnrichment({ jobs }: Store): Promise<Job> {
  return jobs.enqueue(kind, {}, { uniqueKey: kind });
}

/**
 * Asks for a minute or two, then lets other jobs come before the rest. Where nothing is left to be asked,
 * the models learn from what was found since the first of those jobs.
 */
export async function enrichInJob(
  deps: EnrichDeps,
  payload: unknown,
  { earlier, report, signal }: JobContext,
): Promise<Enriched> {
  const { jobs } = deps.store;
  const before = (numberIn(payload, 'found') ?? 0) + (numberIn(earlier, 'found') ?? 0);
  const done = await enrichCatalogue(deps, {
    ...{ mostPerService: mostPerJob, signal },
    onProgress: (totals) => report({ ...totals, found: before + totals.found }),
  });
  const found = before + done.found;
  const round = (numberIn(payload, 'round') ?? 0) + 1;
  if (done.left) await jobs.enqueue(kind, { found, round }, { uniqueKey: `${kind} ${round}` });
  else if (found > 0) await jobs.enqueue('train', {}, { uniqueKey: 'train' });
  return done;
}

/** The job that asks, or did last; null where none has. */
export async function lastEnrichment({ jobs }: Store): Promise<Job | null> {
  return (await jobs.list({ kind, limit: 1 }))[0] ?? null;
}

/** How far such a job is. */
export function enrichedTotals({ progress, result }: Job): Enriched {
  const { left, stopped } = fieldsOf(result);
  const count = (name: string) => numberIn(progress, name) ?? numberIn(result, name) ?? 0;
  return {
    ...{ asked: count('asked'), found: count('found'), left: left === true },
    stopped: Array.isArray(stopped) ? stopped : [],
  };
}
