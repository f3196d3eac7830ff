import type { Plays } from '../plays.ts';

/** How much the play at a position speaks for its item, 0 or more. */
export type PlayWeight = (position: number) => number;

/**
 * s = ln(1 + Σ weights of the item's plays): ACT-R's base level, shifted so that no play means 0. Every
 * play's share of the sum, times s, is its exact part in the score.
 */
export function activation(
  plays: Plays,
  count: number,
  weight: PlayWeight,
  scores: Float64Array,
): Float64Array {
  for (let at = 0; at < count; at++) scores[plays.items[at]!]! += weight(at);
  for (let item = 0; item < scores.length; item++) {
    if (scores[item]! > 0) scores[item] = Math.log1p(scores[item]!);
  }
  return scores;
}

/** The plays' exact shares of an item's activation. */
export function activationShares(
  plays: Plays,
  count: number,
  weight: PlayWeight,
  item: number,
  add: (value: number, play: number) => void,
): void {
  const shares: { play: number; weight: number }[] = [];
  let sum = 0;
  for (let play = 0; play < count; play++) {
    if (plays.items[play] !== item) continue;
    const share = weight(play);
    if (!(share > 0)) continue;
    shares.push({ play, weight: share });
    sum += share;
  }
  const perWeight = Math.log1p(sum) / sum;
  for (const { play, weight: share } of shares) add(share * perWeight, play);
}
