/** There is no such object. */
export const none = -1;

/**
 * Keyed objects with sizes, each in one of a few queues from the oldest to the newest. Linked by index: to add, move or
 * drop one costs constant time and makes no garbage. An object's slot stays the same until it is dropped. 25 bytes an
 * object beside its key and its entry in the map.
 */
export class LinkedQueues<K> {
  /** By slot: a number that the policy keeps of the object, 0 at first. Replaced when it grows: do not keep it. */
  marks = new Int32Array(16);
  private readonly slotOf = new Map<K, number>();
  private readonly keys: (K | undefined)[] = [];
  private sizes = new Float64Array(16);
  private queueOf = new Uint8Array(16);
  private older = new Int32Array(16);
  private newer = new Int32Array(16);
  private readonly firsts: Int32Array;
  private readonly lasts: Int32Array;
  private readonly sums: Float64Array;
  /** The first of the slots that were given up, each leading to the next by `newer`. */
  private spare = none;

  constructor(queues: number) {
    this.firsts = new Int32Array(queues).fill(none);
    this.lasts = new Int32Array(queues).fill(none);
    this.sums = new Float64Array(queues);
  }

  /** How many objects there are in all queues. */
  get length(): number {
    return this.slotOf.size;
  }

  find(key: K): number {
    return this.slotOf.get(key) ?? none;
  }

  keyAt(slot: number): K {
    return this.keys[slot]!;
  }

  sizeAt(slot: number): number {
    return this.sizes[slot]!;
  }

  queueAt(slot: number): number {
    return this.queueOf[slot]!;
  }

  /** The object of a queue that has been in it longest, or none. */
  oldest(queue: number): number {
    return this.firsts[queue]!;
  }

  /** The object behind one of the same queue, towards the newest, or none. */
  newerThan(slot: number): number {
    return this.newer[slot]!;
  }

  bytesIn(queue: number): number {
    return this.sums[queue]!;
  }

  /** Adds an object that is not there as the newest of a queue; returns its slot. */
  add(key: K, bytes: number, queue: number): number {
    const slot = this.takeSlot();
    this.slotOf.set(key, slot);
    this.keys[slot] = key;
    this.sizes[slot] = bytes;
    this.marks[slot] = 0;
    this.link(slot, queue);
    return slot;
  }

  /** Makes an object the newest of a queue, its own or another. */
  move(slot: number, queue: number): void {
    if (this.lasts[queue] === slot) return;
    this.unlink(slot);
    this.link(slot, queue);
  }

  resizeAt(slot: number, bytes: number): void {
    this.sums[this.queueOf[slot]!]! += bytes - this.sizes[slot]!;
    this.sizes[slot] = bytes;
  }

  /** Takes an object out; returns its key. */
  drop(slot: number): K {
    const key = this.keys[slot]!;
    this.unlink(slot);
    this.slotOf.delete(key);
    this.keys[slot] = undefined;
    this.newer[slot] = this.spare;
    this.spare = slot;
    return key;
  }

  private takeSlot(): number {
    const { spare } = this;
    if (spare !== none) {
      this.spare = this.newer[spare]!;
      return spare;
    }
    if (this.keys.length === this.marks.length) this.widen();
    return this.keys.length;
  }

  private link(slot: number, queue: number): void {
    const last = this.lasts[queue]!;
    this.queueOf[slot] = queue;
    this.older[slot] = last;
    this.newer[slot] = none;
    if (last === none) this.firsts[queue] = slot;
    else this.newer[last] = slot;
    this.lasts[queue] = slot;
    this.sums[queue]! += this.sizes[slot]!;
  }

  private unlink(slot: number): void {
    const queue = this.queueOf[slot]!;
    const older = this.older[slot]!;
    const newer = this.newer[slot]!;
    if (older === none) this.firsts[queue] = newer;
    else this.newer[older] = newer;
    if (newer === none) this.lasts[queue] = older;
    else this.older[newer] = older;
    this.sums[queue]! -= this.sizes[slot]!;
  }

  private widen(): void {
    const length = this.marks.length * 2;
    const wider = <T extends Int32Array | Float64Array | Uint8Array>(into: T, from: T): T => {
      into.set(from);
      return into;
    };
    this.marks = wider(new Int32Array(length), this.marks);
    this.sizes = wider(new Float64Array(length), this.sizes);
    this.queueOf = wider(new Uint8Array(length), this.queueOf);
    this.older = wider(new Int32Array(length), this.older);
    this.newer = wider(new Int32Array(length), this.newer);
  }
}
