import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rankItems } from '../evaluate/rank-items.ts';
import { seededRandom } from '../random.ts';
import { ByteScores } from './byte-scores.ts';
import { FloatScores } from './factor-scores.ts';

/** Columns of very different size, as an eigenbasis has them. */
function matrix(count: number, width: number, seed: number) {
  const random = seededRandom(seed);
  const rows = Float32Array.from({ length: count * width }, (_, at) => {
    return (random() - 0.5) * 2 ** -(at % width);
  });
  return { rows, width };
}

const scoresOf = (scores: ByteScores | FloatScores, x: ArrayLike<number>, count: number) => {
  const found = new Float64Array(count);
  scores.into(found, x);
  return found;
};

it('are near to float32, and what they are is the product with the row they give', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 99 }), (eights, seed) => {
      const width = 8 * eights;
      const count = 30;
      const rows = matrix(count, width, seed);
      const random = seededRandom(seed + 1);
      const x = Float64Array.from({ length: width }, (_, f) => (random() - 0.5) * 2 ** f);
      const bytes = new ByteScores(rows);
      const [near, exact] = [bytes, new FloatScores(rows)].map((by) => scoresOf(by, x, count));
      // Every column is at most half a step off, of 127 steps.
      const most = x.reduce((sum, value, f) => sum + Math.abs(value) * 2 ** -f, 0) / 100;
      for (let item = 0; item < count; item++) {
        const product = bytes.row(item).reduce((sum, value, f) => sum + value * x[f]!, 0);
        expect(Math.abs(near![item]! - Math.max(0, product))).toBeLessThan(1e-3);
        expect(Math.abs(near![item]! - exact![item]!)).toBeLessThan(most);
        expect(bytes.speaksFor(item, x)).toBe(near![item]! > 0);
      }
    }),
    { numRuns: 40 },
  );
});

it('are 0 for a row or a question of zeros', () => {
  const rows = { rows: Float32Array.of(0, 0, 1, 2), width: 2 };
  const bytes = new ByteScores(rows);
  expect([...scoresOf(bytes, [0, 0], 2)]).toEqual([0, 0]);
  expect(scoresOf(bytes, [1, 1], 2)[0]).toBe(0);
  expect(scoresOf(bytes, [1, 1], 2)[1]).toBeCloseTo(3, 1);
});

it('are found without a look at all rows, and are the same to the bit', () => {
  const count = 10_000;
  const { rows, width } = matrix(count, 16, 5);
  // Some are long, and many are alike: what ties does so in several lots.
  const uneven = rows.map((value, at) => {
    const item = Math.floor(at / width);
    const first = rows[at % width] ?? 0;
    return item % 4 === 0 ? first / (1 + (item % 2000)) : value / (1 + (item % 50));
  });
  const bytes = new ByteScores({ rows: uneven, width });
  for (const seed of [1, 2, 3]) {
    const random = seededRandom(seed);
    const x = Float64Array.from({ length: width }, () => random() - 0.5);
    const scores = scoresOf(bytes, x, count);
    for (const most of [1, 7, 600]) {
      const mayRank = (item: number) => item % seed === 0;
      const best = bytes.ask(x).best(most, mayRank).sort();
      expect([...best]).toEqual(rankItems(scores, most, mayRank).toSorted((a, b) => a - b));
      expect([...bytes.ask(x).of(best)]).toEqual([...best].map((item) => scores[item]));
    }
  }
});
