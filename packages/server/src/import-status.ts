import { EchoError, type ErrorCode, errorCodes, type Job, type Store } from '@echotune/data';
import { listListeners, type Reach } from '@echotune/service';
import { z } from 'zod';
import { ImportFindings, type ImportStatus, ImportTotals, SkippedFile } from './schema/import.ts';

type Status = z.output<typeof ImportStatus>;

const noTotals = { read: 0, added: 0, duplicates: 0, notMusic: 0, rejected: 0 };

/** As jobs stored it before there was anything to miss. */
const LeftOut = SkippedFile.extend({ missed: z.boolean().default(false) });

/** Progress of an import job as the worker stored it; an attempt that has not begun has none. */
const Progress = z.object({
  runId: z.int().optional(),
  phase: z.enum(['waiting', 'reading', 'training', 'finished']).default('waiting'),
  bytesRead: z.number().default(0),
  bytesTotal: z.number().default(0),
  totals: ImportTotals.default(noTotals),
  findings: ImportFindings.default({ months: [], topArtists: [] }),
  skipped: z.array(LeftOut).default([]),
});

/** What is known at the end: all that was left out, of which progress names the first, and what went again. */
const Result = z.object({
  skipped: z.array(LeftOut).optional(),
  expired: z.int().default(0),
});

const Payload = z.object({ listenerId: z.int() });

export const importKinds: readonly string[] = ['import', 'demo'];

function isImportJob(job: Job | null): job is Job {
  return job !== null && importKinds.includes(job.kind);
}

function failureOf(error: Job['error']): Status['failure'] {
  if (error === null) return null;
  const known = (code: string): code is ErrorCode => Object.hasOwn(errorCodes, code);
  const code: ErrorCode = known(error.code) ? error.code : 'internal';
  return { code, message: error.message, advice: errorCodes[code] };
}

async function isWithin(store: Store, job: Job, reach: Reach): Promise<boolean> {
  const { listenerId } = Payload.parse(job.payload);
  return (await listListeners(store, reach)).some(({ id }) => id === listenerId);
}

/** Ids of imports of these kinds that wait or run, of listeners within reach. */
export async function activeImports(
  store: Store,
  reach: Reach,
  kinds: readonly string[],
): Promise<number[]> {
  const active = await store.jobs.list({ state: ['queued', 'running'] });
  const ids: number[] = [];
  for (const job of active) {
    if (kinds.includes(job.kind) && (await isWithin(store, job, reach))) ids.push(job.id);
  }
  return ids;
}

/**
 * Everything there is to say of an import of a listener within reach, while it runs and afterwards.
 * Throws import-unknown.
 */
export async function importStatus(store: Store, jobId: number, reach: Reach): Promise<Status> {
  const job = await store.jobs.get(jobId);
  if (!isImportJob(job) || !(await isWithin(store, job, reach))) {
    throw new EchoError('import-unknown', `There is no import ${jobId}.`);
  }
  const { runId, ...progress } = Progress.parse(job.progress ?? {});
  const { skipped = progress.skipped, expired } = Result.parse(job.result ?? {});
  const files = runId === undefined ? [] : await store.imports.files(runId);
  return {
    ...progress,
    skipped,
    expired,
    id: job.id,
    listener: Payload.parse(job.payload).listenerId,
    state: job.state,
    files: files.map(({ id, name, format, totals, failure }) => ({
      id,
      name,
      format,
      totals,
      failure,
    })),
    failure: job.state === 'failed' ? failureOf(job.error) : null,
  };
}
