/**
 * Repeatable chance: sfc32 (Chris Doty-Humphrey's Small Fast Counting generator, from PractRand),
 * seeded by a hash of a number and a label, so that each thing has a stream of its own and does not
 * change when another one draws more.
 */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #count = 1;

  constructor(seed: number, label = '') {
    this.#a = 0x9e3779b9 ^ Math.trunc(seed);
    this.#b = 0x243f6a88 ^ Math.trunc(seed / 2 ** 32);
    this.#c = 0xb7e15162;
    for (let i = 0; i < label.length; i++) {
      this.#c = Math.imul(this.#c ^ label.charCodeAt(i), 0x01000193);
    }
    for (let i = 0; i < 15; i++) this.next();
  }

  /** Uniform in [0, 1). */
  next(): number {
    const sum = (this.#a + this.#b + this.#count) | 0;
    this.#count = (this.#count + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum;
    return (sum >>> 0) / 2 ** 32;
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.next();
  }

  /** A whole number in 0 … count − 1. */
  below(count: number): number {
    return Math.floor(this.next() * count);
  }

  /** A rank in 0 … count − 1, low ones more often: P(rank ≤ r) ≈ (r / count)^(1 / steepness). */
  rank(count: number, steepness: number): number {
    return Math.floor(count * this.next() ** steepness);
  }

  /**
   * A rank in 0 … count − 1 with P(rank) about ∝ (rank + 1)^−exponent, for an exponent other than 1:
   * the inverse of the continuous distribution that has the same law.
   */
  zipf(count: number, exponent: number): number {
    const power = 1 - exponent;
    const drawn = (1 + this.next() * ((count + 1) ** power - 1)) ** (1 / power);
    return Math.min(count - 1, Math.floor(drawn) - 1);
  }

  /** Near 0, mostly within ±1: the mean of three uniforms, scaled to variance 1/4. */
  spread(): number {
    return this.next() + this.next() + this.next() - 1.5;
  }

  pick<Item>(items: readonly Item[]): Item {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new RangeError('nothing to pick from');
    return item;
  }

  /** An index, with probability proportional to its weight; never one that weighs nothing. */
  weighted(weights: readonly number[]): number {
    let rest = this.next() * weights.reduce((sum, weight) => sum + weight, 0);
    let last = 0;
    for (const [index, weight] of weights.entries()) {
      if (weight === 0) continue;
      last = index;
      rest -= weight;
      if (rest < 0) break;
    }
    return last;
  }
}
