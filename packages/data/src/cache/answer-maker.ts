import { setTimeout as wait } from 'node:timers/promises';
import type { Telemetry } from '../telemetry.ts';
import type { CacheSettings } from './cache.ts';
import type { CacheOutcome } from './counts.ts';
import type { DroppedTags } from './dropped-tags.ts';
import type { Entry } from './entry.ts';
import type { MemoryTier } from './memory-tier.ts';
import type { Asked, Found, RedisTier } from './redis-tier.ts';

export interface MakerDeps {
  readonly memory: MemoryTier;
  /** Null where answers are kept in memory alone. */
  readonly redis: RedisTier | null;
  readonly dropped: DroppedTags;
  readonly telemetry: Telemetry;
  readonly clock: () => number;
  /** Milliseconds that only go forward: what an answer costs is measured by it. */
  readonly stopwatch: () => number;
}

/** The same, and how it is answered where nothing is kept. */
export interface Question<V> extends Asked {
  readonly make: () => Promise<V>;
  readonly isKept: (made: V) => boolean;
}

/** What making gave. */
export interface Made<V> {
  readonly value: V;
  /** Null where it is not kept. */
  readonly entry: Entry | null;
  readonly outcome: CacheOutcome;
}

/** For so long one process makes what others wait for. */
const turnMs = 10_000;
const lookAgainMs = 25;

/** Answers what memory does not hold: from Redis, or by making it, once for all who ask meanwhile. */
export class AnswerMaker {
  readonly #deps: MakerDeps;
  /** What is being made, and what had been dropped when that began. */
  readonly #making = new Map<
    string,
    { readonly mark: number; readonly made: Promise<Made<unknown>> }
  >();
  /** By namespace, in place of its own. */
  ttlMs: CacheSettings['ttlMs'] = {};

  constructor(deps: MakerDeps) {
    this.#deps = deps;
  }

  /** The answer to a question that is just being answered; null where it is not, or not as of now. */
  join<V>(question: Question<V>): Promise<Made<V>> | null {
    const making = this.#making.get(nameOf(question));
    const isOf = making && this.#deps.dropped.lastingOf(question.tags, making.mark, 1) > 0;
    return isOf ? (making.made as Promise<Made<V>>) : null;
  }

  answer<V>(question: Question<V>): Promise<Made<V>> {
    return this.#once(question, async (mark) => {
      const found = await this.#find(question);
      const entry = found?.entry;
      if (!entry) return this.#makeInTurn(question, mark, found);
      if (this.#deps.clock() < entry.freshUntil) return this.#taken(question, entry, mark);
      setImmediate(() => this.renewLater(question));
      return { value: JSON.parse(entry.body), entry, outcome: 'stale' };
    });
  }

  /** Makes it again for those who ask next. */
  renewLater<V>(question: Question<V>): void {
    if (this.#making.has(nameOf(question))) return;
    const renewed = this.#once(question, async (mark) => {
      const found = await this.#find(question);
      const isFresh = found?.entry && this.#deps.clock() < found.entry.freshUntil;
      return isFresh
        ? this.#taken(question, found.entry, mark)
        : this.#makeInTurn(question, mark, found);
    });
    renewed.catch((cause: unknown) => {
      const { name: namespace } = question.options;
      this.#deps.telemetry.log('warn', 'cache-not-renewed', { namespace, cause });
    });
  }

  async #once<V>(
    question: Question<V>,
    work: (mark: number) => Promise<Made<V>>,
  ): Promise<Made<V>> {
    const name = nameOf(question);
    const mark = this.#deps.dropped.mark();
    const making = { mark, made: work(mark) };
    this.#making.set(name, making);
    try {
      return await making.made;
    } finally {
      if (this.#making.get(name) === making) this.#making.delete(name);
    }
  }

  /** Null where there is none, or it still holds what was dropped. */
  get #redis(): RedisTier | null {
    return this.#deps.dropped.isSettled() ? this.#deps.redis : null;
  }

  async #find(asked: Asked): Promise<Found | null> {
    const found = await this.#redis?.get(asked);
    if (!found) return null;
    // Redis counts time by its own clock.
    const isOver = found.entry !== null && this.#deps.clock() >= found.entry.staleUntil;
    return isOver ? { ...found, entry: null } : found;
  }

  async #makeInTurn<V>(question: Question<V>, mark: number, found: Found | null): Promise<Made<V>> {
    const redis = this.#redis;
    if (redis === null || found === null) return this.#make(question, mark, null);
    const endsAt = performance.now() + turnMs;
    for (;;) {
      const turn = await redis.takeTurn(question, turnMs);
      const isOurs = turn !== 'taken' || performance.now() >= endsAt;
      try {
        if (!isOurs) await wait(lookAgainMs);
        // Another may have made it since the last look, and given its turn back.
        const known = await this.#find(question);
        const entry = known?.entry;
        if (entry && this.#deps.clock() < entry.freshUntil) {
          return this.#taken(question, entry, mark);
        }
        if (isOurs || known === null) return await this.#make(question, mark, known);
      } finally {
        if (turn !== null && turn !== 'taken') await turn();
      }
    }
  }

  #taken<V>(question: Question<V>, entry: Entry, mark: number): Made<V> {
    this.#keepInMemory(question, entry, mark);
    return { value: JSON.parse(entry.body), entry, outcome: 'redis' };
  }

  async #make<V>(question: Question<V>, mark: number, found: Found | null): Promise<Made<V>> {
    const { clock, stopwatch } = this.#deps;
    const began = stopwatch();
    const value = await question.make();
    if (!question.isKept(value)) return { value, entry: null, outcome: 'miss' };
    const makingMs = Math.round((stopwatch() - began) * 1000) / 1000;
    const { name, ttlMs, staleMs } = question.options;
    const madeAt = clock();
    const freshUntil = madeAt + (this.ttlMs[name] ?? ttlMs);
    const body = JSON.stringify(value);
    const entry = { body, madeAt, makingMs, freshUntil, staleUntil: freshUntil + staleMs };
    this.#keepInMemory(question, entry, mark);
    if (found !== null) {
      await this.#redis?.put(question, { entry, tokens: found.tokens }, madeAt);
    }
    return { value, entry, outcome: 'miss' };
  }

  /** What was dropped while it was made or fetched is not kept. */
  #keepInMemory({ options, key, tags }: Asked, entry: Entry, mark: number): void {
    const { memory, dropped, clock } = this.#deps;
    const lasting = dropped.lastingOf(tags, mark, clock());
    if (lasting === 0) return;
    const freshUntil = Math.min(entry.freshUntil, lasting);
    const staleUntil = Math.min(entry.staleUntil, lasting);
    memory.put(options.name, key, { ...entry, freshUntil, staleUntil }, tags);
  }
}

function nameOf({ options, key }: Asked): string {
  return `${options.name} ${key}`;
}
