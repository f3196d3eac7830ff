import { openCache, type TieredCache } from '@echotune/data';
import { onTestFinished } from 'vitest';
import { openStore } from '../../../../../tests/kit/open-store.ts';
import { policyCalled } from '../../cache/known-policy.ts';
import { cacheNamespaces } from '../../cache/namespaces.ts';
import { SampledTrace } from '../../cache/sampled-trace.ts';
import { CacheWatcher } from '../../cache/watch-cache.ts';
import { changeAgent } from '../operate-agents.ts';
import { runAgent } from '../run-agent.ts';
import { cacheAgent } from './cache-agent.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
/** As the agent finds them: neither time nor share can grow. */
export const untouched = {
  shares: { recommendations: 0.875 },
  policies: {},
  ttlMs: { recommendations: hourMs },
};
/** Of an answer, with all that belongs to it in memory. */
const answerBytes = 1000;

/** A cache that has room for so many answers, a store that is told of it, and an agent that may act. */
export async function askedCache(room: number) {
  const test = await openStore();
  onTestFinished(() => test.close());
  const { store, clock, telemetry } = test.deps;
  const trace = new SampledTrace();
  const memoryBytes = room * answerBytes;
  // Every answer costs the same: what is decided may not hang on how fast this machine happened to be.
  let ms = 0;
  const opened = openCache({
    ...{ memoryBytes, redis: null, telemetry, clock },
    ...{ policies: policyCalled, stopwatch: () => ++ms },
    trace: (request) => trace.add(request),
  });
  const { cache }: { cache: TieredCache } = opened;
  const answers = cache.namespace<string>(cacheNamespaces.recommendations);
  for (const other of ['statistics', 'lookups'] as const) cache.namespace(cacheNamespaces[other]);
  const watcher = new CacheWatcher({ store, cache, trace, telemetry, clock, instance: 'one' });
  const deps = { ...test.deps, memoryBytes, redis: null, redisMostBytes: null };
  const agent = cacheAgent(deps);
  await changeAgent(deps, agent, { mode: 'on' }, 'test');
  await store.cache.setSettings(untouched);
  await watcher.turn();
  /** Asks for keys over hours, evenly. */
  const ask = async (hours: number, keys: readonly (number | string)[]) => {
    const gapMs = (hours * hourMs) / keys.length;
    let toldAt = clock();
    for (const key of keys) {
      const body = 'x'.repeat(answerBytes - 300);
      await answers.get({ key: String(key) }, async () => body);
      test.advance(gapMs);
      if (clock() - toldAt < minuteMs) continue;
      await watcher.turn();
      toldAt = clock();
    }
    await watcher.turn();
  };
  const run = () => runAgent(deps, agent);
  const settings = () => store.cache.settings();
  const acts = async () =>
    (await store.agents.acts({ agent: 'cache' })).map(({ act, state }) => [act, state]);
  return { test, store, cache, ask, run, settings, acts, watcher, agent, deps };
}
