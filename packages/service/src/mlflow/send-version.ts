import type { MlflowRun } from '@echotune/connect';
import type { ModelMetric, ModelVersion, SentVersion } from '@echotune/data';
import { batchesOf } from './batch-log.ts';
import {
  describeVersion,
  keyTag,
  metricsOf,
  modelFolder,
  registeredName,
} from './describe-version.ts';
import { mirrorFiles, removeFile } from './mirror-files.ts';
import type { Sending } from './mlflow-deps.ts';

/**
 * Makes the server have everything of a version: what it has already is found again and not sent, so that
 * this can be broken off anywhere. Throws provider-*.
 */
export async function sendVersion(
  sending: Sending,
  experimentId: string,
  { model, measured }: { readonly model: ModelVersion; readonly measured: readonly ModelMetric[] },
): Promise<SentVersion> {
  const { target, signal } = sending;
  const { client, experiment } = target;
  const described = describeVersion(model, measured);
  const { key, name, at, tags } = described;
  const [known] = await client.runsWithTag(experimentId, { key: keyTag, value: key }, { signal });
  const run =
    known ?? (await client.createRun(experimentId, { name, startTime: at, tags }, { signal }));
  const runId = run.info.run_id;
  for (const batch of batchesOf(missingIn(run, described))) {
    await client.logBatch(runId, batch, { signal });
  }
  const hasFile = await mirrorFiles(sending, run, model);
  if (run.info.status !== 'FINISHED') await client.finishRun(runId, at, { signal });
  const registered = registeredName(experiment, model.name);
  const version =
    (await client.versionOfRun(registered, runId, { signal })) ??
    (await client.createVersion(
      registered,
      {
        ...{ source: `${run.info.artifact_uri}/${modelFolder}`, runId, description: name },
        tags: tags.filter((tag) => tag.key.startsWith('echotune.')),
      },
      { signal },
    ));
  return { ...{ modelId: model.id, runId, version, hasFile }, measured: momentsOf(measured) };
}

/**
 * What came since a version was sent: what was measured, and that its file is gone, which may be as somebody
 * is to be forgotten. Null where nothing did.
 */
export async function sendNews(
  sending: Sending,
  sent: SentVersion,
  {
    model,
    measured,
    hasFile,
  }: {
    readonly model: ModelVersion;
    readonly measured: readonly ModelMetric[];
    /** Whether its file is here. */
    readonly hasFile: boolean;
  },
): Promise<SentVersion | null> {
  const { target, signal } = sending;
  const newer = measured.filter(({ key, at }) => at > (sent.measured[key] ?? -1));
  const isFileGone = sent.hasFile && !hasFile;
  if (newer.length === 0 && !isFileGone) return null;
  const none = { params: [], tags: [] };
  for (const batch of batchesOf({ ...none, metrics: metricsOf(model, newer) })) {
    await target.client.logBatch(sent.runId, batch, { signal });
  }
  if (isFileGone) {
    const run = await target.client.run(sent.runId, { signal });
    if (run !== null) await removeFile(sending, run, model);
  }
  return { ...sent, hasFile: sent.hasFile && hasFile, measured: momentsOf(measured) };
}

function momentsOf(measured: readonly ModelMetric[]): Record<string, number> {
  // In the order of time within a key, so that the last one stands.
  return Object.fromEntries(measured.map(({ key, at }) => [key, at]));
}

/** Params never change there, so only those that are not there are sent; metrics are told by key. */
function missingIn(
  { data }: MlflowRun,
  { params, tags, metrics }: ReturnType<typeof describeVersion>,
) {
  const has = new Set(data.params.map(({ key }) => key));
  const tagOf = new Map(data.tags.map(({ key, value }) => [key, value]));
  return {
    params: params.filter(({ key }) => !has.has(key)),
    tags: tags.filter(({ key, value }) => tagOf.get(key) !== value),
    // Of a key it shows the newest only: whether those before are there is not seen, and sending does no harm.
    metrics,
  };
}
