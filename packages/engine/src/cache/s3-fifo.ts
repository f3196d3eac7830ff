import { BoundedPolicy } from './bounded-policy.ts';
import type { CacheKey } from './eviction-policy.ts';
import { none } from './linked-queues.ts';

const small = 0;
const main = 1;
const ghost = 2;
/** Share of the capacity for what is new; as many bytes as the rest are remembered of what went from there. */
const smallShare = 0.1;
/** So many hits while it was new let an object stay. */
const hitsToStay = 2;
/** A counter of two bits. */
const mostHits = 3;

/**
 * S3-FIFO (Yang et al., "FIFO queues are all you need for cache eviction", SOSP 2023, algorithm 1): what is new waits in
 * a small queue, stays if it was asked for twice there, else goes and is remembered; what is remembered goes to the main
 * queue at once, which is a clock with counters of two bits. The small queue may be longer while the main one has room.
 */
export class S3Fifo<K extends CacheKey> extends BoundedPolicy<K> {
  constructor(capacity: number) {
    super(capacity, 2, 1);
  }

  private get mainCapacity(): number {
    return this.capacity - Math.floor(this.capacity * smallShare);
  }

  override resize(capacity: number): readonly K[] {
    const gone = super.resize(capacity);
    this.forget(0);
    return gone;
  }

  protected hit(slot: number): void {
    const { marks } = this.queues;
    marks[slot] = Math.min(mostHits, marks[slot]! + 1);
  }

  protected place(key: K, bytes: number, remembered: number): readonly K[] {
    if (remembered !== none) this.queues.drop(remembered);
    const gone = this.makeRoom(bytes);
    this.queues.add(key, bytes, remembered === none ? small : main);
    return gone;
  }

  protected evict(): K {
    const { queues } = this;
    for (;;) {
      const isMainFull = queues.bytesIn(main) > this.mainCapacity;
      const slot = queues.oldest(isMainFull ? main : small);
      if (slot === none || isMainFull) return this.evictMain();
      if (queues.marks[slot]! < hitsToStay) return this.turnGhost(slot);
      queues.move(slot, main);
      queues.marks[slot] = 0;
    }
  }

  private evictMain(): K {
    const { queues } = this;
    let slot = queues.oldest(main);
    while (queues.marks[slot]! > 0) {
      queues.marks[slot]! -= 1;
      queues.move(slot, main);
      slot = queues.oldest(main);
    }
    return queues.drop(slot);
  }

  private turnGhost(slot: number): K {
    const key = this.queues.keyAt(slot);
    this.forget(this.queues.sizeAt(slot));
    this.queues.move(slot, ghost);
    return key;
  }

  /** Makes room for the memory of so many bytes. */
  private forget(bytes: number): void {
    const { queues } = this;
    while (queues.bytesIn(ghost) + bytes > this.mainCapacity && queues.oldest(ghost) !== none) {
      queues.drop(queues.oldest(ghost));
    }
  }
}
