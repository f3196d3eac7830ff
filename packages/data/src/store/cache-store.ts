import type { CacheSettings } from '../cache/cache.ts';
import type { CacheWatch } from '../cache/watch.ts';

/** How the caches of all processes are used, and what they have seen; what they hold is not here. */
export interface CacheStore {
  /** Made up once: it sets what this installation keeps in a Redis apart from what others do. */
  installation(): Promise<string>;
  /** `usualSettings` until they are set. */
  settings(): Promise<CacheSettings>;
  setSettings(settings: CacheSettings): Promise<void>;
  addWatch(watch: CacheWatch): Promise<void>;
  /** What ended at `since` or later, by its end. */
  watches(since: number): Promise<CacheWatch[]>;
  /** Removes what ended before. */
  tidy(before: number): Promise<void>;
}
