import { playsUntil } from '../profile.ts';
import type { Query } from './model.ts';
import { PerQuery } from './per-query.ts';

const dayMs = 86_400_000;

/** An item of a profile and how strong it is there. */
interface Strength {
  readonly item: number;
  readonly strength: number;
  /** Positions of its plays, from `from` to `to` in `FadingProfile.plays`. */
  readonly from: number;
  readonly to: number;
}

/**
 * The items of a profile, each as strong as ln(1 + Σ 2^(−age / half-life)) over its plays: older plays
 * fade (Ding and Li, CIKM 2005), and the logarithm keeps one item on repeat from being the whole profile.
 */
export class FadingProfile {
  /** In the order of the items' numbers. */
  readonly strengths: readonly Strength[];
  /** Positions in the query's plays, those of an item together, earlier ones first. */
  private readonly plays: Int32Array;
  /** By position in the query's plays: its share of its item's strength. */
  private readonly portions: Float64Array;

  constructor({ plays, now }: Query, halfLifeDays: number) {
    const { items, startedAt } = plays;
    const count = playsUntil(plays, now);
    const perMs = -1 / (halfLifeDays * dayMs);
    this.plays = Int32Array.from({ length: count }, (_, play) => play);
    this.plays.sort((a, b) => items[a]! - items[b]! || a - b);
    this.portions = Float64Array.from(
      { length: count },
      (_, play) => 2 ** ((now - startedAt[play]!) * perMs),
    );
    const strengths: Strength[] = [];
    for (let from = 0, to = 0; from < count; from = to) {
      const item = items[this.plays[from]!]!;
      let sum = 0;
      for (; to < count && items[this.plays[to]!] === item; to++) {
        sum += this.portions[this.plays[to]!]!;
      }
      const strength = Math.log1p(sum);
      for (let at = from; at < to && sum > 0; at++) {
        this.portions[this.plays[at]!]! *= strength / sum;
      }
      strengths.push({ item, strength, from, to });
    }
    this.strengths = strengths;
  }

  /** Σ strength · `alike` over the items, which their plays share. Items that are not alike add nothing. */
  share(alike: (item: number) => number, add: (value: number, play: number) => void): void {
    for (const { item, from, to } of this.strengths) {
      const by = alike(item);
      if (by === 0) continue;
      for (let at = from; at < to; at++) {
        const play = this.plays[at]!;
        const value = by * this.portions[play]!;
        if (value !== 0) add(value, play);
      }
    }
  }
}

/** By half-life: several models of a blend have the same. */
const profiles = new PerQuery(() => new Map<number, FadingProfile>());

/** The fading profile of a question, which is asked again for every item that is explained. */
export function fadingProfile(query: Query, halfLifeDays: number): FadingProfile {
  const known = profiles.of(query);
  const profile = known.get(halfLifeDays) ?? new FadingProfile(query, halfLifeDays);
  known.set(halfLifeDays, profile);
  return profile;
}
