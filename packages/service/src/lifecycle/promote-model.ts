import { EchoError, type ModelVersion } from '@echotune/data';
import { readArtifact } from '../recommend/load-champion.ts';
import { crown } from './crown.ts';
import { modelOf } from './list-models.ts';
import type { ProveDeps } from './prove-challenger.ts';

/**
 * Makes a version the one that answers, once its file is found to be what was registered: every process
 * asks for the champion with each question, so the next answer is its. Throws version-unknown,
 * model-corrupt.
 */
export async function promoteModel(deps: ProveDeps, version: number): Promise<ModelVersion> {
  const { store, telemetry, modelsFolder } = deps;
  const model = await modelOf(deps, version);
  await readArtifact(modelsFolder, model);
  await store.transaction((tx) => crown(tx, version));
  telemetry.log('info', 'model-promoted', { version });
  return model;
}

/**
 * Back to what answered before the champion, or where its file is not whole, to the newest earlier version
 * whose is. Throws version-unknown where there is none.
 */
export async function rollBackModel(deps: ProveDeps): Promise<ModelVersion> {
  const { store, telemetry, modelsFolder } = deps;
  const { models } = store;
  const champion = await models.byAlias('blend', 'champion');
  const previous = await models.byAlias('blend', 'previous');
  const earlier = (await models.list('blend')).filter(
    ({ version }) => champion !== null && version < champion.version,
  );
  for (const model of [...(previous ? [previous] : []), ...earlier.toReversed()]) {
    if (model.version === champion?.version) continue;
    const isWhole = await readArtifact(modelsFolder, model).then(
      () => true,
      () => false,
    );
    if (!isWhole) continue;
    // What is left is not remembered: going back twice does not lead forward again.
    await store.transaction(async (tx) => {
      await tx.models.setAlias('blend', 'champion', model.version);
      await tx.models.setAlias('blend', 'previous', model.version);
    });
    telemetry.log('warn', 'model-rolled-back', { from: champion?.version, to: model.version });
    return model;
  }
  throw new EchoError('version-unknown', 'No earlier model is kept to go back to.');
}
