import type { MlflowMetric } from '@echotune/connect';
import { EchoError, type ModelVersion } from '@echotune/data';
import { type DescribedVersion, describeVersion, keyOf, registeredName } from '@echotune/service';
import type { EchoTune } from '../../wire.ts';

/** The one experiment that there is. */
export const experimentId = '1';
const name = 'blend';

/** The registry as MLflow's clients are shown it. */
export interface ShownRegistry {
  /** Of the experiment. */
  readonly experiment: string;
  /** Of the registered model. */
  readonly model: string;
  /** In the order of their training. */
  readonly versions: readonly ModelVersion[];
  /** By alias, the number. */
  readonly aliases: ReadonlyMap<string, number>;
  /** UTC epoch milliseconds; 0 where there is nothing yet. */
  readonly createdAt: number;
  readonly updatedAt: number;
}

export async function readRegistry({ store, config }: EchoTune): Promise<ShownRegistry> {
  const versions = await store.models.list(name);
  const aliased = await store.models.aliased(name);
  const { experiment } = config.mlflow;
  return {
    ...{ experiment, model: registeredName(experiment, name), versions },
    aliases: new Map(aliased.map(({ alias, version }) => [alias, version])),
    createdAt: versions[0]?.createdAt ?? 0,
    updatedAt: Math.max(versions.at(-1)?.createdAt ?? 0, ...aliased.map(({ since }) => since)),
  };
}

/** A version as a run. */
export async function describe(
  { store }: EchoTune,
  model: ModelVersion,
): Promise<DescribedVersion> {
  return describeVersion(model, await store.models.measured(name, model.version));
}

/** The version that is a run. Throws version-unknown. */
export async function versionOfRun(echotune: EchoTune, runId: string): Promise<ModelVersion> {
  const versions = await echotune.store.models.list(name);
  const found = versions.find((model) => keyOf(model) === runId);
  if (found !== undefined) return found;
  throw new EchoError('version-unknown', `Run with id=${runId.slice(0, 100)} not found`);
}

export const artifactRoot = (runId: string) =>
  `mlflow-artifacts:/${experimentId}/${runId}/artifacts`;

/** Values of a key in the order of their making. */
export function historyOf({ metrics }: DescribedVersion, key: string): MlflowMetric[] {
  return metrics
    .filter((metric) => metric.key === key)
    .sort((a, b) => a.timestamp - b.timestamp || a.step - b.step || a.value - b.value);
}

/** Of each key the value of the last step, of those the newest, of those the highest. */
export function newestOf({ metrics }: DescribedVersion): Map<string, MlflowMetric> {
  const sorted = metrics.toSorted(
    (a, b) => a.step - b.step || a.timestamp - b.timestamp || a.value - b.value,
  );
  return new Map(sorted.map((metric) => [metric.key, metric]));
}
