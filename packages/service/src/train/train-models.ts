import { createHash, randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { EchoError, type ModelVersion, type Store, type Telemetry } from '@echotune/data';
import { blend, EngineError, type Interactions, modelSet } from '@echotune/engine';
import { chooseStage, type Objection, type Stage } from '../lifecycle/choose-stage.ts';
import { crown, modelAliases, noteDeed, type Why } from '../lifecycle/crown.ts';
import { countPlays } from '../lifecycle/observe-models.ts';
import {
  type Proved,
  proofMetrics,
  proveChallenger,
  readChampion,
} from '../lifecycle/prove-challenger.ts';
import { recentListeners } from '../lifecycle/recent-listeners.ts';
import { shadowMetrics, shadowScore } from '../lifecycle/shadow-score.ts';
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
  /** Why it is trained, for the record. */
  readonly why?: Why;
}

/** One for all, so that the same snapshot gives the same bytes whoever asks for the training. */
const usualSeed = 1;
/** How the names of model files end. */
export const artifactEnding = '.etm';
/** Of a training's time, what a proof takes. */
const proofShare = 0.5;
/** Of the newest the files are kept. */
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

/** A registered model, and what it became. */
export interface Trained extends ModelVersion {
  readonly stage: Stage;
  /** Why it does not answer; empty where it does. */
  readonly objections: readonly Objection[];
  /** How it did beside the champion; null where there was nothing to compare with. */
  readonly proved: Proved | null;
}

/**
 * Trains the blend on everything stored, proves it beside the one that answers, writes it as one checked file and
 * registers it: as champion, as canary where enough listeners are here to compare by, or, where something speaks
 * against it, as the challenger that answers nobody. Killed at any moment it leaves the earlier champion serving.
 * Throws job-cancelled.
 */
export async function trainModels(deps: TrainDeps, request: TrainRequest = {}): Promise<Trained> {
  const { store, clock, telemetry } = deps;
  const now = clock();
  const { interactions, learnedFrom } = await gatherSnapshot(store);
  const plays = await countPlays(store);
  const { onProgress, signal, seed = usualSeed, why = {} } = request;
  /** Of the whole training's progress the part between two fractions. */
  const fit = (train: Interactions, at: number, from: number, to: number) => {
    const onPart = (fraction: number) => onProgress?.(from + (to - from) * fraction);
    return fitted(train, { seed, now: at, onProgress: onPart, ...(signal && { signal }) });
  };
  const champion = await readChampion(deps);
  const proved = proveChallenger(deps, interactions, {
    ...{ champion, now, seed, fit: (train, at) => fit(train, at, 0, proofShare) },
  });
  const isWorse =
    chooseStage({ proved, shadowed: null, activeListeners: 0 }).stage === 'challenger';
  // What was compared is kept; anything else nobody would have compared.
  const model = isWorse
    ? proved!.proof.model
    : fit(interactions, snapshotTime(interactions), proved === null ? 0 : proofShare, 1);
  const bytes = model.save();
  const shadowed =
    champion && !isWorse
      ? await shadowScore({ store, now }, modelSet(blend.load(bytes)), modelSet(champion.model))
      : null;
  const active = await recentListeners(store, now);
  const { stage, objections } = chooseStage({ proved, shadowed, activeListeners: active.length });
  const artifact = `blend-${randomUUID()}${artifactEnding}`;
  await writeWhole(join(deps.modelsFolder, artifact), bytes);
  const registered = await enthrone(store, learnedFrom, {
    stage,
    why: { ...why, ...(objections.length > 0 && { objections }) },
    model: {
      name: 'blend',
      createdAt: now,
      dataDigest: digestOf(interactions),
      codeVersion: deps.codeVersion,
      params: { seed, ...blend.defaults, ...(proved && { provedAgainst: champion?.version }) },
      metrics: {
        ...{ listeners: interactions.listenerCount, listens: interactions.items.length },
        ...{ plays, ...proofMetrics(proved), ...shadowMetrics(shadowed) },
      },
      artifact,
      checksum: createHash('sha256').update(bytes).digest('hex'),
    },
  });
  if (registered === null) {
    await rm(join(deps.modelsFolder, artifact), { force: true });
    return trainModels(deps, request);
  }
  await discardOld(deps);
  telemetry.observe('training_ms', clock() - now);
  return { ...registered, stage, objections, proved };
}

/** "Now" of a training is the newest of what it learns from: the same snapshot gives the same bytes on any day. */
function snapshotTime({ startedAt }: Interactions): number {
  return startedAt.reduce((newest, at) => Math.max(newest, at), 0);
}

interface Enthroned {
  readonly stage: Stage;
  readonly why: Why;
  readonly model: Parameters<Store['models']['register']>[0];
}

/** Registers the model as what it became; null where something it learned from was to be forgotten since. */
function enthrone(
  store: Store,
  learnedFrom: ReadonlyMap<number, number>,
  { stage, why, model }: Enthroned,
): Promise<ModelVersion | null> {
  return store.transaction(async (tx) => {
    const now = await removalVersions(tx);
    if ([...learnedFrom].some(([id, version]) => now.get(id) !== version)) return null;
    const registered = await tx.models.register(model);
    const { version } = registered;
    await noteDeed(tx, version, 'trained', why);
    if (stage === 'champion') await crown(tx, version, { reason: 'trained' });
    else {
      await tx.models.setAlias(model.name, stage, version);
      await noteDeed(tx, version, stage === 'canary' ? 'canary' : 'refused', why);
    }
    return registered;
  });
}

/**
 * Files of models that nobody would go back to any more; their registry rows stay. Kept are the newest, the
 * one that answers, the one that answered before it, and the challenger.
 */
async function discardOld({ store, modelsFolder }: TrainDeps): Promise<void> {
  const { models } = store;
  const named = await Promise.all(modelAliases.map((alias) => models.byAlias('blend', alias)));
  const all = (await models.list('blend')).toReversed();
  const kept = [...all.slice(0, artifactsKept), ...named].map((model) => model?.version);
  for (const { artifact, version } of all) {
    if (!kept.includes(version)) await rm(join(modelsFolder, artifact), { force: true });
  }
}

function fitted(interactions: Interactions, run: Parameters<typeof blend.fit>[2]) {
  try {
    return blend.fit(interactions, blend.defaults, run);
  } catch (cause) {
    if (cause instanceof EngineError && cause.code === 'aborted') {
      throw new EchoError('job-cancelled', 'The training was cancelled.', { cause });
    }
    throw cause;
  }
}
