import { createHash } from 'node:crypto';
import { type MlflowMetric, type MlflowPair, mlflowMost } from '@echotune/connect';
import type { ModelMetric, ModelVersion } from '@echotune/data';

/** A version of a model as a run of MLflow. Times are UTC epoch milliseconds. */
export interface DescribedVersion {
  /** What it is known by wherever it is: 32 hexadecimal digits, as MLflow's own run ids are. */
  readonly key: string;
  /** e.g. `blend@3` */
  readonly name: string;
  readonly at: number;
  readonly params: readonly MlflowPair[];
  readonly tags: readonly MlflowPair[];
  /** What was measured at its training, and since. */
  readonly metrics: readonly MlflowMetric[];
}

/** The tag by which a run is found again. */
export const keyTag = 'echotune.key';

/** The folder of a run's artifacts in which the model is. */
export const modelFolder = 'model';

/** Under which name a model stands in a registry: that of the experiment goes before, so that two EchoTunes can share a server. */
export function registeredName(experiment: string, model: string): string {
  // Signs that MLflow's addresses of models (`models:/NAME@ALIAS`) have for themselves.
  return `${experiment.replaceAll(/[/:@]/g, '-')}-${model}`;
}

/** What distinguishes it from every other, also from those of another EchoTune or of a store begun anew. */
export function keyOf({ name, version, createdAt, dataDigest, checksum }: ModelVersion): string {
  const told = JSON.stringify([name, version, createdAt, dataDigest, checksum]);
  return createHash('sha256').update(told).digest('hex').slice(0, 32);
}

export function describeVersion(
  model: ModelVersion,
  measured: readonly ModelMetric[],
): DescribedVersion {
  const { name, version, createdAt, codeVersion, dataDigest, checksum, params, metrics } = model;
  const tags = {
    [keyTag]: keyOf(model),
    'echotune.model': name,
    'echotune.version': String(version),
    'echotune.code_version': codeVersion,
    'echotune.data_digest': dataDigest,
    'echotune.checksum': checksum,
    'mlflow.source.name': 'EchoTune',
    'mlflow.source.type': 'JOB',
  };
  return {
    ...{ key: keyOf(model), name: `${name}@${version}`, at: createdAt },
    params: withSafeKeys(flat(params)).map(([key, value]) => ({
      ...{ key, value: cut(value, mlflowMost.paramCharacters) },
    })),
    tags: Object.entries(tags).map(([key, value]) => ({
      ...{ key, value: cut(value, mlflowMost.tagCharacters) },
    })),
    metrics: [
      ...withSafeKeys(Object.entries(metrics)).map(([key, value]) => ({
        ...{ key, value, timestamp: createdAt, step: 0 },
      })),
      ...metricsOf(model, measured),
    ].filter(({ value }) => Number.isFinite(value)),
  };
}

/** What was measured since the training; a step is a second of its life. */
export function metricsOf(
  { createdAt }: ModelVersion,
  measured: readonly ModelMetric[],
): MlflowMetric[] {
  return measured.map(({ key, at, value }) => ({
    ...{ key: safeKey(key), value, timestamp: at },
    step: Math.max(0, Math.floor((at - createdAt) / 1000)),
  }));
}

/** Of objects within objects every value by its path, as text. */
function flat(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return Object.entries(value).flatMap(([name, one]) =>
      flat(one, path === '' ? name : `${path}.${name}`),
    );
  }
  return [[path, typeof value === 'string' ? value : (JSON.stringify(value) ?? 'null')]];
}

/** MLflow's keys hold letters, digits and some signs, and are file names in some places. */
function safeKey(key: string): string {
  const safe = key.replaceAll(/[^\w.\- ]/g, '_').slice(0, mlflowMost.keyCharacters);
  return /^\.{0,2}$/.test(safe) ? `_${safe}` : safe;
}

/** Each key once, whatever became of it. */
function withSafeKeys<T>(entries: readonly (readonly [string, T])[]): [string, T][] {
  const all = new Map<string, T>();
  for (const [key, value] of entries) {
    const safe = safeKey(key);
    let free = safe;
    for (let nth = 2; all.has(free); nth++) {
      free = `${safe.slice(0, mlflowMost.keyCharacters - 6)}_${nth}`;
    }
    all.set(free, value);
  }
  return [...all];
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
