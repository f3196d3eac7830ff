import { describe, expect, it } from 'vitest';
import { blend, blendWith } from '../blend/blend.ts';
import { deviationOf, type FoldRule, type GivenSides, ruleOf } from '../factor/fold-rule.ts';
import { solveRowsTwin } from '../kernel/twins.fixture.ts';
import { transpose } from '../matrix/csr.ts';
import { listenerItems } from '../matrix/listener-items.ts';
import type { Interactions } from '../plays.ts';
import { seededRandom } from '../random.ts';
import { Als, als } from './als.ts';
import {
  checkerboard,
  clusterOf,
  fixtureNow,
  logOf,
  minuteMs,
  queryOf,
} from './community.fixture.ts';
import { alsOfFactors } from './given-factors.ts';
import { modelContract } from './model.contract.ts';
import type { FitRun, ModelFamily } from './model.ts';

const rank = 5;
const rule: FoldRule = { confidence: 3, regularisation: 0.05 };

/** Another program's implicit ALS, by the textbook: the listeners are solved last, as in Spark. */
function trainedElsewhere(interactions: Interactions, now = fixtureNow): GivenSides {
  const plays = listenerItems(interactions, now);
  const random = seededRandom(3);
  const cells = { ...plays, values: plays.values.map((count) => rule.confidence * count) };
  const sides = [cells, transpose(cells)] as const;
  let items: Float64Array = Float64Array.from(
    { length: plays.columnCount * rank },
    () => random() - 0.5,
  );
  let listeners: Float64Array = new Float64Array(0);
  for (let sweep = 0; sweep < 6; sweep++) {
    const [rows, columns] = sides.map((side, at) => {
      const fixed = at === 0 ? items : listeners;
      const gram = new Float64Array(rank * rank);
      for (let from = 0; from < fixed.length; from += rank) {
        for (let a = 0; a < rank; a++) {
          for (let b = 0; b < rank; b++) gram[a * rank + b]! += fixed[from + a]! * fixed[from + b]!;
        }
      }
      const ridge = Float64Array.from({ length: side.rowCount }, (_, row) =>
        Math.max(1e-6, rule.regularisation * (side.rowStarts[row + 1]! - side.rowStarts[row]!)),
      );
      const solved = solveRowsTwin({ cells: side, unobserved: 1, ridge, gram, fixed, width: rank });
      if (at === 0) listeners = solved;
      return solved;
    });
    listeners = rows ?? listeners;
    if (sweep < 5) items = columns ?? items;
  }
  const given = (rows: Float64Array) => ({
    ids: Int32Array.from({ length: rows.length / rank }, (_, id) => id),
    ...{ rank, rows: Float32Array.from(rows) },
  });
  return { items: given(items), listeners: given(listeners), plays };
}

const given = trainedElsewhere(checkerboard());

/** For the contract: whatever it is fitted on, it has the factors of the checkerboard's items. */
const importedAls = (itemCount: number) => alsOfFactors(given.items, itemCount, rule);

const blendOfImported: ModelFamily<typeof blend.defaults> = {
  ...blend,
  fit: (interactions, options, run: FitRun) =>
    blendWith(
      new Map([['als', importedAls(interactions.itemCount)]]),
      ...([interactions, run, options] as const),
    ),
};

modelContract(blendOfImported, (log) =>
  log.push({ id: 99, item: 12, startedAt: fixtureNow, msPlayed: 180_000 }),
);

describe('factors of another program', () => {
  const query = queryOf(logOf(...[2, 4, 6].map((item) => [item, fixtureNow - minuteMs] as const)));

  it('recommend what those of the same taste play', () => {
    const model = importedAls(given.plays.columnCount);
    for (const { item } of model.recommend(query, 8)) expect(clusterOf(item)).toBe(0);
  });

  it('fold a listener in to what the other program made of them', () => {
    const model = importedAls(given.plays.columnCount);
    const { plays, listeners, items } = given;
    const log = logOf(
      ...Array.from(plays.columns.subarray(0, plays.rowStarts[1]), (item, at) =>
        Array.from({ length: plays.values[at]! }, () => [item, fixtureNow - minuteMs] as const),
      ).flat(),
    );
    const scores = model.score(queryOf(log));
    for (let item = 1; item < plays.columnCount; item++) {
      let product = 0;
      for (let f = 0; f < rank; f++) product += listeners.rows[f]! * items.rows[item * rank + f]!;
      expect(Math.abs(scores[item]! - Math.max(0, product))).toBeLessThan(0.02);
    }
  });

  it.each([1e-12, 1, 1e12])(
    'say the same %f times as large, with the rule that belongs to it',
    (by) => {
      const rows = given.items.rows.map((value) => value * by);
      const scaled = { ...rule, regularisation: rule.regularisation * by ** 2 };
      const model = alsOfFactors({ ...given.items, rows }, given.plays.columnCount, scaled);
      const usual = importedAls(given.plays.columnCount).score(query);
      for (const [item, score] of model.score(query).entries()) {
        expect(Math.abs(score - usual[item]!)).toBeLessThan(0.01);
      }
    },
  );

  it('say nothing of items that are not among them', () => {
    const some = {
      ...{ rank, ids: given.items.ids.subarray(0, 20) },
      rows: given.items.rows.subarray(0, 20 * rank),
    };
    const scores = alsOfFactors(some, given.plays.columnCount, rule).score(query);
    expect(scores.subarray(20).every((score) => score === 0)).toBe(true);
  });

  it('are read from a file with the rule they are folded in by', () => {
    const model = importedAls(given.plays.columnCount);
    const read = als.load(model.save());
    expect(read).toBeInstanceOf(Als);
    expect(read.score(query)).toEqual(model.score(query));
  });

  it('tell the rule they were trained by, and how far another is from it', () => {
    const found = ruleOf(given);
    expect(found?.confidence).toBeCloseTo(rule.confidence, 2);
    expect(found?.regularisation).toBeCloseTo(rule.regularisation, 2);
    expect(deviationOf(given, rule)).toBeLessThan(1e-4);
    expect(deviationOf(given, { confidence: 0.01, regularisation: 5 })).toBeGreaterThan(0.1);
    const nobody = { ...given.listeners, ids: new Int32Array(0), rows: new Float32Array(0) };
    expect(deviationOf({ ...given, listeners: nobody }, rule)).toBeNull();
    expect(ruleOf({ ...given, listeners: nobody })).toBeNull();
  });
});
