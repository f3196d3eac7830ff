import { seededRandom } from '@echotune/engine';

/** How a call of the storm goes on once it is admitted. */
const fates = [
  ...(['reported', 'reported', 'reported', 'reported', 'reported', 'twice', 'silent'] as const),
  ...(['fails', 'not-sent', 'aborted', 'hangs', 'late'] as const),
] as const;

export interface StormCall {
  readonly nth: number;
  readonly fate: (typeof fates)[number];
  readonly hold: number;
  /** What is reported, where something is. */
  readonly cost: number;
  readonly provider: string;
  readonly purpose: string;
  /** The caller's clock when it makes the call, UTC epoch milliseconds. */
  readonly now: number;
}

/** Nano-dollars of what a call is bounded by. */
export const unit = 1000;
const hourMs = 3_600_000;
/** Three days over the end of a month. */
const startsAt = Date.UTC(2026, 0, 30, 12);
export const stormEndsAt = startsAt + 72 * hourMs;

/** The nth of so many calls, the same wherever it is asked for; clocks are up to two hours wrong. */
export function stormCall(nth: number, calls: number, seed: number): StormCall {
  const random = seededRandom(seed * 1_000_003 + nth);
  const pick = (below: number) => Math.floor(random() * below);
  const bound = 1 + pick(1000);
  const skew = Math.round((random() * 4 - 2) * hourMs);
  return {
    ...{ nth, fate: fates[pick(fates.length)] ?? 'reported' },
    ...{ hold: bound * unit, cost: pick(bound + 1) * unit },
    ...{ provider: ['google', 'perplexity'][pick(2)] ?? '', purpose: ['a', 'b'][pick(2)] ?? '' },
    now: startsAt + Math.round((nth / calls) * 72 * hourMs) + skew,
  };
}

/** What may be counted of it in the end; several where its caller may have been killed at it. */
export function countedOf({ fate, hold, cost }: StormCall): number {
  if (fate === 'reported' || fate === 'twice' || fate === 'late') return cost;
  return fate === 'not-sent' ? 0 : hold;
}
