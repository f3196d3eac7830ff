import type { CacheWatch, Store, Telemetry, TieredCache, WatchedNamespace } from '@echotune/data';
import type { SampledTrace } from './sampled-trace.ts';

/** How long what processes saw is kept for the agent and for those who look. */
const keptMs = 24 * 3_600_000;

export interface WatchDeps {
  readonly store: Pick<Store, 'cache'>;
  readonly cache: TieredCache;
  readonly trace: SampledTrace;
  readonly telemetry: Telemetry;
  readonly clock: () => number;
  /** Of this instance, among all that use the store. */
  readonly instance: string;
}

type Counted = ReadonlyMap<
  string,
  Readonly<Pick<WatchedNamespace, 'memory' | 'redis' | 'stale' | 'miss' | 'savedMs' | 'madeMs'>>
>;

/** Tells the store now and then what this process's cache saw, and takes over how caches are to be used. */
export class CacheWatcher {
  readonly #deps: WatchDeps;
  #from: number;
  #told: Counted = new Map();
  #settings = '';

  constructor(deps: WatchDeps) {
    this.#deps = deps;
    this.#from = deps.clock();
  }

  /** Once a minute or so, and at the end. A store that is away is told the next time. */
  async turn(): Promise<void> {
    try {
      await this.#tell();
      await this.#takeOver();
    } catch (cause) {
      this.#deps.telemetry.log('warn', 'cache-not-watched', { cause });
    }
  }

  async #tell(): Promise<void> {
    const { cache, trace, clock, instance } = this.#deps;
    const until = clock();
    if (until <= this.#from) return;
    const counted: Counted = new Map([...cache.counts].map(([name, of]) => [name, { ...of }]));
    const namespaces = since(this.#told, counted, cache.memoryReport());
    const isAsked = Object.values(namespaces).some(
      ({ memory, redis, stale, miss }) => memory + redis + stale + miss > 0,
    );
    if (isAsked)
      await this.#add({ instance, from: this.#from, until, namespaces, trace: trace.take() });
    this.#told = counted;
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
    await store.cache.tidy(watch.until - keptMs);
  }

  async #takeOver(): Promise<void> {
    const settings = await this.#deps.store.cache.settings();
    const text = JSON.stringify(settings);
    if (text === this.#settings) return;
    this.#settings = text;
    this.#deps.cache.configure(settings);
    this.#deps.telemetry.log('info', 'cache-configured', { ...settings });
  }
}

function since(
  before: Counted,
  now: Counted,
  held: ReturnType<TieredCache['memoryReport']>,
): Record<string, WatchedNamespace> {
  return Object.fromEntries(
    held.map(({ namespace, ...state }) => {
      const [last, counts] = [before.get(namespace), now.get(namespace)];
      const added = (of: 'memory' | 'redis' | 'stale' | 'miss' | 'savedMs' | 'madeMs') =>
        (counts?.[of] ?? 0) - (last?.[of] ?? 0);
      return [
        namespace,
        {
          ...{ memory: added('memory'), redis: added('redis'), stale: added('stale') },
          ...{ miss: added('miss'), savedMs: added('savedMs'), madeMs: added('madeMs') },
          ...state,
        },
      ];
    }),
  );
}
