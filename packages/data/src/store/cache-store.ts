import type { CacheSettings } from '../cache/cache.ts';
import type { CacheWatch } from '../cache/watch.ts';

/** What the caches of all processes are to let go of: of a namespace, of a listener, or everything. */
export interface CacheDrop {
  readonly id: string;
  readonly namespace: string | null;
  readonly listenerId: number | null;
}

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
  /** Has every process let go of it, also those that share no Redis: when they next look. */
  addDrop(drop: Omit<CacheDrop, 'id'>): Promise<void>;
  /** The same of a listener who is being forgotten, which stays when they are gone. */
  addForgotten(listenerId: number): Promise<void>;
  /** All that are not cleared away yet, the oldest first; a listener's go with the listener, but for `addForgotten`. */
  drops(): Promise<CacheDrop[]>;
  /** Removes what ended, or was to be dropped, before. */
  tidy(before: number): Promise<void>;
}
