import { rowStartsOf } from '../matrix/csr.ts';
import type { Query } from './model.ts';
import { ownItems } from './own-items.ts';
import { PerQuery } from './per-query.ts';

const dayMs = 86_400_000;

/** An item of a profile and how strong it is there. */
interface Strength {
  readonly item: number;
  readonly strength: number;
}

/** Positions in a query's plays, those of an item together, earlier ones first: item n's are starts[n] … starts[n + 1] − 1. */
interface ByItem {
  readonly starts: Int32Array;
  readonly plays: Int32Array;
}

/** The plays of each of `count` places. Linear (counting sort). */
function byPlace(places: Int32Array, count: number): ByItem {
  const lengths = new Int32Array(count);
  for (const place of places) lengths[place]! += 1;
  const starts = rowStartsOf(lengths);
  const next = starts.slice();
  const plays = new Int32Array(places.length);
  for (let play = 0; play < places.length; play++) plays[next[places[play]!]!++] = play;
  return { starts, plays };
}

/**
 * The items of a profile, each as strong as ln(1 + Σ 2^(−age / half-life)) over its plays: older plays
 * fade (Ding and Li, CIKM 2005), and the logarithm keeps one item on repeat from being the whole profile.
 * Linear in the plays.
 */
export class FadingProfile {
  /** In the order of the items' numbers. */
  readonly strengths: readonly Strength[];
  private readonly places: Int32Array;
  /** By position in the query's plays, 0 … 1. */
  private readonly fades: Float64Array;
  /** By item, parallel to `strengths`: of all its plays' fades. */
  private readonly sums: Float64Array;
  /** Nobody but who asks for reasons needs it. */
  private ofItem: ByItem | null = null;

  constructor(query: Query, halfLifeDays: number) {
    const { startedAt } = query.plays;
    const { items, places } = ownItems(query);
    const perMs = -1 / (halfLifeDays * dayMs);
    this.places = places;
    this.fades = new Float64Array(places.length);
    this.sums = new Float64Array(items.length);
    for (let play = 0; play < places.length; play++) {
      const fade = 2 ** ((query.now - startedAt[play]!) * perMs);
      this.fades[play] = fade;
      this.sums[places[play]!]! += fade;
    }
    this.strengths = Array.from(items, (item, place): Strength => {
      return { item, strength: Math.log1p(this.sums[place]!) };
    });
  }

  /** Σ strength · `alike` over the items, which their plays share. Items that are not alike add nothing. */
  share(alike: (item: number) => number, add: (value: number, play: number) => void): void {
    this.ofItem ??= byPlace(this.places, this.strengths.length);
    const { starts, plays } = this.ofItem;
    for (const [place, { item, strength }] of this.strengths.entries()) {
      const sum = this.sums[place]!;
      const by = sum > 0 ? alike(item) : 0;
      if (by === 0) continue;
      for (let at = starts[place]!; at < starts[place + 1]!; at++) {
        const play = plays[at]!;
        const value = by * (this.fades[play]! * (strength / sum));
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
