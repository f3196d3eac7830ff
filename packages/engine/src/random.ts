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
