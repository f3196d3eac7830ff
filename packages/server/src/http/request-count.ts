import type { RedisRates } from '@echotune/data';

/** Names that are kept count of at most; the one that began longest ago is forgotten first. */
const namesKept = 10_000;

/** As the library takes it: how many there were, and for how many milliseconds they count. */
export interface Current {
  readonly current: number;
  readonly ttl: number;
}

/**
 * Counts requests in spans that begin with the first: of all processes together where there is a Redis, and of this
 * one alone too, so that there is a count to go by when it is away.
 */
export class RequestCount {
  readonly #shared: RedisRates | null;
  readonly #now: () => number;
  readonly #own = new Map<string, { count: number; readonly endsAt: number }>();

  /** @param now milliseconds, from whenever */
  constructor(shared: RedisRates | null, now: () => number) {
    this.#shared = shared;
    this.#now = now;
  }

  async count(name: string, spanMs: number): Promise<Current> {
    const own = this.#ofOwn(name, spanMs);
    const shared = (await this.#shared?.count(name, spanMs)) ?? null;
    return shared === null ? own : { current: shared.count, ttl: shared.leftMs };
  }

  #ofOwn(name: string, spanMs: number): Current {
    const now = this.#now();
    let known = this.#own.get(name);
    if (known === undefined || known.endsAt <= now) {
      this.#own.delete(name);
      known = { count: 0, endsAt: now + spanMs };
      this.#own.set(name, known);
    }
    known.count += 1;
    const [oldest] = this.#own.keys();
    if (this.#own.size > namesKept && oldest !== undefined) this.#own.delete(oldest);
    return { current: known.count, ttl: Math.ceil(known.endsAt - now) };
  }
}
