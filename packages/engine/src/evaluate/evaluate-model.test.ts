import { describe, expect, it } from 'vitest';
import { logFrom, logRow } from '../log/log.fixture.ts';
import { checkerboard, checkerboardItems, fixtureNow, hourMs } from '../model/community.fixture.ts';
import type { ModelFamily, Query } from '../model/model.ts';
import { neighbours } from '../model/neighbours.ts';
import { popularity } from '../model/popularity.ts';
import { seededRandom } from '../random.ts';
import { evaluateModel } from './evaluate-model.ts';
import { ndcg } from './metrics.ts';
import { summarise } from './summary.ts';
import type { Task } from './task.ts';
import { temporalTask } from './temporal-task.ts';

/** Two tastes on one board, as a log: listeners of one colour play items of that colour. */
function checkerboardTask(): Task {
  const { listenerCount, offsets, items, startedAt } = checkerboard();
  const random = seededRandom(9);
  const rows = Array.from({ length: listenerCount }, (_, listener) =>
    Array.from(items.subarray(offsets[listener], offsets[listener + 1]), (item, at) =>
      logRow(`t${item}`, {
        listener: `${listener}`,
        artist: `colour ${item % 2}`,
        startedAt: startedAt[offsets[listener]! + at]! + Math.floor(random() * 1000),
      }),
    ),
  ).flat();
  // Somebody who knows three even songs and will hear the others.
  const evens = Array.from({ length: checkerboardItems / 2 }, (_, at) => 2 * (at + 1));
  const newcomer = evens.map((item, at) => {
    const startedAt = fixtureNow - (at < 3 ? 20 * 24 : 2) * hourMs + at * 240_000;
    return logRow(`t${item}`, { listener: 'newcomer', startedAt, artist: 'colour 0' });
  });
  const log = logFrom([...rows, ...newcomer]);
  return temporalTask(log, { from: 0.8, to: 1, minuteOfWeek: () => 0 });
}

const task = checkerboardTask();
const run = { seed: 1, now: task.now };

describe('a model on a task', () => {
  it('is measured as its recommendations would be, one after the other', () => {
    const model = neighbours.fit(task.train, neighbours.defaults, run);
    const parts = evaluateModel(model, task, { ks: [5, 10] });
    const slow = [...task.cases].map(({ query, relevant }) => {
      const ranked = model.recommend(query, 10).map(({ item }) => item);
      return ndcg(ranked, relevant, 5);
    });
    expect(parts[0]?.columns.get('ndcg@5')).toEqual(slow);
  });

  it('is asked questions that nobody keeps, lest what it worked out of all histories be kept with them', () => {
    const cases = [...task.cases];
    const asked: Query[] = [];
    const model = popularity.fit(task.train, popularity.defaults, run);
    const score = model.score.bind(model);
    model.score = (query) => {
      asked.push(query);
      return score(query);
    };
    evaluateModel(model, { ...task, cases }, { ks: [5] });
    expect(asked).toEqual(cases.map(({ query }) => query));
    expect(asked.some((query) => cases.some((one) => one.query === query))).toBe(false);
  });

  it('ranks among the heard for repeats and among the unheard for discoveries', () => {
    const model = popularity.fit(task.train, popularity.defaults, run);
    const parts = evaluateModel(model, task, { ks: [10] });
    const cases = [...task.cases];
    for (const [part, wanted] of [
      [1, true],
      [2, false],
    ] as const) {
      const slow = cases.flatMap(({ query, relevant }) => {
        const heard = new Set(query.plays.items);
        const right = new Set([...relevant].filter((item) => heard.has(item) === wanted));
        const all = model.recommend(query, Number.MAX_SAFE_INTEGER).map(({ item }) => item);
        const list = all.filter((item) => heard.has(item) === wanted);
        return right.size === 0 ? [] : [ndcg(list, right, 10)];
      });
      expect(parts[part]?.columns.get('ndcg@10')).toEqual(slow);
      expect(parts[part]?.cases).toHaveLength(slow.length);
    }
  });

  it('that knows the tastes finds what is new, and one that does not covers less', () => {
    const kinds: readonly ModelFamily<object>[] = [neighbours, popularity];
    const [clever, plain] = kinds.map((family) => {
      const model = family.fit(task.train, family.defaults, run);
      return evaluateModel(model, task, { ks: [5] }).map(summarise);
    });
    const discovery = (parts: typeof clever) => parts?.[2]?.means['ndcg@5'] ?? 0;
    expect(discovery(clever)).toBeGreaterThan(0.95);
    expect(discovery(clever)).toBeGreaterThan(discovery(plain) + 0.2);
    expect(clever?.[2]?.means.miscalibration).toBeCloseTo(0, 6);
    expect(plain?.[2]?.means.miscalibration).toBeGreaterThan(0.05);
  });

  it('tells segments apart, and says null of what no case tells', () => {
    const model = popularity.fit(task.train, popularity.defaults, run);
    const untold = { ...task, artistOf: new Int32Array(task.artistOf.length) };
    const [all] = evaluateModel(model, untold, { ks: [5] }).map(summarise);
    expect(all?.means.diversity).toBeNull();
    const segments = Object.values(all?.segments ?? {});
    expect(Object.keys(all?.segments ?? {})).toEqual(['100 to 999 plays', 'under 100 plays']);
    expect(segments.reduce((sum, { cases }) => sum + cases, 0)).toBe(all?.cases);
  });
});
