import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cacheOf, counted, leastRecentlyUsed } from './cache.fixture.ts';
import { MemoryTier } from './memory-tier.ts';

const minuteMs = 60_000;
const statistics = { name: 'statistics', ttlMs: minuteMs, staleMs: 0 };

describe('a cache in memory', () => {
  it('makes an answer once for all who ask at the same time', async () => {
    const { cache } = cacheOf();
    const answers = cache.namespace<number>(statistics);
    const seven = counted(() => Promise.resolve(7));
    const asked = Array.from({ length: 50 }, () => answers.get({ key: 'a' }, seven.make));
    expect(await Promise.all(asked)).toEqual(Array(50).fill(7));
    expect(seven.of.made).toBe(1);
    expect(cache.counts.get('statistics')).toMatchObject({ miss: 1, memory: 49 });
  });

  it('makes it again when its time is over, and gives no old one where that is not allowed', async () => {
    const { cache, clock } = cacheOf();
    const answers = cache.namespace<number>(statistics);
    let n = 0;
    const next = () => Promise.resolve(++n);
    expect(await answers.get({ key: 'a' }, next)).toBe(1);
    clock.now += minuteMs - 1;
    expect(await answers.get({ key: 'a' }, next)).toBe(1);
    clock.now += 1;
    expect(await answers.get({ key: 'a' }, next)).toBe(2);
  });

  it('gives the old answer while it is made again, where that is allowed', async () => {
    const { cache, clock } = cacheOf();
    const answers = cache.namespace<number>({ ...statistics, staleMs: minuteMs });
    let n = 0;
    const next = () => Promise.resolve(++n);
    await answers.get({ key: 'a' }, next);
    clock.now += minuteMs;
    expect(await answers.get({ key: 'a' }, next)).toBe(1);
    await expect.poll(() => answers.get({ key: 'a' }, next)).toBe(2);
    expect(n).toBe(2);
    expect(cache.counts.get('statistics')).toMatchObject({ miss: 1, stale: 1 });
    clock.now += 3 * minuteMs;
    expect(await answers.get({ key: 'a' }, next)).toBe(3);
  });

  it('keeps no failure, and tells it to all who waited', async () => {
    const { cache } = cacheOf();
    const answers = cache.namespace<number>(statistics);
    const failing = counted(() => Promise.reject(new Error('no')));
    const asked = [
      answers.get({ key: 'a' }, failing.make),
      answers.get({ key: 'a' }, failing.make),
    ];
    const outcomes = await Promise.allSettled(asked);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(failing.of.made).toBe(1);
    expect(await answers.get({ key: 'a' }, () => Promise.resolve(1))).toBe(1);
  });

  it('does not keep an answer that is not to be given again', async () => {
    const { cache } = cacheOf();
    const answers = cache.namespace<number>(statistics);
    const one = counted(() => 1);
    for (let n = 0; n < 3; n += 1) await answers.get({ key: 'a' }, one.make, () => false);
    expect(one.of.made).toBe(3);
  });

  it('drops what has a tag, and what was begun before', async () => {
    const { cache } = cacheOf();
    const answers = cache.namespace<string>(statistics);
    const mine = { key: 'a', tags: ['listener:1'] };
    await answers.get(mine, () => Promise.resolve('old'));
    await answers.get({ key: 'b', tags: ['listener:2'] }, () => Promise.resolve('other'));
    await cache.drop(['listener:1']);
    const { promise, resolve } = Promise.withResolvers<string>();
    const begun = answers.get(mine, () => promise);
    await cache.drop(['listener:1']);
    const later = answers.get(mine, () => Promise.resolve('new'));
    resolve('old');
    expect(await begun).toBe('old');
    expect(await later).toBe('new');
    expect(await answers.get(mine, () => Promise.resolve('newer'))).toBe('new');
    const other = { key: 'b', tags: ['listener:2'] };
    expect(await answers.get(other, () => Promise.resolve('made again'))).toBe('other');
  });

  it('gives each who asks an answer of their own', async () => {
    const { cache } = cacheOf();
    const answers = cache.namespace<number[]>(statistics);
    await answers.get({ key: 'a' }, () => Promise.resolve([1]));
    const first = await answers.get({ key: 'a' }, () => Promise.resolve([]));
    first.push(2);
    expect(await answers.get({ key: 'a' }, () => Promise.resolve([]))).toEqual([1]);
  });

  it('tells the trace what an answer takes and saves', async () => {
    const seen: unknown[] = [];
    const { cache } = cacheOf({ trace: ({ key, outcome }) => seen.push([key, outcome]) });
    const answers = cache.namespace<number>(statistics);
    for (const key of ['a', 'a', 'b']) await answers.get({ key }, () => Promise.resolve(1));
    await answers.get(
      { key: 'c' },
      () => Promise.resolve(1),
      () => false,
    );
    expect(seen).toEqual([
      ['a', 'miss'],
      ['a', 'memory'],
      ['b', 'miss'],
    ]);
  });
});

describe('the memory tier', () => {
  const put = fc.record({
    is: fc.constant('put' as const),
    space: fc.constantFrom('a', 'b'),
    key: fc.integer({ min: 0, max: 9 }),
    size: fc.integer({ min: 0, max: 2000 }),
    tag: fc.constantFrom('x', 'y'),
  });
  const other = fc.oneof(
    fc.record({ is: fc.constant('drop' as const), tag: fc.constantFrom('x', 'y') }),
    fc.record({
      is: fc.constant('share' as const),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
    fc.record({
      is: fc.constant('get' as const),
      space: fc.constantFrom('a', 'b'),
      key: fc.integer({ min: 0, max: 9 }),
    }),
  );

  it('never holds more bytes than it may, and gives nothing that was dropped', () => {
    const settings = { bytes: 5000, shares: {}, policies: {} };
    fc.assert(
      fc.property(fc.array(fc.oneof({ weight: 3, arbitrary: put }, other)), (steps) => {
        const tier = new MemoryTier(settings, leastRecentlyUsed);
        for (const name of ['a', 'b']) tier.open(name);
        const tagOf = new Map<string, string>();
        for (const step of steps) {
          if (step.is === 'put') {
            const times = { freshUntil: 1, staleUntil: 1, madeAt: 0, makingMs: 1 };
            const entry = { body: 'x'.repeat(step.size), ...times };
            tier.put(step.space, String(step.key), entry, [step.tag]);
            tagOf.set(`${step.space}${step.key}`, step.tag);
          } else if (step.is === 'drop') {
            tier.removeTagged(step.tag);
            for (const [key, tag] of [...tagOf]) if (tag === step.tag) tagOf.delete(key);
          } else if (step.is === 'share') {
            tier.configure({ ...settings, shares: { a: step.share } });
          } else if (tier.get(step.space, String(step.key)) !== null) {
            expect(tagOf.has(`${step.space}${step.key}`)).toBe(true);
          }
          const held = tier.report();
          expect(held.every(({ bytes, capacity }) => bytes <= capacity)).toBe(true);
          expect(held.reduce((sum, { capacity }) => sum + capacity, 0)).toBeLessThanOrEqual(5000);
        }
      }),
    );
  });
});
