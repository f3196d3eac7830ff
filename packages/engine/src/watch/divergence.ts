/** Shares of a whole; all 0 of nothing. */
export function sharesOf(counts: ArrayLike<number>): number[] {
  const all = Array.from(counts);
  const sum = all.reduce((total, count) => total + count, 0);
  return all.map((count) => (sum > 0 ? count / sum : 0));
}

/** Σ p log₂(p / m) of one share, 0 of none. */
const surprise = (share: number, middle: number) =>
  share > 0 ? share * Math.log2(share / middle) : 0;

/**
 * Jensen-Shannon divergence of two columns of shares, in bits: 0 the same … 1 nothing in common (Lin, IEEE
 * Transactions on Information Theory 1991). Not PSI, which is infinite as soon as one kind is missing in one
 * of them.
 */
export function divergenceOf(first: readonly number[], second: readonly number[]): number {
  let sum = 0;
  for (const [kind, share] of first.entries()) {
    const other = second[kind]!;
    const middle = (share + other) / 2;
    sum += (surprise(share, middle) + surprise(other, middle)) / 2;
  }
  return Math.min(1, Math.max(0, sum));
}

/**
 * The mean of that divergence where both columns are samples of the same: from the variance of each share's
 * difference, to second order (as χ² approximates a likelihood ratio).
 */
export function divergenceByChance(
  shares: readonly number[],
  variances: ArrayLike<number>,
): number {
  let sum = 0;
  for (const [kind, share] of shares.entries()) if (share > 0) sum += variances[kind]! / share;
  return Math.min(1, sum / (8 * Math.LN2));
}
