import { memoryUnits, type NamespaceFacts, type SizedOption } from './observe-cache.ts';

/** What a namespace gets of the memory, and by which policy it uses it. */
export interface MemoryShare extends SizedOption {
  readonly name: string;
}

interface Dealt {
  readonly savedMs: number;
  readonly shares: readonly MemoryShare[];
}

/**
 * Deals the memory out so that most time is saved: of all ways to do so the best, found by growing sums (the knapsack
 * of as many items as there are namespaces). Everybody gets at least a unit.
 */
export function shareMemory(namespaces: readonly NamespaceFacts[]): readonly MemoryShare[] {
  /** By units that are dealt out: the best way to do so among the namespaces so far. */
  let best: readonly (Dealt | null)[] = [{ savedMs: 0, shares: [] }];
  for (const namespace of namespaces) best = withOneMore(best, namespace);
  const dealt = best.filter((one) => one !== null);
  return dealt.reduce((most, one) => (one.savedMs > most.savedMs ? one : most)).shares;
}

function withOneMore(
  best: readonly (Dealt | null)[],
  { name, requests, makingMs, sizes }: NamespaceFacts,
): readonly (Dealt | null)[] {
  return Array.from({ length: memoryUnits + 1 }, (_, units): Dealt | null => {
    const ways = sizes.flatMap((size): Dealt[] => {
      const others = best[units - size.units];
      if (!others) return [];
      const savedMs = others.savedMs + requests * makingMs * size.hitRatio;
      return [{ savedMs, shares: [...others.shares, { name, ...size }] }];
    });
    return ways.reduce<Dealt | null>(
      (most, one) => (most === null || one.savedMs > most.savedMs ? one : most),
      null,
    );
  });
}
