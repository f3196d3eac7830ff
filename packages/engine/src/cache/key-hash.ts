import type { CacheKey } from './eviction-policy.ts';

/** The finaliser of MurmurHash3 (Appleby 2011): every bit of a word moves every other. */
export function mixed(word: number): number {
  let bits = word | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

/** A hash of 32 bits, the same on every machine: FNV-1a over UTF-16 units and mixed. Not against adversaries. */
export function hash32(key: CacheKey, seed = 0): number {
  if (typeof key === 'number') {
    return mixed((key | 0) ^ Math.imul(mixed(Math.floor(key / 4294967296) ^ seed), 0x9e3779b1));
  }
  let bits = 0x811c9dc5 ^ mixed(seed);
  for (let at = 0; at < key.length; at++) bits = Math.imul(bits ^ key.charCodeAt(at), 0x01000193);
  return mixed(bits);
}

/**
 * A name as a number of 53 bits, under which a recorded trace knows it: of a million names two are the same with a
 * probability of one in 18,000.
 */
export function hash53(name: string): number {
  return (hash32(name, 1) & 0x1fffff) * 4294967296 + hash32(name, 2);
}

/** Whether a spatial sample of the rate (0 … 1) takes a key: always or never, and a larger sample takes it too. */
export function isSampled(key: number, rate: number): boolean {
  return hash32(key, 3) < rate * 4294967296;
}
