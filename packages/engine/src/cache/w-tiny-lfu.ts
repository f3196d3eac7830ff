import { BoundedPolicy } from './bounded-policy.ts';
import type { CacheKey } from './eviction-policy.ts';
import { FrequencySketch } from './frequency-sketch.ts';
import { hash32 } from './key-hash.ts';
import { none } from './linked-queues.ts';

/** The window: what is new. */
const entry = 0;
const probation = 1;
const safe = 2;
const windowShare = 0.01;
const safeShare = 0.8;

/**
 * W-TinyLFU (Einziger, Friedman and Manes, "TinyLFU: A Highly Efficient Cache Admission Policy", ACM TOS 2017): what is
 * new waits in a small LRU window, then has to be asked for more often than what would have to go for it from the main
 * part, a segmented LRU. Where several small objects would go for a large one their frequencies are added up
 * ("aggregated victims" of Einziger, Eytan, Friedman and Manes, "Lightweight Robust Size Aware Cache Management", ACM
 * TOS 2022). The shares of the window (1 %) and of what was asked for twice (80 % of the main part) are the paper's.
 */
export class WTinyLfu<K extends CacheKey> extends BoundedPolicy<K> {
  private readonly sketch = new FrequencySketch();

  constructor(capacity: number) {
    super(capacity, 3);
  }

  override touch(key: K): boolean {
    this.sketch.add(hash32(key));
    return super.touch(key);
  }

  private get windowCapacity(): number {
    return Math.floor(this.capacity * windowShare);
  }

  private get mainCapacity(): number {
    return this.capacity - this.windowCapacity;
  }

  private get mainBytes(): number {
    return this.queues.bytesIn(probation) + this.queues.bytesIn(safe);
  }

  protected hit(slot: number): void {
    const { queues } = this;
    queues.move(slot, queues.queueAt(slot) === entry ? entry : safe);
    while (queues.bytesIn(safe) > this.mainCapacity * safeShare) {
      queues.move(queues.oldest(safe), probation);
    }
  }

  protected place(key: K, bytes: number): readonly K[] {
    const { queues } = this;
    this.sketch.reach(queues.length + 1);
    const isWide = bytes > this.windowCapacity;
    const slot = queues.add(key, bytes, isWide ? probation : entry);
    queues.marks[slot] = hash32(key);
    const gone: K[] = [];
    if (isWide) this.compete(slot, gone);
    this.graduate(gone);
    return gone;
  }

  protected evict(): K {
    const { queues } = this;
    const queue = [probation, safe, entry].find((each) => queues.oldest(each) !== none)!;
    return this.letGo(queues.oldest(queue));
  }

  protected override makeRoom(bytes: number): readonly K[] {
    const gone = [...super.makeRoom(bytes)];
    while (this.mainBytes > this.mainCapacity) gone.push(this.evict());
    this.graduate(gone);
    return gone;
  }

  /** Lets what has been in the window longest compete until the others are within their share. */
  private graduate(gone: K[]): void {
    const { queues } = this;
    while (queues.bytesIn(entry) > this.windowCapacity) {
      const slot = queues.oldest(entry);
      queues.move(slot, probation);
      this.compete(slot, gone);
    }
  }

  /** Lets what just came to the main part stay, and others go for it, or lets it go. */
  private compete(slot: number, gone: K[]): void {
    const victims = this.victims(slot, this.mainBytes - this.mainCapacity);
    const frequency = (each: number) => this.sketch.estimate(this.queues.marks[each]!);
    const worth = victims.reduce((sum, victim) => sum + frequency(victim), 0);
    const losers = victims.length > 0 && frequency(slot) <= worth ? [slot] : victims;
    for (const loser of losers) gone.push(this.letGo(loser));
  }

  /** What would go next, so many bytes of it at least, other than `slot`. */
  private victims(slot: number, bytes: number): readonly number[] {
    const { queues } = this;
    const found: number[] = [];
    let freed = 0;
    for (const queue of [probation, safe]) {
      let victim = queues.oldest(queue);
      for (; freed < bytes && victim !== none; victim = queues.newerThan(victim)) {
        if (victim === slot) continue;
        found.push(victim);
        freed += queues.sizeAt(victim);
      }
    }
    return found;
  }
}
