import { seededRandom } from '../random.ts';

/** Whether one model is better than another on the same cases. */
export interface Comparison {
  /** Mean over the cases of the first less the second. */
  readonly difference: number;
  /** 95 % of the differences that other cases of the same kind would have shown. */
  readonly low: number;
  readonly high: number;
  /** Two-sided: how often chance alone shows a difference as large, were there none. */
  readonly p: number;
}

export interface BootstrapOptions {
  readonly seed: number;
  /** How often the cases are drawn anew. */
  readonly rounds: number;
}

/**
 * Paired bootstrap over cases: they are drawn anew with replacement, always for both models at once
 * (Efron and Tibshirani, "An Introduction to the Bootstrap", 1993, chapters 13 and 15; for rankings
 * Sakai, SIGIR 2006). The columns are parallel; of empty ones nothing is known: 0, p = 1. Throws
 * RangeError for columns of different lengths.
 */
export function pairedBootstrap(
  first: readonly number[],
  second: readonly number[],
  { seed, rounds }: BootstrapOptions,
): Comparison {
  const { length } = first;
  if (second.length !== length) throw new RangeError('The columns are not parallel.');
  if (length === 0) return { difference: 0, low: 0, high: 0, p: 1 };
  const differences = Float64Array.from(first, (value, at) => value - second[at]!);
  const random = seededRandom(seed);
  const means = new Float64Array(rounds);
  for (let round = 0; round < rounds; round++) {
    let sum = 0;
    for (let draw = 0; draw < length; draw++) sum += differences[Math.floor(random() * length)]!;
    means[round] = sum / length;
  }
  means.sort();
  const rank = (share: number) => means[Math.min(rounds - 1, Math.floor(share * rounds))]!;
  const atMost = means.filter((mean) => mean <= 0).length;
  const atLeast = means.filter((mean) => mean >= 0).length;
  return {
    difference: differences.reduce((sum, value) => sum + value, 0) / length,
    low: rank(0.025),
    high: rank(0.975),
    // The rounds are a sample: none of them on the other side is no proof of impossibility.
    p: Math.min(1, (2 * (Math.min(atMost, atLeast) + 1)) / (rounds + 1)),
  };
}
