import { median } from '../kit/median.ts';
import type { Call, Side } from './side.ts';
import { play, type Things } from './things.ts';

/** An operation, made ready and sent. */
export interface Operation {
  readonly name: string;
  readonly make: (side: Side, things: Things) => Promise<Call>;
  readonly undo?: (side: Side, things: Things) => Promise<unknown>;
}

export interface Compared {
  readonly operation: string;
  readonly smallMs: number;
  readonly bigMs: number;
  readonly ratio: number;
  /** Why it may grow; null where it may not. */
  readonly mayGrow: string | null;
  readonly grows: boolean;
}

interface Home {
  readonly side: Side;
  readonly things: Things;
}

/** Beyond these a time has grown: a ratio of small times says little. */
const mostRatio = 2;
const round = (ms: number) => Math.round(ms * 100) / 100;

/**
 * Medians of some rounds of an operation on either side by turns, each after a play of the listener's, so
 * that nothing that was kept is told again.
 */
export async function compare(
  operation: Operation,
  { small, big }: { readonly small: Home; readonly big: Home },
  { rounds, floorMs, mayGrow }: { rounds: number; floorMs: number; mayGrow: string | null },
): Promise<Compared> {
  const times = new Map<Home, number[]>([
    [small, []],
    [big, []],
  ]);
  // Once for what is loaded at first.
  for (let turn = -1; turn < rounds; turn += 1) {
    for (const home of turn % 2 === 0 ? [small, big] : [big, small]) {
      const { side, things } = home;
      await play(side);
      const call = await operation.make(side, things);
      const ms = await side.time(call);
      await operation.undo?.(side, things);
      if (turn >= 0) times.get(home)?.push(ms);
    }
  }
  const smallMs = median(times.get(small) ?? []);
  const bigMs = median(times.get(big) ?? []);
  const ratio = round(bigMs / smallMs);
  return {
    ...{ operation: operation.name, smallMs: round(smallMs), bigMs: round(bigMs), ratio, mayGrow },
    grows: mayGrow === null && ratio > mostRatio && bigMs - smallMs > floorMs,
  };
}
