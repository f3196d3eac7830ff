import { EngineError } from '../error.ts';
import type { CacheKey, EvictionPolicy } from './eviction-policy.ts';
import { LinkedQueues, none } from './linked-queues.ts';

const nothing: readonly never[] = [];

/**
 * What all policies share: objects in queues, of which the first `held` hold what is cached and the others remember
 * what was (ghosts), and a capacity that is never exceeded. A policy says what a hit does, where a new object goes, and
 * which one goes next.
 */
export abstract class BoundedPolicy<K extends CacheKey> implements EvictionPolicy<K> {
  capacity: number;
  protected readonly queues: LinkedQueues<K>;
  private readonly held: number;

  constructor(capacity: number, held: number, ghosts = 0) {
    this.capacity = checked(capacity);
    this.queues = new LinkedQueues(held + ghosts);
    this.held = held;
  }

  get bytes(): number {
    let sum = 0;
    for (let queue = 0; queue < this.held; queue++) sum += this.queues.bytesIn(queue);
    return sum;
  }

  has(key: K): boolean {
    return this.isHeld(this.queues.find(key));
  }

  touch(key: K): boolean {
    const slot = this.queues.find(key);
    if (!this.isHeld(slot)) return false;
    this.hit(slot);
    return true;
  }

  admit(key: K, bytes: number): readonly K[] {
    if (!(Number.isSafeInteger(bytes) && bytes >= 0)) {
      throw new EngineError('bad-number', `A size of ${bytes} bytes.`);
    }
    const slot = this.queues.find(key);
    if (bytes > this.capacity) {
      if (this.isHeld(slot)) this.letGo(slot);
      return [key];
    }
    if (!this.isHeld(slot)) return this.place(key, bytes, slot);
    this.queues.resizeAt(slot, bytes);
    return this.makeRoom(0);
  }

  remove(key: K): void {
    const slot = this.queues.find(key);
    if (slot !== none) this.letGo(slot);
  }

  resize(capacity: number): readonly K[] {
    this.capacity = checked(capacity);
    return this.makeRoom(0);
  }

  /** A request for an object that is held. */
  protected abstract hit(slot: number): void;

  /** Takes in an object that fits and is not held; `ghost` is its slot where it is remembered. Returns what goes. */
  protected abstract place(key: K, bytes: number, ghost: number): readonly K[];

  /** Lets one of the objects that are held go, there is one; returns its key. */
  protected abstract evict(): K;

  /** Takes an object out, held or remembered. */
  protected letGo(slot: number): K {
    return this.queues.drop(slot);
  }

  /** Lets objects go until so many bytes fit; returns their keys. */
  protected makeRoom(bytes: number): readonly K[] {
    if (this.bytes + bytes <= this.capacity) return nothing;
    const gone: K[] = [];
    while (this.bytes + bytes > this.capacity) gone.push(this.evict());
    return gone;
  }

  private isHeld(slot: number): boolean {
    return slot !== none && this.queues.queueAt(slot) < this.held;
  }
}

function checked(capacity: number): number {
  if (capacity >= 0 && capacity < Number.POSITIVE_INFINITY) return capacity;
  throw new EngineError('bad-number', `A capacity of ${capacity} bytes.`);
}
