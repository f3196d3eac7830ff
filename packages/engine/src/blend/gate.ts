import type { Plays } from '../plays.ts';
import { itemSpan } from '../profile.ts';

export interface GateOptions {
  /** Repeat rate assumed of a listener of whom nothing is known. */
  readonly priorRepeatRate: number;
  /** How many plays that assumption is worth. */
  readonly priorPlays: number;
  /** How many of the latest plays are "of late". */
  readonly recentPlays: number;
}

/**
 * How much of what this listener plays of late they had played before: the posterior mean of a
 * binomial rate under a Beta prior, 0 … 1. The repeat-or-explore gate as in Ren et al., "RepeatNet",
 * AAAI 2019, with the mode probability counted instead of learned.
 */
export function repeatRate(plays: Plays, count: number, options: GateOptions): number {
  const known = new Uint8Array(itemSpan(0, plays, count));
  const from = Math.max(0, count - options.recentPlays);
  let repeats = 0;
  for (let at = 0; at < count; at++) {
    const item = plays.items[at]!;
    if (at >= from) repeats += known[item]!;
    known[item] = 1;
  }
  const prior = options.priorRepeatRate * options.priorPlays;
  return (prior + repeats) / (options.priorPlays + count - from);
}

/** The gate under the listener's dial: 0.5 leaves it, 0 closes it, 1 opens it, straight in between. */
export function bentGate(gate: number, familiarity: number): number {
  const dial = Math.min(1, Math.max(0, familiarity));
  return dial <= 0.5 ? gate * 2 * dial : gate + (1 - gate) * (2 * dial - 1);
}
