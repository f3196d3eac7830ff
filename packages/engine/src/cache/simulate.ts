import { Belady } from './belady.ts';
import type { EvictionPolicy } from './eviction-policy.ts';
import { Freshness } from './freshness.ts';
import { type EvictionPolicyName, policyNamed } from './policies.ts';
import { type RequestTrace, traceEvent } from './request-trace.ts';
import { type Served, ServedTally } from './served.ts';

export interface SimulationPlan {
  /** `belady` knows what comes. */
  readonly policy: EvictionPolicyName | 'belady';
  /** Bytes of the cache that all requests would meet, whatever share of them was sampled. */
  readonly capacity: number;
  /** Times to live by namespace, milliseconds, in place of those that were recorded. */
  readonly ttlsMs?: ReadonlyMap<number, number>;
  /** The first row that counts: those before it warm the cache up. */
  readonly countFrom?: number;
}

/**
 * What a cache would have hit on a trace, by namespace. What is past its time to live or was invalidated is a miss, is
 * made again and takes the place of what was there. On a sampled trace this is a miniature simulation (Waldspurger et
 * al., "Cache Modeling and Optimization using Miniature Simulations", USENIX ATC 2017): a cache as small as the sample
 * stands for the whole one. Throws EngineError `bad-number` for a capacity that is none.
 */
export function simulate(trace: RequestTrace, plan: SimulationPlan): readonly Served[] {
  const capacity = plan.capacity * trace.rate;
  const policy: EvictionPolicy<number> =
    plan.policy === 'belady' ? new Belady(capacity, trace) : policyNamed(plan.policy, capacity);
  return simulateWith(trace, policy, plan);
}

/** The same with a policy that was made for the sample. */
export function simulateWith(
  trace: RequestTrace,
  policy: EvictionPolicy<number>,
  { ttlsMs, countFrom = 0 }: Omit<SimulationPlan, 'policy' | 'capacity'> = {},
): readonly Served[] {
  const fresh = new Freshness(trace, ttlsMs);
  const tally = new ServedTally(trace, countFrom);
  for (let row = 0; row < trace.rows; row++) {
    const object = trace.objects[row]!;
    const event = trace.events[row];
    if (event === traceEvent.invalidation) policy.remove(object);
    else if (event === traceEvent.tagInvalidation) fresh.invalidate(object, row);
    else {
      const isHit = policy.touch(object) && fresh.isFresh(object, row);
      if (!isHit) {
        policy.admit(object, trace.bytes[row]!);
        fresh.make(object, row);
      }
      tally.count(object, row, isHit);
    }
  }
  return tally.served();
}
