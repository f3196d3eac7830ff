import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { EchoError, type ModelVersion } from '@echotune/data';
import type { ProveDeps } from './prove-challenger.ts';

export interface ListedModel extends ModelVersion {
  /** It answers now. */
  readonly isChampion: boolean;
  /** It was proved worse than the one that answered, and does not. */
  readonly isChallenger: boolean;
  /** Its file is still there: it could answer. */
  readonly isKept: boolean;
}

/** Every model that was trained, the newest first. */
export async function listModels({ store, modelsFolder }: ProveDeps): Promise<ListedModel[]> {
  const { models } = store;
  const champion = await models.byAlias('blend', 'champion');
  const challenger = await models.byAlias('blend', 'challenger');
  return (await models.list('blend')).toReversed().map((model) => ({
    ...model,
    isChampion: model.id === champion?.id,
    isChallenger: model.id === challenger?.id && model.id !== champion?.id,
    isKept: existsSync(join(modelsFolder, model.artifact)),
  }));
}

/** One of them. Throws version-unknown. */
export async function modelOf(deps: ProveDeps, version: number): Promise<ListedModel> {
  const model = (await listModels(deps)).find((one) => one.version === version);
  if (model !== undefined) return model;
  throw new EchoError('version-unknown', `There is no training ${version}.`);
}
