import { BoundedPolicy } from './bounded-policy.ts';
import type { CacheKey } from './eviction-policy.ts';
import { none } from './linked-queues.ts';

/** First in, first out: what came first goes first, however often it is asked for. */
export class Fifo<K extends CacheKey> extends BoundedPolicy<K> {
  constructor(capacity: number) {
    super(capacity, 1);
  }

  protected hit(_slot: number): void {}

  protected place(key: K, bytes: number): readonly K[] {
    const gone = this.makeRoom(bytes);
    this.queues.add(key, bytes, 0);
    return gone;
  }

  protected evict(): K {
    return this.letGo(this.queues.oldest(0));
  }
}

/** Least recently used: what has not been asked for longest goes first. */
export class Lru<K extends CacheKey> extends Fifo<K> {
  protected override hit(slot: number): void {
    this.queues.move(slot, 0);
  }
}

/**
 * SIEVE (Zhang et al., "SIEVE is Simpler than LRU", NSDI 2024): a hit leaves a mark. A hand walks from the oldest to the
 * newest, takes marks off, and lets the first object go that has none.
 */
export class Sieve<K extends CacheKey> extends Fifo<K> {
  private hand = none;

  protected override hit(slot: number): void {
    this.queues.marks[slot] = 1;
  }

  protected override evict(): K {
    const { queues } = this;
    let slot = this.hand === none ? queues.oldest(0) : this.hand;
    while (queues.marks[slot] !== 0) {
      queues.marks[slot] = 0;
      slot = queues.newerThan(slot);
      if (slot === none) slot = queues.oldest(0);
    }
    this.hand = slot;
    return this.letGo(slot);
  }

  protected override letGo(slot: number): K {
    if (slot === this.hand) this.hand = this.queues.newerThan(slot);
    return super.letGo(slot);
  }
}
