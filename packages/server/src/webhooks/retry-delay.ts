const firstMs = 5_000;
const longestMs = 12 * 3_600_000;

/** A message is given up after that many attempts: about a day and a half. */
export const mostAttempts = 10;

/**
 * Milliseconds to wait after that many attempts: 5 s, 20 s, 80 s … 12 h, each by half shorter or longer
 * at random, so that what failed together does not come back together. Null to give up.
 */
export function retryDelay(attempts: number, random: () => number): number | null {
  if (attempts >= mostAttempts) return null;
  const usual = Math.min(firstMs * 4 ** (attempts - 1), longestMs);
  return Math.round(usual * (0.5 + random()));
}
