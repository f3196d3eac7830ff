import type { AliasedModel, ModelMetric, Store } from '@echotune/data';
import { countOutcomes, nothingShown, type Outcomes, summedOutcomes } from './count-outcomes.ts';
import {
  type CanaryLook,
  type GuardLook,
  judgeNewChampion,
  judgeRunningCanary,
} from './judge-online.ts';
import { type DriftTest, lookForDrift } from './look-for-drift.ts';
import type { TrainingState } from './training-need.ts';

const dayMs = 86_400_000;

/** What a model was measured at, by metric. */
export type Measured = Readonly<Record<string, number>>;

/** All that what is done with models follows from. */
export interface ModelFacts {
  readonly at: number;
  readonly training: Omit<TrainingState, 'hasDrifted'>;
  /** What answers; null before the first training. */
  readonly champion: AliasedModel | null;
  /** The look at it that is due, if any. */
  readonly guard: GuardLook | null;
  readonly canary: AliasedModel | null;
  readonly canaryLook: CanaryLook | null;
  /** That listeners had changed was noticed since the newest training. */
  readonly hasDrifted: boolean;
  /** Of the look that is due once a day; null where it is not, or too early. */
  readonly drift: readonly DriftTest[] | null;
  /** What became of what was shown in the last day, by version; null where it is not due. */
  readonly online: ReadonlyMap<number, Measured> | null;
}

export async function countPlays({ listeners, plays }: Store): Promise<number> {
  let count = 0;
  for (const { id } of await listeners.list()) count += await plays.count(id);
  return count;
}

/** Looks at everything; changes nothing. */
export async function observeModels(store: Store, now: number): Promise<ModelFacts> {
  const aliased = await store.models.aliased('blend');
  const named = (alias: string) => aliased.find((model) => model.alias === alias) ?? null;
  const [champion, previous, canary] = ['champion', 'previous', 'canary'].map(named);
  const newest = (await store.models.list('blend')).at(-1);
  const known = champion ? await store.models.measured('blend', champion.version) : [];
  const ofCanary = canary ? await store.models.measured('blend', canary.version) : [];
  const isGuarded =
    champion &&
    previous &&
    previous.version !== champion.version &&
    !(await isTried(store, champion));
  const looked = latest(known, 'online.shown', champion?.since)?.at;
  const isDaily = champion && now - (looked ?? champion.since) >= dayMs;
  return {
    at: now,
    training: {
      plays: await countPlays(store),
      learned: newest?.metrics.plays ?? null,
      ageMs: newest ? now - newest.createdAt : null,
    },
    champion: champion ?? null,
    guard: isGuarded
      ? await judgeNewChampion(store, champion, { now, last: lastLook(known, 'guard', champion) })
      : null,
    canary: canary ?? null,
    canaryLook: canary
      ? await judgeRunningCanary(store, canary, { now, last: lastLook(ofCanary, 'canary', canary) })
      : null,
    hasDrifted: newest !== undefined && (await hasDriftedSince(store, newest.createdAt)),
    drift: isDaily ? await lookForDrift(store, { trainedAt: champion.createdAt, now }) : null,
    online: isDaily ? await measureOnline(store, now) : null,
  };
}

async function hasDriftedSince({ models }: Store, trainedAt: number): Promise<boolean> {
  const events = await models.notes('blend', 100);
  return events.some(({ what, at }) => what === 'drifted' && at > trainedAt);
}

/** Whether half of the listeners met it before it answered all: a week before tells nothing that they did not. */
async function isTried({ models }: Store, { version }: AliasedModel): Promise<boolean> {
  const promoted = (await models.notes('blend', 10, version)).find(
    ({ what }) => what === 'promoted',
  );
  return promoted !== undefined && typeof promoted.why.look === 'number';
}

/** The newest of a metric since a moment. */
function latest(metrics: readonly ModelMetric[], key: string, since = 0): ModelMetric | undefined {
  return metrics.findLast((metric) => metric.key === key && metric.at >= since);
}

/** Number of the last look since a model was named what it is; 0 before the first. */
function lastLook(metrics: readonly ModelMetric[], of: string, { since }: AliasedModel): number {
  return latest(metrics, `${of}.look`, since)?.value ?? 0;
}

async function measureOnline(store: Store, now: number): Promise<ReadonlyMap<number, Measured>> {
  const sums = new Map<number, Outcomes>();
  for (const { id } of await store.listeners.list()) {
    const found = await countOutcomes(store, id, { from: now - dayMs, until: now });
    for (const [version, outcomes] of found) {
      if (version === null) continue;
      sums.set(version, summedOutcomes([sums.get(version) ?? nothingShown, outcomes]));
    }
  }
  return new Map([...sums].map(([version, outcomes]) => [version, onlineMetrics(outcomes)]));
}

function onlineMetrics({ shown, accepted, discovered, skipped }: Outcomes): Measured {
  return {
    'online.shown': shown,
    'online.acceptance': accepted / shown,
    'online.discoveries': discovered / shown,
    'online.repeats': (accepted - discovered) / shown,
    'online.skips': skipped / shown,
  };
}
