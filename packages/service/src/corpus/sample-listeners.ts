import { hash } from 'node:crypto';

interface Member {
  readonly name: string;
  readonly rank: number;
}

/** Names that were turned away, remembered so that they need not be ranked again. */
const remembered = 100_000;

/** Where a listener stands in the order of a seed: 52 bits, the same on every machine. */
function rankOf(name: string, seed: number): number {
  return Number.parseInt(hash('sha256', `${seed}\n${name}`, 'hex').slice(0, 13), 16);
}

/** A total order, so that no tie is settled by who came first. */
function isBehind(one: Member, other: Member): boolean {
  return one.rank > other.rank || (one.rank === other.rank && one.name > other.name);
}

/**
 * Samples listeners while they pass, in one pass and in memory for those of the sample alone: the
 * bottom-k sketch (Cohen and Kaplan, "Summarizing Data using Bottom-k Sketches", PODC 2007). Of all
 * names met, the `limit` of the lowest rank are in. The bar only falls: whoever is in at the end was in
 * since the first record, and whoever is turned away or evicted never comes back. Which ones these are
 * does not depend on the order of the records.
 */
export class ListenerSampler {
  readonly #limit: number;
  readonly #seed: number;
  readonly #members = new Set<string>();
  /** A heap: each is ahead of its parent, so the first is the last of all. */
  readonly #heap: Member[] = [];
  readonly #turnedAway = new Set<string>();
  #evicted: string[] = [];

  /** `limit` ≥ 1. */
  constructor(limit: number, seed: number) {
    this.#limit = limit;
    this.#seed = seed;
  }

  /** Whether a listener is in the sample so far. May evict another one. */
  admit(name: string): boolean {
    if (this.#members.has(name)) return true;
    if (this.#turnedAway.has(name)) return false;
    const newcomer = { name, rank: rankOf(name, this.#seed) };
    const last = this.#heap[0];
    if (last === undefined || this.#heap.length < this.#limit) {
      this.#heap.push(newcomer);
      this.#rise(this.#heap.length - 1);
    } else if (isBehind(newcomer, last)) {
      this.#turnAway(name);
      return false;
    } else {
      this.#evict(last.name);
      this.#heap[0] = newcomer;
      this.#sink(0);
    }
    this.#members.add(name);
    return true;
  }

  /** Who has been evicted since this was last asked. */
  takeEvicted(): string[] {
    const evicted = this.#evicted;
    this.#evicted = [];
    return evicted;
  }

  #evict(name: string): void {
    this.#members.delete(name);
    this.#evicted.push(name);
    this.#turnAway(name);
  }

  #turnAway(name: string): void {
    if (this.#turnedAway.size >= remembered) this.#turnedAway.clear();
    this.#turnedAway.add(name);
  }

  #rise(from: number): void {
    for (let at = from; at > 0; ) {
      const parent = (at - 1) >> 1;
      if (!this.#swapIfBehind(at, parent)) return;
      at = parent;
    }
  }

  #sink(from: number): void {
    for (let at = from; ; ) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      const one = this.#heap[left];
      const other = this.#heap[right];
      if (one === undefined) return;
      const child = other !== undefined && isBehind(other, one) ? right : left;
      if (!this.#swapIfBehind(child, at)) return;
      at = child;
    }
  }

  /** Puts a member in its parent's place where it is behind it. */
  #swapIfBehind(child: number, parent: number): boolean {
    const lower = this.#heap[child];
    const upper = this.#heap[parent];
    if (lower === undefined || upper === undefined || !isBehind(lower, upper)) return false;
    this.#heap[child] = upper;
    this.#heap[parent] = lower;
    return true;
  }
}
