import { describe, expect, it } from 'vitest';
import type { Situation } from '../proposal.ts';
import { decideCache } from './decide-cache.ts';
import type { CacheFacts, NamespaceFacts, RedisFacts } from './observe-cache.ts';

const mib = 1024 * 1024;
const nothing: Situation = { at: 0, acts: [] };

/** A namespace that has all the memory, and would gain nothing. */
function namespace(more: Partial<NamespaceFacts> = {}): NamespaceFacts {
  return {
    ...{ name: 'statistics', requests: 1000, makingMs: 20, keys: 1000, policy: 'lru' },
    ...{ share: 1, ttlMs: 1000, hitRatio: 0.5 },
    sizes: [1, 16].map((units) => ({ units, policy: 'lru', hitRatio: units / 32 })),
    ttls: [{ ttlMs: 1000, hitRatio: 0.5 }],
    ...more,
  };
}

function facts(more: Partial<CacheFacts> = {}): CacheFacts {
  return { memoryBytes: mib, namespaces: [namespace()], redis: null, ...more };
}

function redis(more: Partial<RedisFacts> = {}): RedisFacts {
  const option = (size: number, policy: string, hitRatio: number) => ({
    ...{ maxBytes: size * mib, policy, hitRatio },
  });
  return {
    limits: { maxBytes: 8 * mib, policy: 'allkeys-lru' },
    hitRatio: 0.5,
    options: [
      ...[option(8, 'allkeys-lru', 0.5), option(8, 'allkeys-lfu', 0.52)],
      ...[option(16, 'allkeys-lru', 0.505), option(16, 'allkeys-lfu', 0.52)],
    ],
    ...more,
  };
}

const acts = (of: CacheFacts, situation = nothing) =>
  decideCache(of, situation).map((proposal) =>
    proposal.does === 'act' ? { act: proposal.act, ...proposal.params } : proposal,
  );

describe('what the cache agent decides', () => {
  const better = namespace({
    sizes: [{ units: 16, policy: 'sieve', hitRatio: 0.6 }],
    ttls: [
      { ttlMs: 1000, hitRatio: 0.5 },
      { ttlMs: 2000, hitRatio: 0.645 },
      { ttlMs: 9000, hitRatio: 0.65 },
    ],
  });

  it('is nothing where nothing is to be gained, nobody asks, or too little is known', () => {
    expect(acts(facts())).toEqual([]);
    expect(acts(facts({ namespaces: [] }))).toEqual([]);
    expect(acts(facts({ namespaces: [{ ...better, keys: 100 }] }))).toEqual([]);
    expect(acts(facts({ namespaces: [{ ...better, makingMs: 0 }] }))).toEqual([]);
  });

  it('is one thing at a time, what promises most, and the shortest time that is nearly as good', () => {
    expect(acts(facts({ namespaces: [better] }))).toEqual([
      { act: 'set-time', namespace: 'statistics', ttlMs: 2000 },
    ]);
  });

  it('is nothing more while something settles', () => {
    const open = { id: 1, act: 'set-memory', target: 'memory', params: {}, isOpen: true } as const;
    const settling = { ...open, state: 'acted', intendedAt: 0, endedAt: null } as const;
    expect(acts(facts({ namespaces: [better] }), { at: 1, acts: [settling] })).toEqual([]);
  });

  it('deals memory out by the time that it saves, not by the requests that it answers', () => {
    const sizes = [2, 14].map((units) => ({ units, policy: 'lru', hitRatio: units / 16 }));
    const shared = { share: 0.125, hitRatio: 0.125, sizes };
    const slow = namespace({ ...shared, name: 'lookups', makingMs: 500 });
    const quick = namespace({
      ...shared,
      requests: 5000,
      makingMs: 1,
      share: 0.875,
      hitRatio: 0.875,
    });
    expect(acts(facts({ namespaces: [slow, quick] }))).toEqual([
      {
        ...{ act: 'set-memory', 'policy:lookups': 'lru', 'share:lookups': 0.875 },
        ...{ 'policy:statistics': 'lru', 'share:statistics': 0.125 },
      },
    ]);
  });

  it('leaves Redis as it is for a point or two, and for a policy that is hardly better', () => {
    expect(acts(facts({ redis: redis() }))).toEqual([]);
  });

  it.each([
    ['is unbounded', { maxBytes: 0, policy: 'allkeys-lru' }],
    ['would refuse what is new', { maxBytes: 8 * mib, policy: 'noeviction' }],
  ])('bounds a Redis that %s, whatever that gains', (_, limits) => {
    expect(acts(facts({ redis: redis({ limits }) }))).toEqual([
      { act: 'set-redis', maxBytes: 8 * mib, policy: 'allkeys-lru' },
    ]);
  });
});
