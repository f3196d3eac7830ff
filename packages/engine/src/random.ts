/** Uniform numbers in [0, 1). */
export type Random = () => number;

/** One step of splitmix32: turns any 32-bit seed into well-mixed words. */
function mixer(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let word = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    word = Math.imul(word ^ (word >>> 15), 0x735a2d97);
    return (word ^ (word >>> 15)) >>> 0;
  };
}

const rotate = (word: number, by: number) => (word << by) | (word >>> (32 - by));

/**
 * xoshiro128** (Blackman and Vigna, "Scrambled Linear Pseudorandom Number Generators", 2018), seeded
 * through splitmix32. 32 bits a draw, period 2^128 − 1, the same sequence on every machine. Not for
 * secrets.
 */
export function seededRandom(seed: number): Random {
  const next = mixer(seed);
  let a = next();
  let b = next();
  let c = next();
  let d = next();
  return () => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9);
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
    return (result >>> 0) / 4294967296;
  };
}

/** A fair sample of what it is offered, one after the other (Vitter's algorithm R, TOMS 1985). */
export class Reservoir<T> {
  readonly kept: T[] = [];
  private readonly most: number;
  private readonly random: Random;
  private offered = 0;

  constructor(most: number, random: Random) {
    this.most = most;
    this.random = random;
  }

  offer(one: T): void {
    this.offered += 1;
    if (this.kept.length < this.most) this.kept.push(one);
    else {
      const place = Math.floor(this.random() * this.offered);
      if (place < this.most) this.kept[place] = one;
    }
  }
}

/** The same in another order, all orders equally likely (Fisher and Yates). */
export function shuffled<T>(all: readonly T[], random: Random): T[] {
  const mixed = [...all];
  for (let at = mixed.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [mixed[at], mixed[other]] = [mixed[other]!, mixed[at]!];
  }
  return mixed;
}
