import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measureDistance, type SoundTraits } from './measure-distance.ts';

const none = Number.NaN;
const features: Readonly<Record<string, readonly number[]>> = {
  energy: [none, 0.2, 0.4, 0.9, none],
  key: [none, 0, 11, 6, -1],
};
const spreads: Readonly<Record<string, number>> = { energy: 0.2, key: 3 };
const traits: SoundTraits = {
  feature: (name, song) => features[name]?.[song] ?? none,
  isTagged: () => () => false,
  artistOf: () => 1,
  spread: (name) => spreads[name] ?? none,
};
const distances = (targets: Parameters<typeof measureDistance>[0]) =>
  [1, 2, 3, 4].map((song) => measureDistance(targets, traits)?.(song));

describe('how far songs are from a target', () => {
  it('is told in standard deviations, and furthest where nobody told', () => {
    const [at, one, far, unknown] = distances({ energy: 0.2 });
    expect([at, unknown]).toEqual([0, 1]);
    expect(one).toBeCloseTo(0.5, 12);
    expect(far).toBeGreaterThan(0.7);
  });

  it('goes round the circle of keys, and no key is near none', () => {
    expect(distances({ key: 0 })).toEqual([0, 0.25, 6 / 9, 1]);
  });

  it('is the mean of all targets, but for those of which nothing is known here', () => {
    expect(distances({ energy: 0.2, liveness: 0.5 })).toEqual(distances({ energy: 0.2 }));
    expect(distances({ energy: 0.2, key: 0 })[1]).toBeCloseTo((0.5 + 0.25) / 2, 12);
    expect(measureDistance({ liveness: 0.5 }, traits)).toBeNull();
    expect(measureDistance({ energy: undefined }, traits)).toBeNull();
  });

  it('lies between 0 and 1 and grows with the gap', () => {
    const ofValue = (energy: number, target: number) =>
      measureDistance({ energy: target }, { ...traits, feature: () => energy })?.(1) ?? none;
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, share, share, (a, b, target) => {
        const [near, far] = [a, b].toSorted((x, y) => Math.abs(x - target) - Math.abs(y - target));
        expect(ofValue(near!, target)).toBeGreaterThanOrEqual(0);
        expect(ofValue(near!, target)).toBeLessThanOrEqual(ofValue(far!, target) + 1e-9);
        expect(ofValue(far!, target)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
