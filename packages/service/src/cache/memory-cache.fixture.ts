import { openCache, silentTelemetry } from '@echotune/data';
import { policyCalled } from './known-policy.ts';

/** A cache as one process has it, without Redis. */
export function memoryCache(clock: () => number, memoryBytes = 1_000_000) {
  return openCache({
    memoryBytes,
    policies: policyCalled,
    redis: null,
    telemetry: silentTelemetry,
    clock,
  });
}
