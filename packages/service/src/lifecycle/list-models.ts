import { EchoError, type ModelEvent, type ModelMetric, type ModelVersion } from '@echotune/data';
import { modelAliases } from './crown.ts';
import { keptFiles } from './kept-files.ts';
import type { ProveDeps } from './prove-challenger.ts';

export type ModelAlias = (typeof modelAliases)[number];

export interface ListedModel extends ModelVersion {
  /** What it is among those that answer, or nearly do; null for one of many. */
  readonly stage: ModelAlias | null;
  /** Its file is still there: it could answer. */
  readonly isKept: boolean;
}

/** What became of a version. */
export interface StoryOf {
  /** The newest first. */
  readonly events: ModelEvent[];
  /** Measured while it answered, by key, then moment. */
  readonly measured: ModelMetric[];
}

const mostEvents = 100;

/** Every model that was trained, the newest first. */
export async function listModels(deps: ProveDeps): Promise<ListedModel[]> {
  const { store } = deps;
  const isKept = await keptFiles(deps, 'whatever is known');
  const aliased = await store.models.aliased('blend');
  const isNamed = (alias: ModelAlias, version: number) =>
    aliased.some((named) => named.alias === alias && named.version === version);
  return (await store.models.list('blend')).toReversed().map((model) => ({
    ...model,
    stage: modelAliases.find((alias) => isNamed(alias, model.version)) ?? null,
    isKept: isKept(model),
  }));
}

/** One of them. Throws version-unknown. */
export async function modelOf(deps: ProveDeps, version: number): Promise<ListedModel> {
  const model = (await listModels(deps)).find((one) => one.version === version);
  if (model !== undefined) return model;
  throw new EchoError('version-unknown', `There is no training ${version}.`);
}

/** Throws version-unknown. */
export async function storyOf(deps: ProveDeps, version: number): Promise<StoryOf> {
  await modelOf(deps, version);
  const { models } = deps.store;
  return {
    events: await models.notes('blend', mostEvents, version),
    measured: await models.measured('blend', version),
  };
}
