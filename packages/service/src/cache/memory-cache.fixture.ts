import { openCache, silentTelemetry } from '@echotune/data';
import { policyNamed } from '@echotune/engine';

/** A cache as one process has it, without Redis. */
export function memoryCache(clock: () => number, memoryBytes = 1_000_000) {
  const policies = (_name: string, capacity: number) => policyNamed<string>('lru', capacity);
  return openCache({ memoryBytes, policies, redis: null, telemetry: silentTelemetry, clock });
}
