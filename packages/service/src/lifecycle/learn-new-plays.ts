import {
  type TrainDeps,
  type Trained,
  type TrainRequest,
  trainModels,
} from '../train/train-models.ts';
import { canaryListeners } from './choose-stage.ts';
import { recentListeners } from './recent-listeners.ts';

/**
 * What follows where plays have come in numbers: a training, so that the next answer knows them. Where enough people
 * listen for canaries, a training would end each before it is decided: there it is looked whether one is needed.
 * Null where nothing was trained.
 */
export async function learnNewPlays(
  deps: TrainDeps,
  request: TrainRequest,
): Promise<Trained | null> {
  const { store, clock } = deps;
  const isFirst = (await store.models.byAlias('blend', 'champion')) === null;
  const isCommunity = (await recentListeners(store, clock())).length >= canaryListeners;
  if (isFirst || !isCommunity) return trainModels(deps, request);
  await store.jobs.enqueue('tend-models', {}, { uniqueKey: 'tend-models' });
  return null;
}
