import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../random.ts';
import { lambdasOf, scoresOf } from './lambdas.ts';
import { learnShapes } from './learn-shapes.ts';
import type { Question } from './question.ts';
import { heightAt, knots, placeOf, straight } from './shape.ts';

const options = { epochs: 30, learningRate: 0.03, priorQuestions: 1, seed: 1 };

/** Rows of values of two sources, 0 where one says nothing, and whether the row is relevant. */
function question(rows: readonly (readonly [first: number, second: number, is: boolean])[]) {
  const cells = rows.map((row) =>
    [row[0], row[1]].flatMap((value, source) => (value > 0 ? [{ value, source }] : [])),
  );
  const starts = Int32Array.of(0, ...cells.map((_, at) => cells.slice(0, at + 1).flat().length));
  const places = cells.flat().map(({ value, source }) => ({ ...placeOf(value), source }));
  return {
    ...{ count: rows.length, starts },
    isRelevant: Uint8Array.from(rows, ([, , is]) => (is ? 1 : 0)),
    scales: new Float64Array(rows.length).fill(1),
    heights: Int32Array.from(places, ({ knot, source }) => source * knots + knot),
    shares: Float64Array.from(places, ({ share }) => share),
    relevantCount: rows.filter(([, , is]) => is).length,
  } satisfies Question;
}

/** The first source tells what is relevant, the second nothing. */
function questions(count: number): Question[] {
  const random = seededRandom(3);
  return Array.from({ length: count }, () =>
    question(
      Array.from({ length: 60 }, () => {
        const tells = random();
        return [tells, random(), tells > 0.8] as const;
      }),
    ),
  );
}

describe('shapes', () => {
  it('go through their knots in straight lines over the root', () => {
    for (const value of [0, 0.01, 0.25, 1]) {
      expect(heightAt(straight(2), value)).toBeCloseTo(2 * value, 12);
    }
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (value) => {
        const { knot, share } = placeOf(value);
        const heights = straight(1);
        const height = heights[knot]! * (1 - share) + heights[knot + 1]! * share;
        expect(heightAt(heights, value)).toBeCloseTo(height, 12);
      }),
    );
  });

  it('learn which source tells, rise from 0 and never fall', () => {
    const [tells, idle] = learnShapes(
      [straight(0.5), straight(0.5)],
      () => true,
      questions(40),
      options,
    );
    expect(tells!.at(-1)!).toBeGreaterThan(3 * idle!.at(-1)!);
    for (const heights of [tells!, idle!]) {
      expect(heights[0]).toBe(0);
      expect([...heights]).toEqual([...heights].sort((a, b) => a - b));
    }
  });

  it('stay where they may not learn, where there is nothing to learn from, and with a strong prior', () => {
    const start = [straight(0.5), straight(0.5)];
    const [, second] = learnShapes(start, (shape) => shape === 0, questions(10), options);
    expect(second).toEqual(start[1]);
    expect(learnShapes(start, () => true, [], options)).toEqual(start);
    const held = learnShapes(start, () => true, questions(10), { ...options, priorQuestions: 1e6 });
    for (const [at, heights] of held.entries()) {
      for (const [knot, height] of heights.entries()) {
        expect(height).toBeCloseTo(start[at]![knot]!, 0);
      }
    }
  });

  it('are the same from the same seed', () => {
    const learn = () => learnShapes([straight(1), straight(1)], () => true, questions(9), options);
    expect(learn()).toEqual(learn());
  });
});

describe('the push of a pair', () => {
  it('is σ of how wrong it is, times what swapping the two would bring', () => {
    const one = question([
      [0.04, 0, true],
      [0.25, 0, false],
    ]);
    const scores = scoresOf(one, Float64Array.of(...straight(1), ...straight(1)));
    expect(scores[0]).toBeCloseTo(0.04, 12);
    const push = (1 - 1 / Math.log2(3)) / (1 + Math.exp(0.04 - 0.25));
    expect([...lambdasOf(one, scores)]).toEqual([
      expect.closeTo(push, 12),
      expect.closeTo(-push, 12),
    ]);
  });

  it('is none where all are relevant or nothing is', () => {
    const same = (is: boolean) =>
      question([
        [0.2, 0, is],
        [0.4, 0, is],
      ]);
    for (const is of [true, false]) {
      expect([...lambdasOf(same(is), Float64Array.of(1, 2))]).toEqual([0, 0]);
    }
  });
});
