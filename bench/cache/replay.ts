/** Made-up requests through a real cache with a real agent: what it did, and whether it did harm. */
import { type CacheWatch, openCache, silentTelemetry } from '@echotune/data';
import type { RequestTrace } from '@echotune/engine';
import {
  answeredByMemory,
  CacheWatcher,
  cacheAgent,
  cacheNamespaces,
  changeAgent,
  partOf,
  policyCalled,
  requestsTo,
  runAgent,
  SampledTrace,
  settingsWith,
  simulatedRatio,
  tracesOf,
  tracesOfNamespace,
  tunedNames,
} from '@echotune/service';
import { openStore } from '../../tests/kit/open-store.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const { name, staleMs } = cacheNamespaces.recommendations;

/** An act that was kept, and what the settings before it would have answered instead. */
export interface Shadowed {
  readonly act: string;
  readonly params: object;
  readonly hours: number;
  readonly state: string;
  /** From when it had settled until the next act or the end; null where it was taken back before. */
  readonly answered: number | null;
  readonly shadow: number | null;
}

/** Every request once, an answer of its size made where it is not there; the agent looks every hour. */
export async function replay(
  trace: RequestTrace,
  memoryBytes: number,
): Promise<readonly Shadowed[]> {
  const test = await openStore();
  const startsAt = test.deps.clock();
  const sampled = new SampledTrace();
  const { cache } = openCache({
    ...{ memoryBytes, redis: null, telemetry: silentTelemetry, clock: test.deps.clock },
    policies: policyCalled,
    trace: (request) => sampled.add(request),
  });
  const answers = cache.namespace<string>(cacheNamespaces.recommendations);
  for (const other of ['statistics', 'lookups'] as const) cache.namespace(cacheNamespaces[other]);
  const watcher = new CacheWatcher({ ...test.deps, cache, trace: sampled, instance: 'bench' });
  const deps = { ...test.deps, memoryBytes, redis: null, redisMostBytes: null };
  const agent = cacheAgent(deps);
  await changeAgent(deps, agent, { mode: 'on' }, 'bench');
  const watches: CacheWatch[] = [];
  let [toldAt, lookedAt] = [startsAt, startsAt];
  const tell = async () => {
    await watcher.turn();
    watches.push(...(await test.store.cache.watches(toldAt + 1)));
    toldAt = test.deps.clock();
  };
  try {
    for (let row = 0; row < trace.rows; row += 1) {
      test.advance(startsAt + Math.floor(trace.atMs[row] ?? 0) - test.deps.clock());
      if (test.deps.clock() - toldAt >= minuteMs) await tell();
      if (test.deps.clock() - lookedAt >= hourMs) {
        lookedAt = test.deps.clock();
        await runAgent(deps, agent);
        await watcher.turn();
      }
      const object = trace.objects[row] ?? 0;
      const body = 'x'.repeat(Math.max(0, (trace.bytes[row] ?? 0) - 260));
      await answers.get({ key: String(object) }, async () => body);
    }
    await tell();
    const acts = (await test.store.agents.acts({ agent: 'cache' })).toReversed();
    return acts.map((act, nth) => {
      const { params, undo, intendedAt, state, prediction } = act;
      const until = acts[nth + 1]?.intendedAt ?? toldAt;
      const of = { from: prediction.dueAt, until };
      const isKept = state === 'verified' && of.until - of.from >= hourMs;
      const own = watches.filter((watch) => watch.from >= of.from && watch.until <= of.until);
      const before = watches.filter((watch) => watch.until <= of.until);
      const settings = settingsWith(
        { shares: {}, policies: {}, ttlMs: timesBefore(acts, nth) },
        undo,
      );
      const part = partOf(settings, cacheNamespaces.recommendations, tunedNames);
      const traces = tracesOfNamespace(tracesOf(before, tunedNames), name);
      const shadow = simulatedRatio(traces, part, { from: of.from, memoryBytes, staleMs });
      return {
        ...{ act: act.act, params, state, hours: Math.round((intendedAt - startsAt) / hourMs) },
        answered: isKept ? answeredByMemory(own, name) / requestsTo(own, name) : null,
        shadow: isKept ? shadow : null,
      };
    });
  } finally {
    await test.close();
  }
}

/** Times that were in force before an act. */
function timesBefore(
  acts: readonly { readonly act: string; readonly params: object; readonly state: string }[],
  nth: number,
): Record<string, number> {
  const times: Record<string, number> = {};
  for (const { act, params, state } of acts.slice(0, nth)) {
    if (act !== 'set-time' || state === 'reverted') continue;
    const { namespace, ttlMs } = params as { namespace: string; ttlMs: number };
    times[namespace] = ttlMs;
  }
  return times;
}
