import { onTestFinished } from 'vitest';
import { silentTelemetry } from '../telemetry.ts';
import { type CacheOptions, openCache } from './open-cache.ts';
import type { EvictionPolicy } from './policy.ts';

/** What goes first is what was used longest ago; policies that are worth it are the engine's. */
export function leastRecentlyUsed(_name: string, mostBytes: number): EvictionPolicy {
  const sizes = new Map<string, number>();
  let capacity = mostBytes;
  let bytes = 0;
  const remove = (key: string) => {
    bytes -= sizes.get(key) ?? 0;
    sizes.delete(key);
  };
  const shrink = () => {
    const gone: string[] = [];
    for (const key of sizes.keys()) {
      if (bytes <= capacity) break;
      remove(key);
      gone.push(key);
    }
    return gone;
  };
  return {
    get capacity() {
      return capacity;
    },
    get bytes() {
      return bytes;
    },
    touch: (key) => {
      const size = sizes.get(key);
      if (size === undefined) return false;
      sizes.delete(key);
      sizes.set(key, size);
      return true;
    },
    admit: (key, size) => {
      remove(key);
      if (size > capacity) return [key];
      sizes.set(key, size);
      bytes += size;
      return shrink();
    },
    remove,
    resize: (to) => {
      capacity = to;
      return shrink();
    },
  };
}

/** A cache for one test, as one process has it, and a clock to move. */
export function cacheOf(options: Partial<CacheOptions> = {}) {
  const clock = { now: Date.UTC(2026, 10, 1) };
  const opened = openCache({
    ...{ memoryBytes: 1_000_000, policies: leastRecentlyUsed, redis: null },
    ...{ telemetry: silentTelemetry, clock: () => clock.now },
    ...options,
  });
  onTestFinished(() => opened.close());
  return { ...opened, clock };
}

/** Something to make, which counts how often it was made. */
export function counted<V>(make: () => V | Promise<V>) {
  const of = { made: 0 };
  return {
    of,
    make: async () => {
      of.made += 1;
      return make();
    },
  };
}
