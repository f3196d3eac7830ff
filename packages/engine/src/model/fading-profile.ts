import { playsUntil } from '../profile.ts';
import type { Contribution, Query } from './model.ts';

const dayMs = 86_400_000;

/**
 * The items of a profile, each as strong as ln(1 + Σ 2^(−age / half-life)) over its plays: older plays
 * fade (Ding and Li, CIKM 2005), and the logarithm keeps one item on repeat from being the whole profile.
 */
export class FadingProfile {
  private readonly query: Query;
  private readonly count: number;
  private readonly perMs: number;

  constructor(query: Query, halfLifeDays: number) {
    this.query = query;
    this.count = playsUntil(query.plays, query.now);
    this.perMs = -1 / (halfLifeDays * dayMs);
  }

  /** Item and strength, in the order of the items' numbers. */
  strengths(): [item: number, strength: number][] {
    const { items } = this.query.plays;
    const sums = new Map<number, number>();
    for (let at = 0; at < this.count; at++) {
      sums.set(items[at]!, (sums.get(items[at]!) ?? 0) + this.weight(at));
    }
    return [...sums]
      .sort(([a], [b]) => a - b)
      .map(([item, sum]): [number, number] => [item, Math.log1p(sum)]);
  }

  /** Σ strength · `alike` over the items, which their plays share. Items that are not alike add nothing. */
  shares(source: string, alike: (item: number) => number): Contribution[] {
    const { items } = this.query.plays;
    const found = new Map<number, { readonly alike: number; sum: number }>();
    const shares: { play: number; share: number }[] = [];
    for (let play = 0; play < this.count; play++) {
      const item = items[play]!;
      const known = found.get(item) ?? { alike: alike(item), sum: 0 };
      found.set(item, known);
      const share = known.alike === 0 ? 0 : this.weight(play);
      if (share === 0) continue;
      known.sum += share;
      shares.push({ play, share });
    }
    return shares.map(({ play, share }) => {
      const { alike: value = 0, sum = 1 } = found.get(items[play]!) ?? {};
      return { source, play, value: value * (Math.log1p(sum) / sum) * share };
    });
  }

  private weight(at: number): number {
    return 2 ** ((this.query.now - this.query.plays.startedAt[at]!) * this.perMs);
  }
}
