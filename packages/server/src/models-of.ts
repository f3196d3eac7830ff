import type { Store } from '@echotune/data';
import { type ListedModel, listModels, modelOf } from '@echotune/service';
import type { z } from 'zod';
import type { Model } from './schema/model.ts';
import type { WorkerProcess } from './worker/worker-process.ts';

/** Where its bytes lie is nobody's business. */
function modelBody({
  id: _,
  name: __,
  artifact: ___,
  ...model
}: ListedModel): z.input<typeof Model> {
  return model;
}

/** The trained models as the API tells them, the newest first. */
export async function modelBodies(deps: Parameters<typeof listModels>[0]) {
  return (await listModels(deps)).map(modelBody);
}

/** Throws version-unknown. */
export async function listedModel(deps: Parameters<typeof modelOf>[0], version: number) {
  return modelBody(await modelOf(deps, version));
}

/** Has a model trained on everything stored; one that waits already will do. */
export async function enqueueTraining(
  { jobs }: Pick<Store, 'jobs'>,
  worker: Pick<WorkerProcess, 'wake'>,
) {
  const job = await jobs.enqueue('train', {}, { uniqueKey: 'train' });
  worker.wake();
  return job;
}
