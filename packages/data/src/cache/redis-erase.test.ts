import { randomUUID } from 'node:crypto';
import { createClient } from '@redis/client';
import { expect, it, onTestFinished } from 'vitest';
import { TestRedis } from '../../../../tests/kit/redis-server.ts';
import { describeWith } from '../../../../tests/need.ts';
import { cacheOf } from './cache.fixture.ts';

const statistics = { name: 'statistics', ttlMs: 3_600_000, staleMs: 0 };
async function scene(...settings: string[]) {
  const server = await TestRedis.start(...settings);
  onTestFinished(() => server.kill());
  const client = createClient({ url: server.url });
  client.on('error', () => {});
  await client.connect();
  onTestFinished(() => client.destroy());
  const process = async (prefix: string = randomUUID()) => {
    const opened = cacheOf({ redis: { url: server.url, prefix, deadlineMs: 1000 } });
    await expect.poll(() => opened.redis?.problem).toBeNull();
    const answers = opened.cache.namespace<string>(statistics);
    const keep = (listener: number, count: number, prefix = '') =>
      Promise.all(
        Array.from({ length: count }, (_, n) =>
          answers.get({ key: `${prefix}${listener} ${n}`, tags: [`listener:${listener}`] }, () =>
            Promise.resolve(`of listener ${listener}.`),
          ),
        ),
      );
    return { ...opened, answers, keep };
  };
  /** How many of all values hold it, whatever their keys are. */
  const holding = async (text: string) => {
    const values = await Promise.all((await client.keys('*')).map((key) => client.get(key)));
    return values.filter((value) => value?.includes(text)).length;
  };
  return { server, client, process, holding };
}

describeWith('redis', 'what was dropped from Redis', () => {
  it('is erased there, of thousands of keys, and nothing else is', async () => {
    const { client, process, holding } = await scene();
    const [one, stranger] = [await process(), await process()];
    for (const each of [one, stranger]) {
      await each.keep(1, 700);
      await each.keep(11, 700);
    }
    await client.set('of somebody else |listener:1|', 'of listener 1.');
    await one.cache.drop(['listener:1']);
    expect(await holding('of listener 1.')).toBe(701);
    expect(await holding('of listener 11.')).toBe(1400);
    expect((await client.keys('*')).filter((key) => key.includes('listener:1|'))).toHaveLength(701);
  });

  it('is not brought back by who had begun to make it', async () => {
    const { process, holding } = await scene();
    const prefix = randomUUID();
    const [one, two] = [await process(prefix), await process(prefix)];
    const [making, made] = [Promise.withResolvers<void>(), Promise.withResolvers<string>()];
    const begun = one.answers.get({ key: 'a', tags: ['listener:1'] }, () => {
      making.resolve();
      return made.promise;
    });
    await making.promise;
    await two.cache.drop(['listener:1']);
    made.resolve('of listener 1.');
    await begun;
    expect(await holding('of listener 1.')).toBe(0);
    await two.keep(1, 1);
    expect(await holding('of listener 1.')).toBe(1);
  });

  it('is erased once Redis is back where it was away', async () => {
    const { server, process, holding } = await scene();
    const one = await process();
    await one.keep(1, 5);
    await one.keep(2, 5);
    server.stall();
    await one.cache.drop(['listener:1']);
    expect(one.redis?.problem).not.toBeNull();
    server.resume();
    await expect.poll(() => holding('of listener 1.')).toBe(0);
    expect(await holding('of listener 2.')).toBe(5);
  });

  it('is erased where Redis is full and takes nothing more', async () => {
    const { client, process, holding } = await scene();
    const one = await process();
    await one.keep(1, 5);
    await client.configSet({ maxmemory: '1', 'maxmemory-policy': 'noeviction' });
    await one.cache.drop(['listener:1']);
    expect(await holding('of listener 1.')).toBe(0);
    expect(one.redis?.problem).toBeNull();
  });

  it('is not given again where Redis does not let itself be searched', async () => {
    const { client, process } = await scene();
    const one = await process();
    await one.keep(1, 1);
    await client.aclSetUser('default', ['-scan']);
    await one.cache.drop(['listener:1']);
    expect(one.redis?.problem).toBeNull();
    const asked = { key: '1 0', tags: ['listener:1'] };
    expect(await one.answers.get(asked, () => Promise.resolve('new'))).toBe('new');
    await one.answers.get({ key: 'b' }, () => Promise.resolve('kept'));
    expect((await client.keys('*:statistics:*')).length).toBe(2);
  });
});
