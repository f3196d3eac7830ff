import { createHash, randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { EchoError, type ModelVersion, type Store, type Telemetry } from '@echotune/data';
import {
  blend,
  blendWith,
  EngineError,
  type Interactions,
  type Model,
  modelSet,
} from '@echotune/engine';
import { chooseStage, type Objection, type Stage } from '../lifecycle/choose-stage.ts';
import { crown, noteDeed, type Why } from '../lifecycle/crown.ts';
import { type ModelPlace, sharedNameOf } from '../lifecycle/model-place.ts';
import { countPlays } from '../lifecycle/observe-models.ts';
import {
  type Proved,
  proofMetrics,
  proveChallenger,
  readChampion,
} from '../lifecycle/prove-challenger.ts';
import { recentListeners } from '../lifecycle/recent-listeners.ts';
import { shadowMetrics, shadowScore } from '../lifecycle/shadow-score.ts';
import { artifactEnding, tidyModels } from './discard-old.ts';
import { gatherSnapshot, removalVersions } from './gather-snapshot.ts';
import { type GivenFactors, type JudgedFactors, proveFactors } from './prove-factors.ts';
import { writeWhole } from './write-artifact.ts';

export interface TrainDeps extends ModelPlace {
  readonly telemetry: Telemetry;
  readonly clock: () => number;
  readonly codeVersion: string;
}

export interface TrainRequest {
  /** Default `usualSeed`. */
  readonly seed?: number;
  /** Threads that kernels share, 1 unless told; the bytes are the same. */
  readonly threads?: number;
  readonly signal?: AbortSignal;
  /** Fraction done, 0 … 1. */
  readonly onProgress?: (fraction: number) => void;
  /** Factors of another program for this snapshot, which takes the place of a part of our own. */
  readonly factors?: (interactions: Interactions) => GivenFactors;
  /** Why it is trained, for the record. */
  readonly why?: Why;
}

/** One for all, so that the same snapshot gives the same bytes whoever asks for the training. */
const usualSeed = 1;
/** Of a training's time, what a proof takes. */
const proofShare = 0.5;

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
export function trainModels(deps: TrainDeps, request: TrainRequest = {}): Promise<Trained> {
  return deps.telemetry.span('train', () => train(deps, request));
}

async function train(deps: TrainDeps, request: TrainRequest): Promise<Trained> {
  const { store, clock, telemetry } = deps;
  const now = clock();
  const { interactions, learnedFrom } = await gatherSnapshot(store);
  const plays = await countPlays(store);
  const { onProgress, signal, seed = usualSeed, threads = 1, why = {} } = request;
  /** Of the whole training's progress the part between two fractions. */
  const fit = (
    train: Interactions,
    at: number,
    [from, to]: readonly [number, number],
    given?: Model,
  ) => {
    const onPart = (fraction: number) => onProgress?.(from + (to - from) * fraction);
    const run = { seed, threads, now: at, onProgress: onPart, ...(signal && { signal }) };
    return fitted(train, run, given);
  };
  const champion = await readChampion(deps);
  const factors = request.factors?.(interactions) ?? null;
  const fitOwn = (train: Interactions, at: number) => fit(train, at, [0, proofShare]);
  const { proved, against, metrics } = factors
    ? await proveFactors(deps, interactions, { champion, factors, seed, fit: fitOwn })
    : byProof(
        proveChallenger(deps, interactions, {
          ...{ champion, listeners: learnedFrom.size, now, seed, fit: fitOwn },
        }),
      );
  const isWorse =
    proved !== null &&
    chooseStage({ proved, shadowed: null, activeListeners: 0, against }).stage === 'challenger';
  // What was compared is kept; anything else nobody would have compared.
  const model = isWorse
    ? proved.proof.model
    : fit(
        interactions,
        snapshotTime(interactions),
        [proved === null ? 0 : proofShare, 1],
        factors?.part,
      );
  const bytes = model.save();
  const active = await recentListeners(store, now);
  const shadowed =
    champion && !isWorse
      ? await shadowScore(
          { store, now, listeners: active },
          modelSet(blend.load(bytes)),
          modelSet(champion.model),
        )
      : null;
  const { stage, objections } = chooseStage({
    ...{ proved, shadowed, activeListeners: active.length, against },
  });
  const artifact = `blend-${randomUUID()}${artifactEnding}`;
  const checksum = createHash('sha256').update(bytes).digest('hex');
  const shared = sharedNameOf(checksum);
  const { modelsFolder, sharedFiles } = deps;
  await writeWhole(join(modelsFolder, artifact), bytes);
  // Before anybody can ask for it.
  await sharedFiles?.put(shared, bytes).catch(async (cause: unknown) => {
    await rm(join(modelsFolder, artifact), { force: true });
    throw cause;
  });
  const registered = await enthrone(store, learnedFrom, {
    stage,
    why: { ...why, ...(objections.length > 0 && { objections }) },
    model: {
      name: 'blend',
      createdAt: now,
      dataDigest: digestOf(interactions),
      codeVersion: deps.codeVersion,
      params: {
        ...{ seed, ...blend.defaults, ...(proved && { provedAgainst: champion?.version }) },
        ...(factors && { imported: factors.params }),
      },
      metrics: {
        ...{ listeners: interactions.listenerCount, listens: interactions.items.length },
        ...{ plays, ...proofMetrics(proved), ...shadowMetrics(shadowed) },
        ...{ ...factors?.metrics, ...metrics },
      },
      artifact,
      checksum,
    },
  });
  if (registered === null) {
    await rm(join(modelsFolder, artifact), { force: true });
    await sharedFiles?.remove(shared);
    return train(deps, request);
  }
  await tidyModels(deps);
  telemetry.observe('training_seconds', (clock() - now) / 1000);
  return { ...registered, stage, objections, proved };
}

/** Nothing but the proof says anything of our own recipe. */
const byProof = (proved: Proved | null): JudgedFactors => ({ proved, against: [], metrics: {} });

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
