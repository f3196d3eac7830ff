import { BoundedPolicy } from './bounded-policy.ts';
import type { CacheKey } from './eviction-policy.ts';
import { SlotHeap } from './slot-heap.ts';

/**
 * Least frequently used: what was asked for least often since it is held goes first, of equals the one that got there
 * first. What has gone is forgotten, what stays never ages. O(log n) a request.
 */
export class Lfu<K extends CacheKey> extends BoundedPolicy<K> {
  private readonly order = new SlotHeap();
  private requests = 0;

  constructor(capacity: number) {
    super(capacity, 1);
  }

  protected hit(slot: number): void {
    this.order.change(slot, this.order.rankOf(slot) + 1, this.requests++);
  }

  protected place(key: K, bytes: number): readonly K[] {
    const gone = this.makeRoom(bytes);
    this.order.add(this.queues.add(key, bytes, 0), 1, this.requests++);
    return gone;
  }

  protected evict(): K {
    return this.letGo(this.order.top);
  }

  protected override letGo(slot: number): K {
    this.order.remove(slot);
    return super.letGo(slot);
  }
}
