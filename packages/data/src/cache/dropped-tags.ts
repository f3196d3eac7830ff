import type { Telemetry } from '../telemetry.ts';
import type { MemoryTier } from './memory-tier.ts';
import type { RedisClient, RedisConnection } from './redis-connection.ts';
import type { RedisTier } from './redis-tier.ts';

/** While nobody is told what others drop, what has tags is kept no longer. */
const aloneMs = 5_000;
/** Tags that were dropped lately are remembered for as long as an answer may take to make. */
const rememberedMs = 120_000;

interface Shared {
  readonly connection: RedisConnection;
  readonly tier: RedisTier;
}

/** Which tags were dropped: told to the other processes, and heard from them. */
export class DroppedTags {
  readonly #memory: MemoryTier;
  readonly #telemetry: Telemetry;
  readonly #shared: Shared | null;
  readonly #subscriber: RedisClient | null;
  /** By tag the number of the drop and when it was. */
  readonly #dropped = new Map<string, { readonly number: number; readonly at: number }>();
  /** Dropped while Redis was away: nothing is taken from it before they are told, and erased there. */
  readonly #owed = new Set<string>();
  #number = 0;
  #isListening = false;

  constructor(memory: MemoryTier, telemetry: Telemetry, shared: Shared | null) {
    this.#memory = memory;
    this.#telemetry = telemetry;
    this.#shared = shared;
    this.#subscriber = shared === null ? null : shared.connection.duplicate();
    void this.#listen();
    shared?.connection.onRecovered(() => void this.#settle());
  }

  /** Taken before an answer is made, and told when it is to be kept. */
  mark(): number {
    return this.#number;
  }

  /** Until when an answer with these tags may be kept, UTC epoch milliseconds; 0 where one was dropped since. */
  lastingOf(tags: readonly string[], mark: number, now: number): number {
    const isDropped = tags.some((tag) => (this.#dropped.get(tag)?.number ?? 0) > mark);
    if (isDropped) return 0;
    const isAlone = this.#shared !== null && !this.#isListening && tags.length > 0;
    return isAlone ? now + aloneMs : Number.POSITIVE_INFINITY;
  }

  async tell(tags: readonly string[]): Promise<void> {
    this.#remember(tags);
    if (this.#shared === null) return;
    for (const tag of tags) this.#owed.add(tag);
    await this.#settle();
  }

  /** Whether what others share may be taken: not while it holds what was dropped here. */
  isSettled(): boolean {
    return this.#owed.size === 0;
  }

  close(): void {
    if (this.#subscriber?.isOpen) this.#subscriber.destroy();
  }

  /** Tells what is owed. */
  async #settle(): Promise<void> {
    const tags = [...this.#owed];
    if (tags.length === 0 || this.#shared === null) return;
    const dropped = await this.#shared.tier.drop(tags);
    if (dropped === null) return;
    if (dropped === 'refused') this.#telemetry.log('warn', 'cache-not-erased', { tags });
    for (const tag of tags) this.#owed.delete(tag);
  }

  #remember(tags: readonly string[]): void {
    const now = performance.now();
    this.#number += 1;
    for (const [tag, { at }] of this.#dropped) {
      if (now - at < rememberedMs) break;
      this.#dropped.delete(tag);
    }
    for (const tag of tags) {
      this.#dropped.delete(tag);
      this.#dropped.set(tag, { number: this.#number, at: now });
    }
  }

  async #listen(): Promise<void> {
    const subscriber = this.#subscriber;
    if (subscriber === null || this.#shared === null) return;
    let isSubscribed = false;
    subscriber.on('error', () => {
      this.#isListening = false;
    });
    // After a loss the client subscribes again by itself.
    subscriber.on('ready', () => {
      if (isSubscribed) this.#hearAgain();
    });
    try {
      await subscriber.connect();
      await subscriber.subscribe(this.#shared.tier.channel, (message) => this.#hear(message));
      isSubscribed = true;
      this.#hearAgain();
    } catch (cause) {
      this.#telemetry.log('warn', 'cache-not-listening', { cause });
    }
  }

  /** What was dropped meanwhile nobody has told this process. */
  #hearAgain(): void {
    this.#memory.removeAllTagged();
    this.#isListening = true;
  }

  #hear(message: string): void {
    const tags: unknown = JSON.parse(message);
    if (!Array.isArray(tags)) return;
    this.#remember(tags.map(String));
    for (const tag of tags) this.#memory.removeTagged(String(tag));
  }
}
