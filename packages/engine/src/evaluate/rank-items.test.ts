import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rankItems } from './rank-items.ts';

it('ranks as sorting all and leaving out would', () => {
  const scores = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 80 });
  fc.assert(
    fc.property(scores, fc.integer({ min: 0, max: 30 }), fc.nat(6), (values, k, left) => {
      const mayRank = (item: number) => item % 7 !== left;
      const expected = values
        .map((score, item) => ({ score, item }))
        .filter(({ score, item }) => score > 0 && mayRank(item))
        .sort((a, b) => b.score - a.score || a.item - b.item)
        .slice(0, k)
        .map(({ item }) => item);
      expect(rankItems(Float64Array.from(values), k, mayRank)).toEqual(expected);
    }),
  );
});
