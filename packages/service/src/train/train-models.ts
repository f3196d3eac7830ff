import { createHash, randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { EchoError, type ModelVersion, type Store, type Telemetry } from '@echotune/data';
import { blend, EngineError, type Interactions } from '@echotune/engine';
import { gatherSnapshot, removalVersions } from './gather-snapshot.ts';
import { writeWhole } from './write-artifact.ts';

export interface TrainDeps {
  readonly store: Store;
  readonly telemetry: Telemetry;
  readonly clock: () => number;
  /** Folder of the model files. */
  readonly modelsFolder: string;
  readonly codeVersion: string;
}

export interface TrainRequest {
  /** Default `usualSeed`. */
  readonly seed?: number;
  readonly signal?: AbortSignal;
  /** Fraction done, 0 … 1. */
  readonly onProgress?: (fraction: number) => void;
}

/** One for all, so that the same snapshot gives the same bytes whoever asks for the training. */
const usualSeed = 1;
/** How the names of model files end. */
export const artifactEnding = '.etm';
/** The champion and those before it whose files are kept. */
const artifactsKept = 3;

function digestOf({ offsets, items, startedAt, content }: Interactions): string {
  const hash = createHash('sha256');
  for (const column of [offsets, items, startedAt]) hash.update(column);
  if (content) {
    const { artistOf, tags, years, sounds, similar } = content;
    const told = [artistOf, tags.rowStarts, tags.columns, tags.values, years, ...sounds];
    for (const column of told) hash.update(column);
    for (const { rowStarts, columns, values } of similar ? [similar.items, similar.artists] : []) {
      for (const column of [rowStarts, columns, values]) hash.update(column);
    }
  }
  return hash.digest('hex');
}

/**
 * Trains the blend on everything stored, writes it as one checked file, registers it and makes it the
 * champion. Killed at any moment it leaves the earlier champion serving.
 * Throws job-cancelled.
 */
export async function trainModels(
  deps: TrainDeps,
  request: TrainRequest = {},
): Promise<ModelVersion> {
  const { store, clock, telemetry } = deps;
  const now = clock();
  const { interactions, learnedFrom } = await gatherSnapshot(store);
  const { onProgress, signal, seed = usualSeed } = request;
  const bytes = fit(interactions, {
    seed,
    now,
    ...(onProgress && { onProgress }),
    ...(signal && { signal }),
  });
  const artifact = `blend-${randomUUID()}${artifactEnding}`;
  await writeWhole(join(deps.modelsFolder, artifact), bytes);
  const model = await enthrone(store, learnedFrom, {
    name: 'blend',
    createdAt: now,
    dataDigest: digestOf(interactions),
    codeVersion: deps.codeVersion,
    params: { seed, ...blend.defaults },
    metrics: { listeners: interactions.listenerCount, listens: interactions.items.length },
    artifact,
    checksum: createHash('sha256').update(bytes).digest('hex'),
  });
  if (model === null) {
    await rm(join(deps.modelsFolder, artifact), { force: true });
    return trainModels(deps, request);
  }
  await discardOld(deps, model.version);
  telemetry.observe('training_ms', clock() - now);
  return model;
}

/** Registers the model as champion; null where something it learned from was to be forgotten since. */
function enthrone(
  store: Store,
  learnedFrom: ReadonlyMap<number, number>,
  model: Parameters<Store['models']['register']>[0],
): Promise<ModelVersion | null> {
  return store.transaction(async (tx) => {
    const now = await removalVersions(tx);
    if ([...learnedFrom].some(([id, version]) => now.get(id) !== version)) return null;
    const registered = await tx.models.register(model);
    await tx.models.setAlias(model.name, 'champion', registered.version);
    return registered;
  });
}

/** Files of models that nobody would go back to any more; their registry rows stay. */
async function discardOld({ store, modelsFolder }: TrainDeps, newest: number): Promise<void> {
  for (const { version, artifact } of await store.models.list('blend')) {
    if (version <= newest - artifactsKept) await rm(join(modelsFolder, artifact), { force: true });
  }
}

function fit(interactions: Interactions, run: Parameters<typeof blend.fit>[2]): Uint8Array {
  try {
    return blend.fit(interactions, blend.defaults, run).save();
  } catch (cause) {
    if (cause instanceof EngineError && cause.code === 'aborted') {
      throw new EchoError('job-cancelled', 'The training was cancelled.', { cause });
    }
    throw cause;
  }
}
