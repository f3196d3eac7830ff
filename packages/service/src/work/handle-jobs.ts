import { rm } from 'node:fs/promises';
import type { ImportRun } from '@echotune/data';
import { makeDemo } from '../demo/make-demo.ts';
import { type ImportProgress, importHistory } from '../import/import-history.ts';
import { type TrainDeps, trainModels } from '../train/train-models.ts';
import {
  demoPayload,
  type ImportJobProgress,
  importPayload,
  runOfEarlierAttempt,
} from './job-kinds.ts';
import { isFinal, type JobContext, type JobHandler } from './work-off-jobs.ts';

const trainingSeed = 1;

type Reading = (onProgress: (progress: ImportProgress) => void) => Promise<ImportRun>;

/** Reads, then trains, reporting both; what an earlier attempt had finished reading is not read again. */
async function readAndTrain(deps: TrainDeps, context: JobContext, read: Reading): Promise<unknown> {
  let latest: Partial<ImportProgress> = {};
  const report = (phase: ImportJobProgress['phase']) => context.report({ ...latest, phase });
  const runId = runOfEarlierAttempt(context.earlier);
  const earlier = runId === null ? null : await deps.store.imports.get(runId);
  let run = earlier?.state === 'done' ? earlier : null;
  run ??= await read((progress) => {
    latest = progress;
    report('reading');
  });
  latest = { ...latest, runId: run.id, totals: run.totals };
  report('training');
  const model = await trainModels(deps, { seed: trainingSeed, signal: context.signal });
  report('finished');
  return { runId: run.id, model: model.version };
}

async function removeSpool(spool: string | null): Promise<void> {
  if (spool !== null) await rm(spool, { recursive: true, force: true });
}

/** What the background process can do, by kind of job. */
export function jobHandlers(deps: TrainDeps): ReadonlyMap<string, JobHandler> {
  return new Map<string, JobHandler>([
    [
      'import',
      async (payload, context) => {
        const { listenerId, paths, spool } = importPayload(payload);
        try {
          const result = await readAndTrain(deps, context, (onProgress) =>
            importHistory(deps, { listenerId, paths, signal: context.signal, onProgress }),
          );
          await removeSpool(spool);
          return result;
        } catch (cause) {
          // A retry needs the uploaded files once more.
          if (isFinal(cause)) await removeSpool(spool);
          throw cause;
        }
      },
    ],
    [
      'demo',
      (payload, context) => {
        const { listenerId } = demoPayload(payload);
        return readAndTrain(deps, context, (onProgress) =>
          makeDemo(deps, { listenerId, signal: context.signal, onProgress }),
        );
      },
    ],
    [
      'train',
      async (_payload, context) => {
        const model = await trainModels(deps, { seed: trainingSeed, signal: context.signal });
        return { model: model.version };
      },
    ],
  ]);
}
