import { describe, expect, it } from 'vitest';
import { hit, ndcg, precision, recall, reciprocalRank, rPrecision } from './metrics.ts';

/** Worked by hand; gains 1 / log2(rank + 1) are 1, 0.6309, 0.5, 0.4307 for the first four ranks. */
const cases = [
  { name: 'perfect', ranked: [1, 2], relevant: [1, 2], k: 2, n: 1, r: 1, rr: 1, h: 1 },
  { name: 'second only', ranked: [9, 1], relevant: [1], k: 2, n: 0.6309, r: 1, rr: 0.5, h: 1 },
  {
    name: 'first and third of three',
    ranked: [1, 9, 2, 8],
    relevant: [1, 2, 3],
    k: 4,
    n: 1.5 / 2.1309,
    r: 2 / 3,
    rr: 1,
    h: 1,
  },
  { name: 'beyond k', ranked: [9, 8, 1], relevant: [1], k: 2, n: 0, r: 0, rr: 0, h: 0 },
  { name: 'nothing relevant', ranked: [1, 2], relevant: [], k: 2, n: 0, r: 0, rr: 0, h: 0 },
  { name: 'nothing ranked', ranked: [], relevant: [1], k: 2, n: 0, r: 0, rr: 0, h: 0 },
  {
    name: 'more relevant than k',
    ranked: [1, 2],
    relevant: [1, 2, 3, 4],
    k: 2,
    n: 1,
    r: 0.5,
    rr: 1,
    h: 1,
  },
];

describe.each(cases)('a list that is: $name', ({ ranked, relevant, k, n, r, rr, h }) => {
  const wanted = new Set(relevant);
  it('has its nDCG, recall, reciprocal rank and hit', () => {
    expect(ndcg(ranked, wanted, k)).toBeCloseTo(n, 3);
    expect(recall(ranked, wanted, k)).toBeCloseTo(r, 12);
    expect(reciprocalRank(ranked, wanted, k)).toBe(rr);
    expect(hit(ranked, wanted, k)).toBe(h);
  });
});

describe('precision', () => {
  const relevant = new Set([1, 2, 3]);
  it('counts places that a short list leaves empty as wrong', () => {
    expect(precision([1, 9], relevant, 2)).toBe(0.5);
    expect(precision([1], relevant, 4)).toBe(0.25);
    expect(precision([], relevant, 0)).toBe(0);
  });

  it('at R looks at as many places as there are right answers', () => {
    expect(rPrecision([1, 9, 2, 3], relevant, 10)).toBeCloseTo(2 / 3, 12);
    expect(rPrecision([1, 9, 2, 3], relevant, 2)).toBe(0.5);
    expect(rPrecision([1], new Set(), 10)).toBe(0);
  });
});
