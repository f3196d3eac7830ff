import { BoundedPolicy } from './bounded-policy.ts';
import { none } from './linked-queues.ts';

const entry = 0;
const probation = 1;
const safe = 2;

/**
 * What libCacheSim calls W-TinyLFU, over our queues, so that its published ratios can be checked. It is not the paper's:
 * the window takes all room while there is some; hits in the window are not counted, but being considered is; the counts
 * are as good as exact and never age; what leaves the window goes to the protected part where the probation part is
 * full; it is compared with the first of those that would go for it alone; and what is demoted to a full probation part pushes
 * others out of the cache, which no call tells of.
 */
export class LibCacheSimWTinyLfu extends BoundedPolicy<number> {
  private readonly counts = new Map<number, number>();

  constructor(capacity: number) {
    super(capacity, 3);
  }

  protected hit(slot: number): void {
    const { queues } = this;
    if (queues.queueAt(slot) === entry) {
      queues.move(slot, entry);
      return;
    }
    this.count(queues.keyAt(slot));
    queues.move(slot, safe);
    while (queues.bytesIn(safe) > this.most(safe)) {
      queues.move(queues.oldest(safe), probation);
      while (queues.bytesIn(probation) > this.most(probation)) {
        this.letGo(queues.oldest(probation));
      }
    }
  }

  protected place(key: number, bytes: number): readonly number[] {
    const gone = this.makeRoom(bytes);
    this.queues.add(key, bytes, entry);
    this.count(key);
    return gone;
  }

  protected evict(): number {
    const { queues } = this;
    for (;;) {
      const slot = queues.oldest(entry);
      if (slot === none) return this.letGo(this.victim());
      const bytes = queues.sizeAt(slot);
      const hasRivals = this.mainBytes + bytes > this.mainCapacity;
      const isLost = hasRivals && this.countOf(slot) <= this.countOf(this.victim());
      this.count(queues.keyAt(slot));
      if (isLost) return this.letGo(slot);
      if (hasRivals) this.letGo(this.victim());
      this.enterMain(slot, bytes);
    }
  }

  private enterMain(slot: number, bytes: number): void {
    const { queues } = this;
    const hasRoom = (queue: number) => queues.bytesIn(queue) + bytes <= this.most(queue);
    const queue = [probation, safe].find(hasRoom);
    while (queue === undefined && this.mainBytes + bytes > this.mainCapacity) {
      this.letGo(this.victim());
    }
    queues.move(slot, queue ?? probation);
  }

  private victim(): number {
    const oldest = this.queues.oldest(probation);
    return oldest === none ? this.queues.oldest(safe) : oldest;
  }

  private get mainBytes(): number {
    return this.queues.bytesIn(probation) + this.queues.bytesIn(safe);
  }

  private get mainCapacity(): number {
    return this.capacity - Math.floor(this.capacity / 100);
  }

  private most(queue: number): number {
    return Math.floor(this.mainCapacity * (queue === safe ? 0.8 : 0.2));
  }

  private count(key: number): void {
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
  }

  private countOf(slot: number): number {
    return this.counts.get(this.queues.keyAt(slot)) ?? 0;
  }
}
