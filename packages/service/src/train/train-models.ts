import { createHash, randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { EchoError, type ModelVersion, type Store, type Telemetry } from '@echotune/data';
import { blend, blendWith, EngineError, type Interactions, type Model } from '@echotune/engine';
import { crown, modelAliases } from '../lifecycle/crown.ts';
import {
  mayAnswer,
  type Proved,
  proofMetrics,
  proveChallenger,
} from '../lifecycle/prove-challenger.ts';
import { countPlays } from '../lifecycle/train-by-need.ts';
import { gatherSnapshot, removalVersions } from './gather-snapshot.ts';
import { type GivenFactors, mayAnswerUnproved, proveFactors } from './prove-factors.ts';
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
  /** Factors of another program for this snapshot, which takes the place of a part of our own. */
  readonly factors?: (interactions: Interactions) => GivenFactors;
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

/** A registered model, and whether it answers now. */
export interface Trained extends ModelVersion {
  readonly answers: boolean;
  /** How it did beside the champion; null where there was nothing to compare with. */
  readonly proved: Proved | null;
}

/**
 * Trains the blend on everything stored, writes it as one checked file, registers it and makes it the
 * champion, unless it is proved worse than the one that answers: then what was compared is kept as the
 * challenger. Killed at any moment it leaves the earlier champion serving.
 * Throws job-cancelled.
 */
export async function trainModels(deps: TrainDeps, request: TrainRequest = {}): Promise<Trained> {
  const { store, clock, telemetry } = deps;
  const now = clock();
  const { interactions, learnedFrom } = await gatherSnapshot(store);
  const plays = await countPlays(store);
  const { onProgress, signal, seed = usualSeed } = request;
  /** Of the whole training's progress the part between two fractions. */
  const fit = (
    train: Interactions,
    at: number,
    [from, to]: readonly [number, number],
    given?: Model,
  ) => {
    const onPart = (fraction: number) => onProgress?.(from + (to - from) * fraction);
    return fitted(train, { seed, now: at, onProgress: onPart, ...(signal && { signal }) }, given);
  };
  const factors = request.factors?.(interactions) ?? null;
  const fitOwn = (train: Interactions, at: number) => fit(train, at, [0, proofShare]);
  const proved =
    factors === null
      ? await proveChallenger(deps, interactions, { now, seed, fit: fitOwn })
      : await proveFactors(deps, interactions, { factors, seed, fit: fitOwn });
  const isProved = proved !== null || factors === null;
  const answers = isProved ? mayAnswer(proved) : await mayAnswerUnproved(store);
  const challenger = answers ? undefined : proved?.proof.model;
  const share = [proved === null ? 0 : proofShare, 1] as const;
  const bytes = (challenger ?? fit(interactions, now, share, factors?.part)).save();
  const artifact = `blend-${randomUUID()}${artifactEnding}`;
  await writeWhole(join(deps.modelsFolder, artifact), bytes);
  const alias = answers ? 'champion' : 'challenger';
  const model = await enthrone(store, alias, learnedFrom, {
    name: 'blend',
    createdAt: now,
    dataDigest: digestOf(interactions),
    codeVersion: deps.codeVersion,
    params: {
      ...{ seed, ...blend.defaults, ...(proved && { provedAgainst: proved.champion.version }) },
      ...(factors && { imported: factors.params }),
    },
    metrics: {
      ...{ listeners: interactions.listenerCount, listens: interactions.items.length },
      ...{ plays, ...proofMetrics(proved), ...factors?.metrics },
    },
    artifact,
    checksum: createHash('sha256').update(bytes).digest('hex'),
  });
  if (model === null) {
    await rm(join(deps.modelsFolder, artifact), { force: true });
    return trainModels(deps, request);
  }
  await discardOld(deps);
  telemetry.observe('training_ms', clock() - now);
  return { ...model, answers, proved };
}

/** Registers the model under an alias; null where something it learned from was to be forgotten since. */
function enthrone(
  store: Store,
  alias: 'champion' | 'challenger',
  learnedFrom: ReadonlyMap<number, number>,
  model: Parameters<Store['models']['register']>[0],
): Promise<ModelVersion | null> {
  return store.transaction(async (tx) => {
    const now = await removalVersions(tx);
    if ([...learnedFrom].some(([id, version]) => now.get(id) !== version)) return null;
    const registered = await tx.models.register(model);
    if (alias === 'champion') await crown(tx, registered.version);
    else await tx.models.setAlias(model.name, alias, registered.version);
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

function fitted(interactions: Interactions, run: Parameters<typeof blend.fit>[2], given?: Model) {
  try {
    return blendWith(new Map(given && [[given.kind, given]]), interactions, run);
  } catch (cause) {
    if (cause instanceof EngineError && cause.code === 'aborted') {
      throw new EchoError('job-cancelled', 'The training was cancelled.', { cause });
    }
    throw cause;
  }
}
