import { EchoError, type ImportRun } from '@echotune/data';
import { tendUnderAgent } from '../autopilot/model/tend-under-agent.ts';
import { runAgentInJob } from '../autopilot/schedule-agents.ts';
import { type BacktestDeps, backtestListener } from '../backtest/backtest-listener.ts';
import { makeDemo } from '../demo/make-demo.ts';
import type { EnrichClients, EnrichDeps } from '../enrich/enrich-deps.ts';
import { enrichInJob } from '../enrich/enrich-in-job.ts';
import { findFiles } from '../import/find-files.ts';
import { type ImportProgress, importHistory } from '../import/import-history.ts';
import { learnNewPlays } from '../lifecycle/learn-new-plays.ts';
import { applyRetention, scheduleRetention } from '../listener/apply-retention.ts';
import type { MlflowDeps } from '../mlflow/mlflow-deps.ts';
import { sendSoon } from '../mlflow/schedule-mlflow.ts';
import { syncModels } from '../mlflow/sync-models.ts';
import { type RefreshDeps, refreshPlaylists } from '../playlist/refresh-playlists.ts';
import { reportInJob } from '../report/schedule-report.ts';
import type { ReportDeps } from '../report/write-report.ts';
import { forwardPlays } from '../scrobble/forward-plays.ts';
import { pullInJob } from '../scrobble/pull-in-job.ts';
import type { ScrobbleDeps } from '../scrobble/scrobble-deps.ts';
import { pollPlays } from '../spotify/poll-plays.ts';
import { readLibrary } from '../spotify/read-library.ts';
import type { SpotifyDeps } from '../spotify/spotify-deps.ts';
import { tidyModels } from '../train/discard-old.ts';
import { type TrainDeps, trainModels } from '../train/train-models.ts';
import {
  backtestPayload,
  demoPayload,
  fieldsOf,
  type ImportJobProgress,
  importPayload,
  numberIn,
  runOf,
} from './job-kinds.ts';
import { uploadedPaths } from './read-upload.ts';
import { bringUpload } from './shared-upload.ts';
import { tidyStore } from './tidy-store.ts';
import type { JobContext, JobHandler } from './work-off-jobs.ts';

export interface JobDeps
  extends TrainDeps,
    RefreshDeps,
    BacktestDeps,
    ScrobbleDeps,
    EnrichDeps,
    ReportDeps,
    MlflowDeps {
  readonly scrobbling: EnrichClients;
  readonly spoolFolder: string;
  /** Null where no client id is configured. */
  readonly spotify: SpotifyDeps | null;
}

/** Files left out that progress names: it is stored many times, the result, which names all, once. */
const skippedShown = 50;

type Reading = (onProgress: (progress: ImportProgress) => void) => Promise<ImportRun>;

/**
 * Reads, then trains where anything came, reporting both; what an earlier attempt had finished reading is not
 * read again. What is older than the listener keeps it goes before anything learns from it, and has a training
 * of its own.
 */
async function readAndTrain(
  deps: TrainDeps & MlflowDeps,
  context: JobContext,
  read: Reading,
): Promise<unknown> {
  let latest = fieldsOf(context.earlier);
  let { skipped } = latest;
  const addedBefore = numberIn(latest.totals, 'added') ?? 0;
  const report = (phase: ImportJobProgress['phase']) => context.report({ ...latest, phase });
  const runId = runOf(context.earlier);
  const earlier = runId === null ? null : await deps.store.imports.get(runId);
  let run = earlier?.state === 'done' ? earlier : null;
  run ??= await read((progress) => {
    skipped = progress.skipped;
    latest = { ...progress, skipped: progress.skipped.slice(0, skippedShown) };
    report('reading');
  });
  latest = { ...latest, runId: run.id, totals: run.totals };
  const [expired] = await applyRetention(deps, 'later', [run.listenerId]);
  const isAny = run.totals.added > 0 || addedBefore > 0;
  if (isAny) report('training');
  const model = isAny ? await learnNewPlays(deps, { signal: context.signal }) : null;
  if (isAny) await sendSoon(deps);
  report('finished');
  return { runId: run.id, model: model?.version ?? null, skipped, expired: expired?.plays ?? 0 };
}

/** Throws provider-not-configured: the client id went since the job was queued. */
function configured({ spotify }: JobDeps): SpotifyDeps {
  if (spotify !== null) return spotify;
  throw new EchoError('provider-not-configured', 'spotify_client_id is not set.');
}

/** What the background process can do, by kind of job. */
export function jobHandlers(deps: JobDeps): ReadonlyMap<string, JobHandler> {
  return new Map<string, JobHandler>([
    [
      'import',
      async (payload, context) => {
        const { listenerId, upload } = importPayload(payload);
        const paths = await uploadedPaths(deps.spoolFolder, await bringUpload(deps, upload));
        return readAndTrain(deps, context, async (onProgress) => {
          const found = await findFiles(paths);
          return importHistory(deps, { listenerId, found, signal: context.signal, onProgress });
        });
      },
    ],
    [
      'demo',
      async (payload, context) => {
        const { listenerId } = demoPayload(payload);
        return readAndTrain(deps, context, (onProgress) =>
          makeDemo(deps, { listenerId, signal: context.signal, onProgress }),
        );
      },
    ],
    [
      'train',
      async (payload, { signal }) => {
        const { version, stage } = await trainModels(deps, { signal, why: fieldsOf(payload) });
        await sendSoon(deps);
        return { model: version, stage };
      },
    ],
    [
      'backtest',
      async (payload, { signal, report }) => {
        const { songs, ...found } = await backtestListener(deps, {
          ...backtestPayload(payload),
          signal,
          onProgress: (done) => report({ weeksDone: done }),
        });
        return { ...found, songs: [...songs.values()] };
      },
    ],
    [
      'tend-models',
      async () => {
        const { act } = await tendUnderAgent(deps);
        if (act !== null) await sendSoon(deps);
        return act;
      },
    ],
    ['playlists', async () => refreshPlaylists(deps)],
    ['spotify-plays', async (_payload, { signal }) => pollPlays(configured(deps), signal)],
    [
      'spotify-library',
      async (payload, { signal, report }) =>
        readLibrary(configured(deps), demoPayload(payload).listenerId, {
          signal,
          onProgress: report,
        }),
    ],
    ['scrobble-history', (payload, context) => pullInJob(deps, payload, context)],
    ['scrobble-forward', (_payload, { signal }) => forwardPlays(deps, { signal })],
    ['report', (payload) => reportInJob(deps, payload)],
    ['run-agents', (payload) => runAgentInJob(deps, payload)],
    ['mlflow', (_payload, { signal }) => syncModels(deps, { signal })],
    ['enrich', (payload, context) => enrichInJob(deps, payload, context)],
    [
      'retention',
      async () => {
        await tidyStore(deps.store);
        if (deps.sharedFiles) await tidyModels(deps);
        // Whose night it is may be another one's since the server started.
        await scheduleRetention(deps.store);
        return { expired: await applyRetention(deps, 'queued') };
      },
    ],
  ]);
}
