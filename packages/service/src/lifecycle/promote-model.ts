import { EchoError, type ModelVersion, type Store } from '@echotune/data';
import { crown, noteDeed, type Why } from './crown.ts';
import { type ListedModel, modelOf } from './list-models.ts';
import type { ModelPlace } from './model-place.ts';
import type { ProveDeps } from './prove-challenger.ts';
import { isWhole, readArtifact } from './read-artifact.ts';

/**
 * Makes a version the one that answers, once its file is found to be what was registered: every process
 * asks for the champion with each question, so the next answer is its. Throws version-unknown,
 * model-discarded, model-corrupt.
 */
export async function promoteModel(deps: ProveDeps, version: number): Promise<ModelVersion> {
  const { store, telemetry } = deps;
  const model = await keptModel(deps, version);
  await readArtifact(deps, model);
  if (model.stage !== 'champion') {
    await store.transaction((tx) => crown(tx, version, { reason: 'asked' }));
    telemetry.log('info', 'model-promoted', { version });
  }
  return model;
}

async function keptModel(deps: ProveDeps, version: number): Promise<ListedModel> {
  const model = await modelOf(deps, version);
  if (model.isKept) return model;
  throw new EchoError('model-discarded', `The file of training ${version} is no longer kept.`);
}

/**
 * Lets a version answer half of the listeners until they have shown whether they take it better than the champion.
 * Throws version-unknown, model-discarded, model-corrupt, canary-impossible (it answers everybody already, or nothing does).
 */
export async function startCanary(deps: ProveDeps, version: number): Promise<ModelVersion> {
  const { store, telemetry } = deps;
  const model = await keptModel(deps, version);
  await readArtifact(deps, model);
  await store.transaction(async (tx) => {
    const champion = await tx.models.byAlias('blend', 'champion');
    if (champion === null || champion.version === version) {
      throw new EchoError('canary-impossible', `Training ${version} answers everybody already.`);
    }
    await tx.models.setAlias('blend', 'canary', version);
    await noteDeed(tx, version, 'canary', { reason: 'asked' });
  });
  telemetry.log('info', 'canary-started', { version });
  return model;
}

/**
 * Back to what answered before the champion, or where its file is not whole, to the newest earlier version
 * whose is. Throws version-unknown where there is none.
 */
export async function rollBackModel(deps: ProveDeps): Promise<ModelVersion> {
  const { store, telemetry } = deps;
  const champion = await store.models.byAlias('blend', 'champion');
  const earlier = await earlierWhole(deps);
  if (champion === null || earlier === null) {
    throw new EchoError('version-unknown', 'No earlier model is kept to go back to.');
  }
  await store.transaction((tx) =>
    stepBack(tx, champion.version, earlier.version, { reason: 'asked' }),
  );
  telemetry.log('warn', 'model-rolled-back', { from: champion.version, to: earlier.version });
  return earlier;
}

/** What a rollback goes to: its file is whole. Null where there is none. */
export async function earlierWhole(place: ModelPlace): Promise<ModelVersion | null> {
  const { models } = place.store;
  const champion = await models.byAlias('blend', 'champion');
  const previous = await models.byAlias('blend', 'previous');
  const earlier = (await models.list('blend')).filter(
    ({ version }) => champion !== null && version < champion.version,
  );
  for (const model of [...(previous ? [previous] : []), ...earlier.toReversed()]) {
    if (model.version === champion?.version) continue;
    if (await isWhole(place, model)) return model;
  }
  return null;
}

/** What is left is not remembered: going back twice does not lead forward again. */
export async function stepBack(store: Store, from: number, to: number, why: Why): Promise<void> {
  const { models } = store;
  await models.setAlias('blend', 'champion', to);
  await models.setAlias('blend', 'previous', to);
  // It was compared with what no longer answers.
  await models.dropAlias('blend', 'canary');
  await noteDeed(store, from, 'rolled-back', { to, ...why });
}
