import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinPlays } from '../interactions.ts';
import { fixtureNow, logOf } from '../model/community.fixture.ts';
import {
  artistDiversity,
  miscalibration,
  novelty,
  popularityLift,
  popularityOf,
  profileLook,
} from './list-qualities.ts';

/** Items 0 … 3 have 0, 1, 3 and 4 plays; artists 1, 1, 2 and none known. */
const train = joinPlays(
  [logOf(...[1, 2, 2, 2, 3, 3, 3, 3].map((item) => [item, fixtureNow] as const))],
  4,
);
const popularity = popularityOf(train);
const artistOf = Int32Array.of(1, 1, 2, 0);
const profileOf = (...items: number[]) =>
  profileLook(logOf(...items.map((item) => [item, fixtureNow] as const)), popularity, artistOf);

describe('what a list is like', () => {
  it('has bits of novelty: the rarer its items the more', () => {
    // (3 + 1) of 8 plays and 4 added ones.
    expect(novelty([2], popularity, 8)).toBeCloseTo(Math.log2(3), 12);
    expect(novelty([2, 9], popularity, 8)).toBeCloseTo((Math.log2(3) + Math.log2(12)) / 2, 12);
    expect(novelty([], popularity, 8)).toBeNaN();
  });

  it('is diverse by the pairs of known artists that differ', () => {
    expect(artistDiversity([0, 1, 2], artistOf)).toBeCloseTo(2 / 3, 12);
    expect(artistDiversity([0, 3], artistOf)).toBeNaN();
  });

  it('is as popular as the profile, or by so many doublings more', () => {
    expect(popularityLift([1], profileOf(1), popularity)).toBe(0);
    expect(popularityLift([2], profileOf(1), popularity)).toBe(1);
    expect(popularityLift([2], profileOf(), popularity)).toBeNaN();
  });

  it('is calibrated where its mix of artists is that of the profile, and not at all where they share none', () => {
    expect(miscalibration([1, 0, 2], profileOf(0, 0, 1, 1, 2, 2, 3), artistOf)).toBeCloseTo(0, 12);
    expect(miscalibration([0], profileOf(2), artistOf)).toBe(1);
    expect(miscalibration([3], profileOf(2), artistOf)).toBeNaN();
    expect(miscalibration([0], profileOf(3), artistOf)).toBeNaN();
  });

  it('is off by the Jensen-Shannon divergence of the two mixes', () => {
    const mixes = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 30 });
    const entropy = (shares: readonly number[]) =>
      -shares.reduce((sum, p) => sum + (p > 0 ? p * Math.log2(p) : 0), 0);
    const shares = (list: readonly number[]) =>
      [1, 2, 3, 4, 5, 6].map((one) => list.filter((item) => item === one).length / list.length);
    const artists = Int32Array.from({ length: 7 }, (_, item) => item);
    fc.assert(
      fc.property(mixes, mixes, (heard, listed) => {
        const plays = logOf(...heard.map((item) => [item, fixtureNow] as const));
        const look = profileLook(plays, new Float64Array(7), artists);
        const [p, q] = [shares(heard), shares(listed)];
        const middle = p.map((share, at) => (share + q[at]!) / 2);
        const expected = entropy(middle) - (entropy(p) + entropy(q)) / 2;
        expect(miscalibration(listed, look, artists)).toBeCloseTo(expected, 9);
      }),
    );
  });
});
