import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dayMs, fixtureNow, logOf, queryOf } from './community.fixture.ts';
import { fadingProfile } from './fading-profile.ts';

const days = fc.array(fc.record({ item: fc.nat(6), daysAgo: fc.nat(400) }), { maxLength: 40 });

it('an item is as strong as the logarithm of its faded plays, which share its strength by how recent they are', () => {
  fc.assert(
    fc.property(days, (all) => {
      const sorted = all.toSorted((a, b) => b.daysAgo - a.daysAgo);
      const query = queryOf(
        logOf(...sorted.map(({ item, daysAgo }) => [item, fixtureNow - daysAgo * dayMs] as const)),
      );
      const fades = sorted.map(({ daysAgo }) => 2 ** (-daysAgo / 90));
      const sumOf = (item: number) =>
        fades.reduce((sum, fade, play) => sum + (sorted[play]!.item === item ? fade : 0), 0);
      const profile = fadingProfile(query, 90);
      const items = [...new Set(all.map(({ item }) => item))].toSorted((a, b) => a - b);
      expect(profile.strengths.map(({ item }) => item)).toEqual(items);
      for (const { item, strength } of profile.strengths) {
        expect(strength).toBeCloseTo(Math.log1p(sumOf(item)), 9);
      }
      const shares = new Map<number, number>();
      profile.share(
        (item) => (item === 0 ? 0 : item),
        (value, play) => shares.set(play, value),
      );
      for (const [play, { item }] of sorted.entries()) {
        const sum = sumOf(item);
        const expected = item === 0 ? 0 : (item * fades[play]! * Math.log1p(sum)) / sum;
        expect(shares.get(play) ?? 0).toBeCloseTo(expected, 9);
      }
    }),
  );
});
