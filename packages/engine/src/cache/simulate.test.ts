import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { madeUpRequests } from '../../../../tests/kit/made-up-requests.ts';
import { evictionPolicies } from './policies.ts';
import { hitRatio, savedShare, servedInAll } from './served.ts';
import { simulate } from './simulate.ts';
import { TraceBuilder } from './trace-builder.ts';
import { stretchOf } from './trace-parts.ts';

const request = { namespace: 0, bytes: 10, costMs: 2 };
const hits = (builder: TraceBuilder, ttlsMs?: ReadonlyMap<number, number>) =>
  servedInAll(
    simulate(builder.build(), { policy: 'lru', capacity: 100, ...(ttlsMs && { ttlsMs }) }),
  ).hit.requests;

describe('a simulated cache', () => {
  it('misses what is past its time to live, and makes it again', () => {
    const builder = new TraceBuilder();
    for (const atMs of [0, 9, 10, 15, 21]) builder.request({ atMs, key: 1, ...request, ttlMs: 10 });
    expect(hits(builder)).toBe(2);
    expect(hits(builder, new Map([[0, 1000]]))).toBe(4);
    expect(hits(builder, new Map([[0, 1]]))).toBe(0);
    expect(hits(builder, new Map([[1, 1]]))).toBe(2);
  });

  it('misses what was invalidated, alone or by its tag', () => {
    const builder = new TraceBuilder();
    const ask = (key: number, tag?: number) =>
      builder.request({ atMs: 0, key, ...request, ...(tag && { tag }) });
    for (const [key, tag] of [[1], [2, 5], [3, 6]] as const) ask(key, tag);
    builder.invalidate(0, 1);
    builder.invalidateTag(0, 5);
    for (const key of [1, 2, 3]) ask(key);
    expect(hits(builder)).toBe(1);
    for (const key of [1, 2, 3]) ask(key);
    expect(hits(builder)).toBe(4);
  });

  it('counts requests, bytes and what making would have cost, by namespace', () => {
    const builder = new TraceBuilder();
    builder.request({ atMs: 0, key: 1, namespace: 0, bytes: 10, costMs: 4 });
    builder.request({ atMs: 1, key: 1, namespace: 0, bytes: 10, costMs: 4 });
    builder.request({ atMs: 2, key: 2, namespace: 2, bytes: 30, costMs: 7 });
    const none = { requests: 0, bytes: 0, costMs: 0 };
    const served = simulate(builder.build(), { policy: 'lru', capacity: 100 });
    expect(served).toEqual([
      { asked: { requests: 2, bytes: 20, costMs: 8 }, hit: { requests: 1, bytes: 10, costMs: 4 } },
      { asked: none, hit: none },
      { asked: { requests: 1, bytes: 30, costMs: 7 }, hit: none },
    ]);
    expect(hitRatio(servedInAll(served))).toBeCloseTo(1 / 3);
    expect(savedShare(servedInAll(served))).toBeCloseTo(4 / 15);
    expect([hitRatio(served[1]!), savedShare(served[1]!)]).toEqual([0, 0]);
  });

  it('counts from a row on, with what came before in the cache', () => {
    const trace = madeUpRequests({ seed: 3, requests: 4000, objects: 300 });
    const plan = { policy: 'lru', capacity: 400_000 } as const;
    const [whole, late] = [0, 2000].map((countFrom) =>
      servedInAll(simulate(trace, { ...plan, countFrom })),
    );
    const early = servedInAll(simulate(stretchOf(trace, 0, 2000), plan));
    expect(late!.asked.requests).toBe(2000);
    expect(late!.hit.requests).toBe(whole!.hit.requests - early.hit.requests);
  });
});

describe('Bélády', () => {
  it.each(evictionPolicies)(
    'hits at least as often as %s where all objects have one size',
    (policy) => {
      fc.assert(
        fc.property(
          fc.array(fc.nat(15), { maxLength: 200 }),
          fc.integer({ min: 1, max: 12 }),
          (keys, places) => {
            const builder = new TraceBuilder();
            for (const [atMs, key] of keys.entries()) builder.request({ atMs, key, ...request });
            const trace = builder.build();
            const [bound, online] = (['belady', policy] as const).map(
              (each) =>
                servedInAll(simulate(trace, { policy: each, capacity: 10 * places })).hit.requests,
            );
            expect(bound).toBeGreaterThanOrEqual(online!);
          },
        ),
      );
    },
  );
});

describe('policies on made-up requests', () => {
  const ratios = (plan: Partial<Parameters<typeof madeUpRequests>[0]>) => {
    const trace = madeUpRequests({ seed: 1, requests: 60_000, objects: 8000, ...plan });
    const capacity = 4096 * 400;
    return new Map(
      evictionPolicies.map((policy) => [
        policy,
        hitRatio(servedInAll(simulate(trace, { policy, capacity }))),
      ]),
    );
  };

  it('are hurt by scans as their papers say: LRU much, those that resist little', () => {
    const scanned = ratios({ scans: { every: 2000, length: 1000 } });
    const lru = scanned.get('lru')!;
    for (const policy of ['sieve', 's3-fifo', 'arc', 'w-tinylfu'] as const) {
      expect(scanned.get(policy)! - lru).toBeGreaterThan(0.02);
    }
  });

  it('forget what was popular once, but for LFU', () => {
    const shifted = ratios({ shifts: { every: 15_000, share: 1 } });
    const lfu = shifted.get('lfu')!;
    for (const policy of ['lru', 'sieve', 's3-fifo', 'arc', 'w-tinylfu'] as const) {
      expect(shifted.get(policy)! - lfu).toBeGreaterThan(0.02);
    }
  });
});
