import { type CacheSettings, type CacheWatch, readRedisMemory } from '@echotune/data';
import { cacheNamespaces, tunedNames } from '../../cache/namespaces.ts';
import type { PlannedAct } from '../agent.ts';
import { numberParam, textParam } from '../read-params.ts';
import { isSet, settingsWith } from './cache-acts.ts';
import type { CacheAgentDeps } from './observe-cache.ts';
import { askedOfRedis, redisRatio } from './simulate-redis.ts';
import { partOf, simulatedRatio, tracesOfNamespace } from './simulate-settings.ts';
import { answeredByMemory, makingMsOf, requestsTo, tracesOf } from './trace-of-watches.ts';

/** Every instance has taken a change over by then, and put what it holds under the new policy. */
const takenOverMs = 2 * 60_000;
/** What is looked at before an act, for its shadow to be as warm as the caches were. */
const beforeMs = 6 * 3_600_000;
/** Of that, what only warms the simulated caches up. */
const warmUpMs = beforeMs / 4;
/** Fewer tell nothing. */
const leastRequests = 200;

/** What was asked round an act. */
interface Seen {
  readonly all: readonly CacheWatch[];
  /** Before it, and of that what is compared. */
  readonly earlier: readonly CacheWatch[];
  readonly known: readonly CacheWatch[];
  readonly knownFrom: number;
  /** Once it was taken over. */
  readonly since: readonly CacheWatch[];
  readonly sinceFrom: number;
}

/** Null until enough was asked. */
async function seenRound(
  { store }: CacheAgentDeps,
  { intendedAt }: PlannedAct,
): Promise<Seen | null> {
  const all = await store.cache.watches(intendedAt - beforeMs);
  const sinceFrom = intendedAt + takenOverMs;
  const since = all.filter(({ from }) => from >= sinceFrom);
  const asked = tunedNames.reduce((sum, name) => sum + requestsTo(since, name), 0);
  if (asked < leastRequests) return null;
  const earlier = all.filter(({ until }) => until <= intendedAt);
  const knownFrom = Math.min(intendedAt, ...earlier.map(({ from }) => from)) + warmUpMs;
  const known = earlier.filter(({ from }) => from >= knownFrom);
  return { all, earlier, known, knownFrom, since, sinceFrom };
}

/**
 * What an act has gained, as a share of the time that making every answer would have taken: what memory answered
 * since, against a shadow of the settings before, which is simulated on the same requests. By how much simulation is
 * off is told by the time before the act, when both are known. Where the act was not done (a dry run), what it would
 * have gained, by simulation alone. Null until enough was asked.
 */
export async function measureGain(deps: CacheAgentDeps, act: PlannedAct): Promise<number | null> {
  const seen = await seenRound(deps, act);
  if (seen === null) return null;
  const settings = await deps.store.cache.settings();
  const before = settingsWith(settings, act.undo);
  const { all, earlier, known, knownFrom, since, sinceFrom } = seen;
  const { memoryBytes } = deps;
  const shadow = simulatedTime(all, before, { from: sinceFrom, memoryBytes });
  if (!isSet(settings, act.params)) {
    const planned = settingsWith(settings, act.params);
    return gainOf(since, simulatedTime(all, planned, { from: sinceFrom, memoryBytes }), shadow);
  }
  const shadowThen = simulatedTime(earlier, before, { from: knownFrom, memoryBytes });
  return gainOf(since, answered(since), shadow) - gainOf(known, answered(known), shadowThen);
}

type Ratios = ReadonlyMap<string, number>;

/** By namespace: what memory would have answered from a moment on. */
function simulatedTime(
  watches: readonly CacheWatch[],
  settings: CacheSettings,
  run: { readonly from: number; readonly memoryBytes: number },
): Ratios {
  const traces = tracesOf(watches, tunedNames);
  return new Map(
    Object.values(cacheNamespaces).map((namespace) => {
      const { name, staleMs } = namespace;
      const part = partOf(settings, namespace, tunedNames);
      return [name, simulatedRatio(tracesOfNamespace(traces, name), part, { ...run, staleMs })];
    }),
  );
}

/** The same as it was. */
function answered(watches: readonly CacheWatch[]): Ratios {
  return new Map(
    tunedNames.map((name) => {
      const requests = requestsTo(watches, name);
      return [name, requests === 0 ? 0 : answeredByMemory(watches, name) / requests];
    }),
  );
}

function costsOf(watches: readonly CacheWatch[]) {
  return tunedNames.map((name) => ({
    name,
    cost: requestsTo(watches, name) * makingMsOf(watches, name),
  }));
}

function gainOf(watches: readonly CacheWatch[], one: Ratios, other: Ratios): number {
  const costs = costsOf(watches);
  const whole = costs.reduce((sum, { cost }) => sum + cost, 0);
  if (whole === 0) return 0;
  const gained = costs.reduce(
    (sum, { name, cost }) => sum + cost * ((one.get(name) ?? 0) - (other.get(name) ?? 0)),
    0,
  );
  return gained / whole;
}

/** The same of how Redis is set: what it answered of all that memory did not. */
export async function measureRedisGain(
  deps: CacheAgentDeps,
  act: PlannedAct,
): Promise<number | null> {
  const { store, redis, memoryBytes } = deps;
  const seen = await seenRound(deps, act);
  const memory = seen && redis && (await readRedisMemory(redis));
  if (!memory) return null;
  const settings = await store.cache.settings();
  const { all, earlier, known, knownFrom, since, sinceFrom } = seen;
  const limitsOf = (params: PlannedAct['params']) => ({
    maxBytes: numberParam(params, 'maxBytes'),
    policy: textParam(params, 'policy'),
  });
  const [planned, before] = [limitsOf(act.params), limitsOf(act.undo)];
  const asked = askedOfRedis(all, settings, memoryBytes);
  const shadow = redisRatio(asked, before, sinceFrom);
  const missed = missedShare(since);
  const isDone = memory.maxBytes === planned.maxBytes && memory.policy === planned.policy;
  if (!isDone) return missed * (redisRatio(asked, planned, sinceFrom) - shadow);
  const askedThen = askedOfRedis(earlier, settings, memoryBytes);
  const off = answeredByRedis(known) - redisRatio(askedThen, before, knownFrom);
  return missed * (answeredByRedis(since) - shadow - off);
}

/** Of what memory did not answer. */
function answeredByRedis(watches: readonly CacheWatch[]): number {
  let [found, asked] = [0, 0];
  for (const { redis, miss } of watches.flatMap(({ namespaces }) => Object.values(namespaces))) {
    found += redis;
    asked += redis + miss;
  }
  return asked === 0 ? 0 : found / asked;
}

/** Of the time that making every answer would take, what memory did not save. */
function missedShare(watches: readonly CacheWatch[]): number {
  const ratios = answered(watches);
  const costs = costsOf(watches);
  const whole = costs.reduce((sum, { cost }) => sum + cost, 0);
  const missed = costs.reduce(
    (sum, { name, cost }) => sum + cost * (1 - (ratios.get(name) ?? 0)),
    0,
  );
  return whole === 0 ? 0 : missed / whole;
}
