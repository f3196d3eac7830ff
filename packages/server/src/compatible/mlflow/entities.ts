/** What MLflow's answers hold: its REST documentation, "Data Structures". */
import type { ModelVersion } from '@echotune/data';
import { type DescribedVersion, keyOf, modelFolder } from '@echotune/service';
import { artifactRoot, experimentId, newestOf, type ShownRegistry } from './shown-registry.ts';

/** It leaves empty lists out. */
export function listed(name: string, all: readonly unknown[]): Record<string, unknown> {
  return all.length === 0 ? {} : { [name]: all };
}

export function experimentOf({ experiment, createdAt, updatedAt }: ShownRegistry) {
  return {
    ...{ experiment_id: experimentId, name: experiment, lifecycle_stage: 'active' },
    artifact_location: `mlflow-artifacts:/${experimentId}`,
    ...{ last_update_time: updatedAt, creation_time: createdAt },
  };
}

export function runOf(described: DescribedVersion) {
  const { key, name, at, params, tags } = described;
  return {
    info: {
      ...{ run_uuid: key, experiment_id: experimentId, run_name: name, user_id: '' },
      ...{ status: 'FINISHED', start_time: at, end_time: at, artifact_uri: artifactRoot(key) },
      ...{ lifecycle_stage: 'active', run_id: key },
    },
    data: {
      ...listed('metrics', [...newestOf(described).values()]),
      ...listed('params', params),
      ...listed('tags', [...tags, { key: 'mlflow.runName', value: name }]),
    },
    ...{ inputs: {}, outputs: {} },
  };
}

export const sourceOf = (model: ModelVersion) => `${artifactRoot(keyOf(model))}/${modelFolder}`;

export function versionOf({ model: registered, aliases }: ShownRegistry, model: ModelVersion) {
  const { name, version, createdAt, dataDigest, checksum, codeVersion } = model;
  const names = Array.from(aliases).flatMap(([alias, of]) => (of === version ? alias : []));
  const tags = {
    'echotune.key': keyOf(model),
    'echotune.model': name,
    'echotune.version': String(version),
    'echotune.code_version': codeVersion,
    'echotune.data_digest': dataDigest,
    'echotune.checksum': checksum,
  };
  return {
    ...{ name: registered, version: String(version), creation_timestamp: createdAt },
    ...{ last_updated_timestamp: createdAt, user_id: '', current_stage: 'None' },
    ...{ description: `${name}@${version}`, source: sourceOf(model), run_id: keyOf(model) },
    ...{ status: 'READY', status_message: '' },
    tags: Object.entries(tags).map(([key, value]) => ({ key, value })),
    ...{ run_link: '', ...listed('aliases', names) },
  };
}

export function modelOf(registry: ShownRegistry) {
  const { model, versions, aliases, createdAt, updatedAt } = registry;
  return {
    ...{ name: model, creation_timestamp: createdAt, last_updated_timestamp: updatedAt },
    ...{ user_id: '', description: 'What EchoTune learned from plays' },
    ...listed(
      'latest_versions',
      versions.slice(-1).map((one) => versionOf(registry, one)),
    ),
    ...listed(
      'aliases',
      Array.from(aliases, ([alias, version]) => ({ alias, version: String(version) })),
    ),
  };
}
