import type { Interactions, Plays } from '../plays.ts';

/**
 * What a list is like, whether or not it is right. Each is a mean over its cases; NaN where a list says
 * nothing of it (it is empty, or nobody knows the artists).
 */
export interface ListQualities {
  /** Mean self-information −log2 p of the items, p their share of all training plays: bits, larger is rarer. */
  readonly novelty: number;
  /** Share of the pairs of items that have different artists, 0 … 1. */
  readonly diversity: number;
  /** Mean popularity of the list over that of the profile, as a logarithm to base 2: 0 as popular. */
  readonly popularityLift: number;
  /** How far the artist mix of the list is from that of the profile, 0 the same … 1 nothing in common. */
  readonly miscalibration: number;
}

export const listQualityNames = [
  'novelty',
  'diversity',
  'popularityLift',
  'miscalibration',
] as const satisfies readonly (keyof ListQualities)[];

/** Plays of every item in the training part. */
export function popularityOf({ itemCount, items, counts }: Interactions): Float64Array {
  const plays = new Float64Array(itemCount);
  for (let at = 0; at < items.length; at++) plays[items[at]!]! += counts?.[at] ?? 1;
  return plays;
}

/** Mean of some numbers; NaN of none. */
function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** −log2 of the share of plays, a play added to each item so that nothing is infinitely new. */
export function novelty(list: readonly number[], popularity: Float64Array, plays: number): number {
  const whole = plays + popularity.length;
  return mean(list.map((item) => -Math.log2(((popularity[item] ?? 0) + 1) / whole)));
}

/** Share of pairs with different artists; pairs with an unknown artist do not count. */
export function artistDiversity(list: readonly number[], artistOf: Int32Array): number {
  const artists = list.map((item) => artistOf[item] ?? 0).filter((artist) => artist !== 0);
  let pairs = 0;
  let different = 0;
  for (const [at, artist] of artists.entries()) {
    for (const other of artists.slice(at + 1)) {
      pairs += 1;
      if (artist !== other) different += 1;
    }
  }
  return pairs === 0 ? Number.NaN : different / pairs;
}

/** What lists are compared with: what the profile holds, once for all lists of a case. */
export interface ProfileLook {
  /** Plays by known artist, and their sum. */
  readonly artists: ReadonlyMap<number, number>;
  readonly artistPlays: number;
  /** Mean over the plays of the training plays of their item, each with one added. */
  readonly popularity: number;
}

/** Linear in the profile. */
export function profileLook(
  plays: Plays,
  popularity: Float64Array,
  artistOf: Int32Array,
): ProfileLook {
  const artists = new Map<number, number>();
  let [popular, artistPlays, all] = [0, 0, 0];
  for (let at = 0; at < plays.length; at++) {
    const item = plays.items[at]!;
    const count = plays.counts?.[at] ?? 1;
    const artist = artistOf[item] ?? 0;
    popular += count * ((popularity[item] ?? 0) + 1);
    all += count;
    if (artist === 0) continue;
    artists.set(artist, (artists.get(artist) ?? 0) + count);
    artistPlays += count;
  }
  return { artists, artistPlays, popularity: popular / all };
}

/**
 * Mean popularity of the list over that of the profile, as log2 (Abdollahpouri et al., "The Unfairness
 * of Popularity Bias in Recommendation", RMSE at RecSys 2019). NaN without a profile.
 */
export function popularityLift(
  list: readonly number[],
  look: ProfileLook,
  popularity: Float64Array,
): number {
  return Math.log2(mean(list.map((item) => (popularity[item] ?? 0) + 1)) / look.popularity);
}

/**
 * Jensen-Shannon divergence to base 2 between the artist mixes of profile and list, by plays and by
 * places. Calibration as in Steck, "Calibrated Recommendations", RecSys 2018, with a divergence that
 * needs no smoothing (Lin 1991). NaN where either has no known artist. Linear in the list: an artist
 * that is not in it adds half its share of the profile.
 */
export function miscalibration(
  list: readonly number[],
  look: ProfileLook,
  artistOf: Int32Array,
): number {
  const artists = list.map((item) => artistOf[item] ?? 0).filter((artist) => artist !== 0);
  if (artists.length === 0 || look.artistPlays === 0) return Number.NaN;
  const half = (share: number, middle: number) =>
    share === 0 ? 0 : (share / 2) * Math.log2(share / middle);
  let divergence = 0;
  let unlisted = 1;
  for (const artist of new Set(artists)) {
    const p = (look.artists.get(artist) ?? 0) / look.artistPlays;
    const q = artists.filter((other) => other === artist).length / artists.length;
    divergence += half(p, (p + q) / 2) + half(q, (p + q) / 2);
    unlisted -= p;
  }
  return Math.min(1, Math.max(0, divergence + unlisted / 2));
}
