import { AnswerMaker, type MakerDeps, type Question } from './answer-maker.ts';
import {
  type CacheNamespace,
  type CacheSettings,
  type NamespaceOptions,
  namespaceTag,
  type TracedRequest,
} from './cache.ts';
import { type CacheCounts, type CacheOutcome, noCounts } from './counts.ts';
import { bytesOf, type Entry } from './entry.ts';
import type { MemoryReport } from './memory-tier.ts';
import type { Asked } from './redis-tier.ts';

export interface TieredCacheDeps extends MakerDeps {
  readonly memoryBytes: number;
  /** Hears of every request. */
  readonly trace?: (request: TracedRequest) => void;
}

/**
 * Answers in the memory of each process and, where there is one, in a Redis that all share. What must never be out
 * of date belongs into the key; tags serve to drop what nobody may have any more.
 */
export class TieredCache {
  readonly #deps: TieredCacheDeps;
  readonly #maker: AnswerMaker;
  readonly #counts = new Map<string, CacheCounts>();

  constructor(deps: TieredCacheDeps) {
    this.#deps = deps;
    this.#maker = new AnswerMaker(deps);
  }

  namespace<V>(options: NamespaceOptions): CacheNamespace<V> {
    this.#deps.memory.open(options.name);
    this.#counts.set(options.name, noCounts());
    const own = namespaceTag(options.name);
    return {
      options,
      get: ({ key, tags = [] }, make, isKept = () => true) =>
        this.#get({ options, key, tags: [...tags, own], make, isKept }),
    };
  }

  /** Drops every answer with one of the tags, in all processes. */
  async drop(tags: readonly string[]): Promise<void> {
    const removed = tags.flatMap((tag) => [...this.#deps.memory.removeTagged(tag)]);
    for (const [namespace, count] of removed) {
      this.#deps.telemetry.count('cache_invalidations', count, { namespace });
    }
    await this.#deps.dropped.tell(tags);
  }

  configure({ shares, policies, ttlMs }: CacheSettings): void {
    const { memory, memoryBytes: bytes } = this.#deps;
    memory.configure({ bytes, shares, policies });
    this.#maker.ttlMs = ttlMs;
  }

  /** Since the process began, by namespace. */
  get counts(): ReadonlyMap<string, Readonly<CacheCounts>> {
    return this.#counts;
  }

  /** Whether answers are shared by a Redis, also where it is away. */
  get sharesRedis(): boolean {
    return this.#deps.redis !== null;
  }

  memoryReport(): readonly MemoryReport[] {
    return this.#deps.memory.report();
  }

  async #get<V>(question: Question<V>): Promise<V> {
    const { memory, clock } = this.#deps;
    const held = memory.get(question.options.name, question.key);
    const now = clock();
    if (held !== null && now < held.staleUntil) {
      const isFresh = now < held.freshUntil;
      if (!isFresh) this.#maker.renewLater(question);
      this.#count(question, isFresh ? 'memory' : 'stale', held);
      return JSON.parse(held.body);
    }
    const joined = this.#maker.join(question);
    const { value, entry, outcome } = await (joined ?? this.#maker.answer(question));
    this.#count(question, joined === null ? outcome : 'memory', entry);
    return value;
  }

  #count({ options: { name }, key }: Asked, outcome: CacheOutcome, entry: Entry | null): void {
    const { telemetry, trace, clock } = this.#deps;
    telemetry.count('cache_requests', 1, { namespace: name, outcome });
    const counts = this.#counts.get(name) ?? noCounts();
    counts[outcome] += 1;
    // An answer that is not kept costs each time and saves never: no cache could change that.
    if (entry === null) return;
    const { makingMs } = entry;
    if (outcome === 'miss') counts.madeMs += makingMs;
    else {
      counts.savedMs += makingMs;
      telemetry.count('cache_saved_seconds', makingMs / 1000, { namespace: name });
    }
    const bytes = bytesOf(key, entry);
    trace?.({ namespace: name, key, at: clock(), bytes, makingMs, outcome });
  }
}
