import type { Random } from '../../random.ts';
import type { Candidate } from '../rank.ts';

/** How many candidates may win the drawn slot. */
export const drawnFrom = 10;
/** Softmax temperature as a share of the best score. */
const temperature = 0.1;

export interface Drawn {
  readonly candidate: Candidate;
  /** The exact probability of this outcome. */
  readonly propensity: number;
}

/**
 * Draws one of the best candidates with probability ∝ e^(score / temperature), and says how probable
 * that was: with it, what listeners do in this slot tells without bias how another ranking would have
 * fared (inverse propensity scoring, Horvitz and Thompson 1952). `candidates` come best first and are
 * not empty; `unit` is positive.
 */
export function sampleSlot(candidates: readonly Candidate[], unit: number, random: Random): Drawn {
  const pool = candidates.slice(0, drawnFrom);
  const best = pool[0]!.score;
  // In two steps: a tenth of the least number there is would be 0.
  const weights = pool.map(({ score }) => Math.exp((score - best) / unit / temperature));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  let left = random() * whole;
  let winner = 0;
  while (winner < pool.length - 1 && left >= weights[winner]!) {
    left -= weights[winner]!;
    winner += 1;
  }
  return { candidate: pool[winner]!, propensity: weights[winner]! / whole };
}
