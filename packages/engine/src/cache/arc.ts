import { BoundedPolicy } from './bounded-policy.ts';
import type { CacheKey } from './eviction-policy.ts';
import { none } from './linked-queues.ts';

/** T1, T2, B1 and B2 of the paper. */
const once = 0;
const often = 1;
const onceGhost = 2;
const oftenGhost = 3;
/** Of objects of one size each of the two remembers as many bytes as the capacity at most. */
const mostRemembered = 4;

export interface ArcOptions {
  /**
   * By how many bytes a remembered object that is asked for again moves the border, at least: its own size where
   * nothing is given, as the paper's pages, which all have the size of one, do.
   */
  readonly stepBytes?: number;
}

/**
 * ARC (Megiddo and Modha, "ARC: A Self-Tuning, Low Overhead Replacement Cache", FAST 2003) with sizes in bytes: one LRU
 * queue of what was asked for once and one of what was asked for more often. What went from either is remembered, and
 * moves the border between the two when it is asked for again.
 */
export class Arc<K extends CacheKey> extends BoundedPolicy<K> {
  /** Bytes that `once` aims at: p of the paper. */
  private aim = 0;
  private readonly stepBytes: number | undefined;

  constructor(capacity: number, { stepBytes }: ArcOptions = {}) {
    super(capacity, 2, 2);
    this.stepBytes = stepBytes;
  }

  override resize(capacity: number): readonly K[] {
    this.aim = Math.min(this.aim, capacity);
    const gone = super.resize(capacity);
    this.boundGhosts();
    return gone;
  }

  protected hit(slot: number): void {
    this.queues.move(slot, often);
  }

  protected place(key: K, bytes: number, remembered: number): readonly K[] {
    if (remembered === none) return this.placeNew(key, bytes);
    const from = this.queues.queueAt(remembered);
    this.learn(from, this.stepBytes ?? this.queues.sizeAt(remembered));
    this.queues.drop(remembered);
    const gone: K[] = [];
    while (this.bytes + bytes > this.capacity) gone.push(this.replace(from === oftenGhost));
    this.queues.add(key, bytes, often);
    return gone;
  }

  protected evict(): K {
    return this.replace(false);
  }

  /** Case IV of the paper: nothing is known of it. Where one object goes, one is forgotten. */
  private placeNew(key: K, bytes: number): readonly K[] {
    const { queues } = this;
    const gone: K[] = [];
    while (this.bytes + bytes > this.capacity) {
      const ghosts = this.ghostsToShorten(bytes);
      if (ghosts === once) gone.push(queues.drop(queues.oldest(once)));
      else {
        if (ghosts !== none) queues.drop(queues.oldest(ghosts));
        gone.push(this.replace(false));
      }
    }
    queues.add(key, bytes, once);
    return gone;
  }

  /** The queue whose oldest is to be forgotten, if one is; `once` itself where nothing that went from it is known. */
  private ghostsToShorten(bytes: number): number {
    const { queues, capacity } = this;
    const ofOnce = queues.bytesIn(once) + queues.bytesIn(onceGhost);
    if (ofOnce + bytes > capacity) return queues.oldest(onceGhost) === none ? once : onceGhost;
    const ofOften = queues.bytesIn(often) + queues.bytesIn(oftenGhost);
    const isLong = ofOnce + ofOften >= 2 * capacity && queues.oldest(oftenGhost) !== none;
    return isLong ? oftenGhost : none;
  }

  private learn(from: number, bytes: number): void {
    const ofOnce = this.queues.bytesIn(onceGhost);
    const ofOften = this.queues.bytesIn(oftenGhost);
    const step = (other: number, own: number) =>
      (other > own ? other / Math.max(own, 1) : 1) * bytes;
    if (from === onceGhost) this.aim = Math.min(this.aim + step(ofOften, ofOnce), this.capacity);
    else this.aim = Math.max(this.aim - step(ofOnce, ofOften), 0);
  }

  /** REPLACE of the paper: lets the oldest of one of the two queues go and remembers it. */
  private replace(isOftenWanted: boolean): K {
    const { queues } = this;
    const bytes = queues.bytesIn(once);
    const isOnce = bytes > this.aim || (bytes === this.aim && isOftenWanted);
    const hasOnce = queues.oldest(once) !== none;
    const queue = (hasOnce && isOnce) || queues.oldest(often) === none ? once : often;
    const slot = queues.oldest(queue);
    const key = queues.keyAt(slot);
    queues.move(slot, queue === once ? onceGhost : oftenGhost);
    this.boundGhosts();
    return key;
  }

  /** Objects that are forgotten may be smaller than those that go: what is remembered must not grow for ever. */
  private boundGhosts(): void {
    const { queues } = this;
    for (const ghosts of [onceGhost, oftenGhost]) {
      while (queues.bytesIn(ghosts) > mostRemembered * this.capacity) {
        queues.drop(queues.oldest(ghosts));
      }
    }
  }
}
