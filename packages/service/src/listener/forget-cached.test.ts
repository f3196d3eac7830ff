import { openCache, redisPrefix, silentTelemetry } from '@echotune/data';
import { expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../../../tests/kit/open-store.ts';
import { TestRedis } from '../../../../tests/kit/redis-server.ts';
import { describeWith } from '../../../../tests/need.ts';
import { policyCalled } from '../cache/known-policy.ts';
import { listenerTag } from '../cache/listener-tag.ts';
import { cacheNamespaces } from '../cache/namespaces.ts';
import { SampledTrace } from '../cache/sampled-trace.ts';
import { CacheWatcher } from '../cache/watch-cache.ts';
import { forgetListener } from './forget-listener.ts';
import { forgetDeps } from './forgetting.fixture.ts';

/** Somebody of whom two running servers keep an answer, and what a shell forgets them with. */
async function scene(redisUrl: string | null) {
  const test = await openStore();
  onTestFinished(() => test.close());
  const { store, clock } = test.deps;
  const { id } = await store.listeners.create({ name: 'Ada', timeZone: 'UTC', demo: false });
  const prefix = redisPrefix(await store.cache.installation());
  const process = async (url = redisUrl) => {
    const telemetry = silentTelemetry;
    const { cache, redis, close } = openCache({
      ...{ memoryBytes: 90_000, telemetry, clock, policies: policyCalled },
      redis: url === null ? null : { url, prefix, deadlineMs: 1000 },
    });
    onTestFinished(close);
    if (redis !== null) await expect.poll(() => redis.problem).toBeNull();
    const trace = new SampledTrace();
    const watcher = new CacheWatcher({ store, cache, trace, telemetry, clock, instance: prefix });
    const answers = cache.namespace<string>(cacheNamespaces.statistics);
    const ask = (listenerId: number) =>
      answers.get({ key: `statistics of ${listenerId}`, tags: [listenerTag(listenerId)] }, () =>
        Promise.resolve(`what listener ${listenerId} likes`),
      );
    const held = () => cache.memoryReport().find((of) => of.namespace === 'statistics')?.entries;
    /** How many values hold an answer, whatever their keys are. */
    const inRedis = () =>
      redis?.ask(async (client) => {
        const all = await Promise.all((await client.keys('*')).map((key) => client.get(key)));
        return all.filter((value) => value?.includes('what listener')).length;
      });
    return { cache, watcher, ask, held, inRedis };
  };
  const deps = forgetDeps(test);
  const forget = (cache = deps.cache) => forgetListener({ ...deps, cache }, id, 'queued');
  return { id, process, forget };
}

it('a running server without Redis lets go of who was forgotten in a shell when it next looks', async () => {
  const { id, process, forget } = await scene(null);
  const server = await process();
  await server.watcher.turn();
  for (const listenerId of [id, 99]) await server.ask(listenerId);
  await forget();
  expect(server.held()).toBe(2);
  await server.watcher.turn();
  expect(server.held()).toBe(1);
});

describeWith('redis', 'in Redis', () => {
  async function withRedis() {
    const redis = await TestRedis.start('--maxmemory', '32mb');
    onTestFinished(() => redis.kill());
    const of = await scene(redis.url);
    const looking = await of.process();
    return { ...of, values: async () => (await looking.inRedis())?.value };
  }

  it('nothing that can be read is left of who was forgotten', async () => {
    const { id, process, forget, values } = await withRedis();
    const [server, shell] = [await process(), await process()];
    for (const listenerId of [id, 99]) await server.ask(listenerId);
    expect(await values()).toBe(2);
    await forget(shell.cache);
    expect(await values()).toBe(1);
    await expect.poll(() => server.held()).toBe(1);
  });

  it('nor where the shell knows of no Redis, once a server looks, or the next one starts', async () => {
    const first = await withRedis();
    const server = await first.process();
    await server.watcher.turn();
    await server.ask(first.id);
    await first.forget();
    expect(await first.values()).toBe(1);
    await server.watcher.turn();
    expect([await first.values(), server.held()]).toEqual([0, 0]);

    const second = await withRedis();
    await (await second.process()).ask(second.id);
    await second.forget();
    expect(await second.values()).toBe(1);
    await (await second.process()).watcher.turn();
    expect(await second.values()).toBe(0);
  });
});
