import type {
  CacheDrop,
  CacheWatch,
  MemoryReport,
  Store,
  Telemetry,
  TieredCache,
  WatchedNamespace,
} from '@echotune/data';
import { tagsOfDrop } from './drop-kept.ts';
import type { SampledTrace } from './sampled-trace.ts';

/** How long what processes saw is kept for the agent and for those who look. */
export const watchesKeptMs = 24 * 3_600_000;
/** Who is asked nothing tells so often that it is there. */
export const idleMs = 10 * 60_000;

export interface WatchDeps {
  readonly store: Pick<Store, 'cache'>;
  readonly cache: TieredCache;
  readonly trace: SampledTrace;
  readonly telemetry: Telemetry;
  readonly clock: () => number;
  /** Of this instance, among all that use the store. */
  readonly instance: string;
}

const counted = ['memory', 'redis', 'stale', 'miss', 'savedMs', 'madeMs', 'evicted'] as const;
/** By namespace, since the process began. */
type Counted = ReadonlyMap<string, Readonly<Pick<WatchedNamespace, (typeof counted)[number]>>>;

/** Tells the store now and then what this process's cache saw, and takes over how caches are to be used. */
export class CacheWatcher {
  readonly #deps: WatchDeps;
  #from: number;
  #toldAt = Number.NEGATIVE_INFINITY;
  #toldEntries = 0;
  #told: Counted = new Map();
  #settings = '';
  /** Null until it has looked. */
  #knownDrops: ReadonlySet<string> | null = null;

  constructor(deps: WatchDeps) {
    this.#deps = deps;
    this.#from = deps.clock();
  }

  /** Once a minute or so. A store that is away is told the next time. */
  turn(): Promise<void> {
    return this.#inTime(async () => {
      await this.#drop();
      await this.#tell(this.#deps.cache.memoryReport());
      await this.#takeOver();
    });
  }

  /** At the end: what this process holds is gone with it. */
  end(): Promise<void> {
    return this.#inTime(async () => {
      this.#toldAt = Number.NEGATIVE_INFINITY;
      const nothing = { entries: 0, bytes: 0, capacity: 0, oldestAt: null };
      await this.#tell(this.#deps.cache.memoryReport().map((of) => ({ ...of, ...nothing })));
    });
  }

  async #inTime(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (cause) {
      this.#deps.telemetry.log('warn', 'cache-not-watched', { cause });
    }
  }

  async #tell(held: readonly MemoryReport[]): Promise<void> {
    const { cache, trace, clock, instance } = this.#deps;
    const until = clock();
    if (until <= this.#from) return;
    const now = countedOf(cache.counts, held);
    const namespaces = since(this.#told, now, held, cache.sharesRedis);
    const isAsked = Object.values(namespaces).some(
      ({ memory, redis, stale, miss }) => memory + redis + stale + miss > 0,
    );
    const entries = held.reduce((sum, one) => sum + one.entries, 0);
    const isOther = isAsked || entries !== this.#toldEntries;
    if (isOther || until - this.#toldAt >= idleMs) {
      await this.#add({ instance, from: this.#from, until, namespaces, trace: trace.take() });
      this.#toldAt = until;
      this.#toldEntries = entries;
    }
    this.#told = now;
    this.#from = until;
  }

  async #add(watch: CacheWatch): Promise<void> {
    const { store, trace } = this.#deps;
    try {
      await store.cache.addWatch(watch);
    } catch (cause) {
      trace.giveBack();
      throw cause;
    }
    await store.cache.tidy(watch.until - watchesKeptMs);
  }

  async #takeOver(): Promise<void> {
    const settings = await this.#deps.store.cache.settings();
    const text = JSON.stringify(settings);
    if (text === this.#settings) return;
    this.#settings = text;
    this.#deps.cache.configure(settings);
    this.#deps.telemetry.log('info', 'cache-configured', { ...settings });
  }

  /** What others have dropped that share no Redis with this process, or none just then. */
  async #drop(): Promise<void> {
    const { store, cache } = this.#deps;
    const drops = await store.cache.drops();
    const known = this.#knownDrops;
    // What was dropped before this process began it never held, but Redis may: nobody else may have told it.
    const isNew = ({ id, listenerId }: CacheDrop) =>
      known === null ? listenerId !== null : !known.has(id);
    const tags = drops.filter(isNew).flatMap(tagsOfDrop);
    if (tags.length > 0) await cache.drop([...new Set(tags)]);
    this.#knownDrops = new Set(drops.map(({ id }) => id));
  }
}

function countedOf(counts: TieredCache['counts'], held: readonly MemoryReport[]): Counted {
  return new Map(
    held.flatMap(({ namespace, evicted }) => {
      const of = counts.get(namespace);
      return of === undefined ? [] : [[namespace, { ...of, evicted }] as const];
    }),
  );
}

function since(
  before: Counted,
  now: Counted,
  held: readonly MemoryReport[],
  sharesRedis: boolean,
): Record<string, WatchedNamespace> {
  return Object.fromEntries(
    held.map(({ namespace, ...state }) => {
      const [last, counts] = [before.get(namespace), now.get(namespace)];
      const added = (of: (typeof counted)[number]) => (counts?.[of] ?? 0) - (last?.[of] ?? 0);
      const asked = { memory: added('memory'), redis: added('redis'), stale: added('stale') };
      const made = { miss: added('miss'), savedMs: added('savedMs'), madeMs: added('madeMs') };
      return [namespace, { ...state, ...asked, ...made, evicted: added('evicted'), sharesRedis }];
    }),
  );
}
