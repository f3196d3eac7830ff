import type { EvictionPolicyName } from './policies.ts';

interface Item {
  readonly key: number;
  readonly bytes: number;
  hits: number;
  /** When it last moved. */
  moved: number;
}

const sum = (items: readonly Item[]) => items.reduce((total, { bytes }) => total + bytes, 0);

/** A policy as its paper tells it, over lists, to read beside the real one: slow. */
export abstract class PolicyTwin {
  protected readonly capacity: number;
  /** From the oldest to the newest. */
  protected items: Item[] = [];
  private clock = 0;

  constructor(capacity: number) {
    this.capacity = capacity;
  }

  /** A request that makes what it misses. Tells whether it hit. */
  request(key: number, bytes: number): boolean {
    const held = this.held().find((item) => item.key === key);
    const item = held ?? { key, bytes, hits: 0, moved: 0 };
    item.moved = this.clock++;
    if (held !== undefined) this.hit(held);
    else if (bytes <= this.capacity) this.miss(item);
    return held !== undefined;
  }

  keys(): readonly number[] {
    return this.held().map(({ key }) => key);
  }

  protected held(): readonly Item[] {
    return this.items;
  }

  protected hit(item: Item): void {
    item.hits += 1;
  }

  protected miss(item: Item): void {
    while (sum(this.held()) + item.bytes > this.capacity) this.evict();
    this.items.push(item);
  }

  protected evict(): void {
    this.items.shift();
  }
}

class FifoTwin extends PolicyTwin {}

class LruTwin extends PolicyTwin {
  protected override hit(item: Item): void {
    this.items = [...this.items.filter((each) => each !== item), item];
  }
}

class LfuTwin extends PolicyTwin {
  protected override evict(): void {
    const [least] = this.items.toSorted((a, b) => a.hits - b.hits || a.moved - b.moved);
    this.items = this.items.filter((item) => item !== least);
  }
}

class SieveTwin extends PolicyTwin {
  private hand = 0;

  protected override evict(): void {
    for (; ; this.hand++) {
      if (this.hand >= this.items.length) this.hand = 0;
      const item = this.items[this.hand]!;
      if (item.hits === 0) break;
      item.hits = 0;
    }
    this.items.splice(this.hand, 1);
    if (this.hand >= this.items.length) this.hand = 0;
  }
}

class S3FifoTwin extends PolicyTwin {
  private main: Item[] = [];
  private ghosts: Item[] = [];

  protected override held(): readonly Item[] {
    return [...this.items, ...this.main];
  }

  protected override hit(item: Item): void {
    item.hits = Math.min(3, item.hits + 1);
  }

  protected override miss(item: Item): void {
    const isRemembered = this.ghosts.some(({ key }) => key === item.key);
    this.ghosts = this.ghosts.filter(({ key }) => key !== item.key);
    while (sum(this.held()) + item.bytes > this.capacity) this.evict();
    (isRemembered ? this.main : this.items).push(item);
  }

  protected override evict(): void {
    const most = this.capacity - Math.floor(this.capacity / 10);
    while (sum(this.main) <= most && this.items.length > 0) {
      const item = this.items.shift()!;
      if (item.hits < 2) {
        while (this.ghosts.length > 0 && sum(this.ghosts) + item.bytes > most) this.ghosts.shift();
        this.ghosts.push(item);
        return;
      }
      this.main.push(Object.assign(item, { hits: 0 }));
    }
    for (;;) {
      const item = this.main.shift()!;
      if (item.hits === 0) return;
      item.hits -= 1;
      this.main.push(item);
    }
  }
}

/** With exact counts: so does the sketch count a few keys a few times. */
class WTinyLfuTwin extends PolicyTwin {
  private probation: Item[] = [];
  private safe: Item[] = [];
  private readonly counts = new Map<number, number>();

  override request(key: number, bytes: number): boolean {
    this.counts.set(key, Math.min(15, this.count(key) + 1));
    return super.request(key, bytes);
  }

  protected override held(): readonly Item[] {
    return [...this.items, ...this.probation, ...this.safe];
  }

  protected override hit(item: Item): void {
    const without = (items: readonly Item[]) => items.filter((each) => each !== item);
    if (this.items.includes(item)) {
      this.items = [...without(this.items), item];
      return;
    }
    this.probation = without(this.probation);
    this.safe = [...without(this.safe), item];
    while (sum(this.safe) > this.mainCapacity * 0.8) this.probation.push(this.safe.shift()!);
  }

  protected override miss(item: Item): void {
    if (item.bytes > this.windowCapacity) this.compete(item);
    else this.items.push(item);
    while (sum(this.items) > this.windowCapacity) this.compete(this.items.shift()!);
  }

  private get windowCapacity(): number {
    return Math.floor(this.capacity / 100);
  }

  private get mainCapacity(): number {
    return this.capacity - this.windowCapacity;
  }

  private compete(item: Item): void {
    const main = [...this.probation, ...this.safe];
    const victims: Item[] = [];
    while (sum(main) + item.bytes > this.mainCapacity) victims.push(main.shift()!);
    const worth = victims.reduce((total, { key }) => total + this.count(key), 0);
    if (victims.length > 0 && this.count(item.key) <= worth) return;
    this.probation = [...this.probation.filter((each) => !victims.includes(each)), item];
    this.safe = this.safe.filter((each) => !victims.includes(each));
  }

  private count(key: number): number {
    return this.counts.get(key) ?? 0;
  }
}

/** Figure 4 of the paper, with bytes for pages. */
class ArcTwin extends PolicyTwin {
  /** T1 is `items`. */
  private t2: Item[] = [];
  private b1: Item[] = [];
  private b2: Item[] = [];
  private p = 0;

  protected override held(): readonly Item[] {
    return [...this.items, ...this.t2];
  }

  protected override hit(item: Item): void {
    this.items = this.items.filter((each) => each !== item);
    this.t2 = [...this.t2.filter((each) => each !== item), item];
  }

  protected override miss(item: Item): void {
    const isNot = ({ key }: Item) => key !== item.key;
    const isInB1 = !this.b1.every(isNot);
    const isInB2 = !this.b2.every(isNot);
    const [one, two] = [sum(this.b1), sum(this.b2)];
    if (isInB1) this.p = Math.min(this.capacity, this.p + Math.max(two / one, 1) * item.bytes);
    if (isInB2) this.p = Math.max(0, this.p - Math.max(one / two, 1) * item.bytes);
    this.b1 = this.b1.filter(isNot);
    this.b2 = this.b2.filter(isNot);
    while (sum(this.held()) + item.bytes > this.capacity) {
      if (isInB1 || isInB2) this.replace(isInB2);
      else this.caseFour(item.bytes);
    }
    (isInB1 || isInB2 ? this.t2 : this.items).push(item);
  }

  private caseFour(bytes: number): void {
    const l1 = sum(this.items) + sum(this.b1);
    if (l1 + bytes > this.capacity) {
      if (this.b1.length === 0) {
        this.items.shift();
        return;
      }
      this.b1.shift();
    } else if (l1 + sum(this.t2) + sum(this.b2) >= 2 * this.capacity) this.b2.shift();
    this.replace(false);
  }

  private replace(isInB2: boolean): void {
    const t1 = sum(this.items);
    const isT1 = t1 > 0 && (t1 > this.p || (t1 === this.p && isInB2));
    if (isT1 || this.t2.length === 0) this.b1.push(this.items.shift()!);
    else this.b2.push(this.t2.shift()!);
    while (sum(this.b1) > 4 * this.capacity) this.b1.shift();
    while (sum(this.b2) > 4 * this.capacity) this.b2.shift();
  }
}

/** The twin of each policy. */
export const policyTwins: Record<EvictionPolicyName, new (capacity: number) => PolicyTwin> = {
  fifo: FifoTwin,
  lru: LruTwin,
  lfu: LfuTwin,
  sieve: SieveTwin,
  arc: ArcTwin,
  's3-fifo': S3FifoTwin,
  'w-tinylfu': WTinyLfuTwin,
};
