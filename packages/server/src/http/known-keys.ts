import type { Account, ApiKey, RedisRates, Store } from '@echotune/data';
import { RateLimit } from './rate-limit.ts';

export interface KnownKey {
  readonly key: ApiKey;
  readonly account: Account;
}

/** How long a key that was revoked by another process may still open something here. */
const freshMs = 5_000;
const touchEveryMs = 60_000;
const keysKept = 1_000;
const minuteMs = 60_000;

/** Keys that were asked about a moment ago: a player that asks all the time costs no query each. */
export class KnownKeys {
  readonly #store: Store;
  readonly #clock: () => number;
  /** Null where every process counts for itself. */
  readonly #shared: RedisRates | null;
  readonly #limit: RateLimit;
  readonly #known = new Map<string, KnownKey & { readonly at: number }>();

  constructor(store: Store, clock: () => number, shared: RedisRates | null) {
    this.#store = store;
    this.#shared = shared;
    this.#clock = clock;
    this.#limit = new RateLimit(clock);
  }

  /** Null where no such key opens anything. */
  async find(secret: string): Promise<KnownKey | null> {
    const now = this.#clock();
    const known = this.#known.get(secret);
    if (known !== undefined && now - known.at < freshMs) return known;
    this.#known.delete(secret);
    const key = await this.#store.apiKeys.find(secret);
    const account = key && (await this.#store.accounts.get(key.accountId));
    if (key === null || account === null) return null;
    if (now - (key.usedAt ?? 0) >= touchEveryMs) await this.#store.apiKeys.touch(key.id);
    if (this.#known.size >= keysKept) this.#known.clear();
    this.#known.set(secret, { key, account, at: now });
    return { key, account };
  }

  /**
   * Counts a request, whichever API it is to: 0, or for how many milliseconds the key has none left. Of what all
   * processes together let through this one keeps its part in mind, to go by while Redis is away.
   */
  async spend({ id, perMinute }: ApiKey): Promise<number> {
    const rate = { most: perMinute, perMs: minuteMs };
    const shared = (await this.#shared?.take(`key:${id}`, rate)) ?? null;
    if (shared !== null && shared > 0) return shared;
    const own = this.#limit.take(String(id), rate);
    return shared ?? own;
  }

  /** After a key or an account has changed: it counts at once. */
  forget(): void {
    this.#known.clear();
  }
}
