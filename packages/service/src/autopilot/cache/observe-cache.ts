import {
  type CacheSettings,
  type CacheWatch,
  type RedisConnection,
  type RedisLimits,
  readRedisMemory,
  type Store,
} from '@echotune/data';
import { evictionPolicies, sampleTrace } from '@echotune/engine';
import { cacheNamespaces, type TunableNamespace, tunedNames } from '../../cache/namespaces.ts';
import { askedOfRedis, redisPolicies, redisRatio } from './simulate-redis.ts';
import {
  type NamespaceTraces,
  partOf,
  type SimulatedPart,
  simulatedRatio,
  tracesOfNamespace,
} from './simulate-settings.ts';
import { type InstanceTrace, makingMsOf, requestsTo, tracesOf } from './trace-of-watches.ts';

export interface CacheAgentDeps {
  readonly store: Store;
  readonly clock: () => number;
  /** Of each instance. */
  readonly memoryBytes: number;
  /** Null where answers are kept in memory alone. */
  readonly redis: RedisConnection | null;
  /** What Redis may be given at most; null where nobody is to change how it is set. */
  readonly redisMostBytes: number | null;
}

/** Memory is dealt out in so many parts. */
export const memoryUnits = 16;
/** Sizes that are simulated, in units. */
const simulatedUnits = [1, 2, 4, 6, 8, 10, 12, 14] as const;
/** Sizes of Redis that are simulated, of the most that it may have. */
const redisShares = [0.125, 0.25, 0.5, 0.75, 1];
/** What is looked at. */
const lookedBackMs = 24 * 3_600_000;
/** Of what is looked at, what only warms the simulated caches up. */
const warmUpShare = 0.25;
/** Requests to a namespace that are simulated at each size; of more, a smaller share of the keys is. */
const mostRows = 30_000;

/** What a namespace would answer from memory with the best policy at a size. */
export interface SizedOption {
  readonly units: number;
  readonly policy: string;
  readonly hitRatio: number;
}

export interface NamespaceFacts {
  readonly name: string;
  readonly requests: number;
  /** What an answer takes to make, on average. */
  readonly makingMs: number;
  /** Keys that were simulated. */
  readonly keys: number;
  readonly policy: string;
  /** Of the memory. */
  readonly share: number;
  readonly ttlMs: number;
  /** What memory answers as it is used now, by simulation like all the others. */
  readonly hitRatio: number;
  /** By growing size. */
  readonly sizes: readonly SizedOption[];
  /** At the present size and policy, by growing time; the present is one of them. */
  readonly ttls: readonly { readonly ttlMs: number; readonly hitRatio: number }[];
}

export interface CacheFacts {
  readonly memoryBytes: number;
  /** In the order of their names; those that nobody asks are not there. */
  readonly namespaces: readonly NamespaceFacts[];
  /** Null where there is none, it does not answer, or nobody is to set it. */
  readonly redis: RedisFacts | null;
}

/** What Redis answers of what memory does not, as it is set and as it could be. */
export interface RedisFacts {
  readonly limits: RedisLimits;
  readonly hitRatio: number;
  readonly options: readonly (RedisLimits & { readonly hitRatio: number })[];
}

const tunable: readonly TunableNamespace[] = Object.values(cacheNamespaces);

/** What caches were asked in the last day, and what they would have answered otherwise. Changes nothing. */
export async function observeCache(deps: CacheAgentDeps): Promise<CacheFacts> {
  const { store, clock, memoryBytes } = deps;
  const now = clock();
  const watches = await store.cache.watches(now - lookedBackMs);
  const settings = await store.cache.settings();
  const traces = tracesOf(watches, tunedNames);
  const began = Math.min(now, ...watches.map(({ from }) => from));
  const from = began + (now - began) * warmUpShare;
  const of = { traces, watches, settings, from, memoryBytes };
  const namespaces = tunable.flatMap((one) => factsOf(one, of));
  return { memoryBytes, namespaces, redis: await redisFacts(deps, of) };
}

async function redisFacts(
  { redis, redisMostBytes }: CacheAgentDeps,
  { watches, settings, from, memoryBytes }: Observed,
): Promise<RedisFacts | null> {
  const limits = redis && redisMostBytes !== null ? await readRedisMemory(redis) : null;
  if (limits === null || redisMostBytes === null) return null;
  const trace = askedOfRedis(watches, settings, memoryBytes);
  const ratio = (of: RedisLimits) => rounded(redisRatio(trace, of, from));
  const { maxBytes, policy } = limits;
  const sizes = [maxBytes, ...redisShares.map((share) => Math.floor(redisMostBytes * share))]
    .filter((bytes) => bytes > 0 && bytes <= redisMostBytes)
    .sort((a, b) => a - b);
  const options = [...new Set(sizes)].flatMap((bytes) =>
    Object.keys(redisPolicies).map((name) => {
      const option = { maxBytes: bytes, policy: name };
      return { ...option, hitRatio: ratio(option) };
    }),
  );
  return { limits: { maxBytes, policy }, hitRatio: ratio(limits), options };
}

interface Observed {
  readonly traces: readonly InstanceTrace[];
  readonly watches: readonly CacheWatch[];
  readonly settings: CacheSettings;
  readonly from: number;
  readonly memoryBytes: number;
}

function factsOf(
  namespace: TunableNamespace,
  { traces, watches, settings, from, memoryBytes }: Observed,
): NamespaceFacts[] {
  const { name, staleMs } = namespace;
  const requests = requestsTo(watches, name);
  if (requests === 0) return [];
  const own = thinned(tracesOfNamespace(traces, name));
  const part = partOf(settings, namespace, tunedNames);
  const ratio = (other: Partial<SimulatedPart>) =>
    rounded(simulatedRatio(own, { ...part, ...other }, { from, memoryBytes, staleMs }));
  const sizes = simulatedUnits.map((units): SizedOption => {
    const share = units / memoryUnits;
    // The present policy where another is no better.
    const found = [part.policy, ...evictionPolicies].map((policy) => ({
      ...{ units, policy, hitRatio: ratio({ policy, share }) },
    }));
    return found.reduce((best, one) => (one.hitRatio > best.hitRatio ? one : best));
  });
  const times = [part.ttlMs, namespace.ttlMs, 2 * namespace.ttlMs, namespace.mostTtlMs];
  const ttls = [...new Set(times)]
    .filter((ttlMs) => ttlMs <= namespace.mostTtlMs)
    .sort((a, b) => a - b)
    .map((ttlMs) => ({ ttlMs, hitRatio: ratio({ ttlMs }) }));
  return [
    {
      ...{ name, requests, makingMs: rounded(makingMsOf(watches, name)) },
      keys: own.reduce((sum, { trace }) => sum + trace.keys.length, 0),
      ...{ policy: part.policy, share: part.share, ttlMs: part.ttlMs },
      ...{ hitRatio: ratio({}), sizes, ttls },
    },
  ];
}

/** Of each instance as many keys as can be simulated in a moment. */
function thinned(traces: NamespaceTraces): NamespaceTraces {
  const rows = traces.reduce((sum, { trace }) => sum + trace.rows, 0);
  if (rows <= mostRows) return traces;
  return traces.map(({ trace, number }) => ({
    trace: sampleTrace(trace, (trace.rate * mostRows) / rows),
    number,
  }));
}

function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
