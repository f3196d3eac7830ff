import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rankItems } from '../evaluate/rank-items.ts';
import { seededRandom } from '../random.ts';
import { bestItems } from './best-items.ts';

it('of equal ones the smaller items, also when a larger score comes late', () => {
  const scores = Float64Array.of(1, 1, 1, 2);
  expect([...bestItems(scores, 2, () => true)].toSorted()).toEqual([0, 3]);
});

it('are those that a ranking would list, whatever the scores', () => {
  const scores = fc.array(fc.integer({ min: -2, max: 9 }), { maxLength: 60 });
  fc.assert(
    fc.property(scores, fc.integer({ min: 1, max: 12 }), (list, most) => {
      const column = Float64Array.from(list);
      const isOdd = (item: number) => item % 2 === 1;
      const best = [...bestItems(column, most, isOdd)];
      expect(best.toSorted((a, b) => a - b)).toEqual(
        rankItems(column, most, isOdd).toSorted((a, b) => a - b),
      );
    }),
  );
});

it('are the same where only a few of many scores are looked at first', () => {
  const random = seededRandom(7);
  for (const most of [1, 40, 600]) {
    const many = Float64Array.from({ length: 20_000 }, () => Math.floor(random() * 4000));
    const few = many.map((score) => (score > 3980 ? score : 0));
    for (const scores of [many, few]) {
      for (const step of [1, 3, 50]) {
        const mayRank = (item: number) => item % step === 0;
        const best = [...bestItems(scores, most, mayRank)].toSorted((a, b) => a - b);
        expect(best).toEqual(rankItems(scores, most, mayRank).toSorted((a, b) => a - b));
      }
    }
  }
});
