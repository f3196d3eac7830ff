import { Arc } from './arc.ts';
import type { CacheKey, EvictionPolicy } from './eviction-policy.ts';
import { Lfu } from './lfu.ts';
import { Fifo, Lru, Sieve } from './recency.ts';
import { S3Fifo } from './s3-fifo.ts';
import { WTinyLfu } from './w-tiny-lfu.ts';

/** All policies by name, the simplest first. */
export const evictionPolicies = [
  'fifo',
  'lru',
  'lfu',
  'sieve',
  's3-fifo',
  'arc',
  'w-tinylfu',
] as const;

export type EvictionPolicyName = (typeof evictionPolicies)[number];

/** An empty cache of so many bytes. Throws EngineError `bad-number` for a capacity that is none. */
export function policyNamed<K extends CacheKey>(
  name: EvictionPolicyName,
  capacity: number,
): EvictionPolicy<K> {
  switch (name) {
    case 'fifo':
      return new Fifo(capacity);
    case 'lru':
      return new Lru(capacity);
    case 'lfu':
      return new Lfu(capacity);
    case 'sieve':
      return new Sieve(capacity);
    case 's3-fifo':
      return new S3Fifo(capacity);
    case 'arc':
      return new Arc(capacity);
    case 'w-tinylfu':
      return new WTinyLfu(capacity);
  }
}
