import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Random, seededRandom } from '../random.ts';
import { type ListenerValues, valueDrift } from './value-drift.ts';

const same = (value: number) => value;

/** Each listener's values lie about one that differs from window to window: not independent. */
function window(listenerCount: number, random: Random, map = same): ListenerValues {
  const [listeners, values]: [number[], number[]] = [[], []];
  for (let listener = 0; listener < listenerCount; listener++) {
    const about = 10 * (random() + random());
    const count = 1 + Math.floor(20 * random() ** 2);
    for (let at = 0; at < count; at++) {
      listeners.push(listener);
      values.push(map(about + 4 * random()));
    }
  }
  return { listeners, values };
}

function ps(listenerCount: number, count: number, map = same, both = same): number[] {
  const random = seededRandom(11);
  return Array.from({ length: count }, () => {
    const reference = window(listenerCount, random, both);
    const current = window(listenerCount, random, (value) => map(both(value)));
    return valueDrift({ listenerCount, reference, current }).p;
  });
}

const share = (all: readonly number[], limit: number) =>
  all.filter((p) => p <= limit).length / all.length;

it.each([
  ['untied', same],
  ['nearly all tied', (value: number) => Math.min(12, Math.floor(value / 3))],
])('does not take what listeners are up to for a drift: %s values', (_, both) => {
  for (const listeners of [20, 50, 400]) {
    const still = ps(listeners, 150, same, both);
    for (const limit of [0.2, 0.05, 0.01]) expect(share(still, limit)).toBeLessThanOrEqual(limit);
  }
});

it('sees values move, spread or gather', () => {
  expect(
    share(
      ps(400, 30, (value) => value + 3),
      1e-4,
    ),
  ).toBeGreaterThan(0.9);
  expect(
    share(
      ps(400, 30, (value) => 12 + 2 * (value - 12)),
      1e-4,
    ),
  ).toBeGreaterThan(0.9);
  expect(
    share(
      ps(400, 30, (value) => 12 + 0.3 * (value - 12)),
      1e-4,
    ),
  ).toBeGreaterThan(0.9);
});

const row = fc.record({ listener: fc.nat(19), value: fc.integer({ min: -5, max: 5 }) });
const sample = fc.array(row, { maxLength: 80 });
const columns = (of: readonly { listener: number; value: number }[], map = same) => ({
  listeners: of.map(({ listener }) => listener),
  values: of.map(({ value }) => map(value)),
});

it('goes by the order of values alone, whichever window comes first', () => {
  fc.assert(
    fc.property(sample, sample, (first, second) => {
      const of = (a: typeof first, b: typeof first, map = same) =>
        valueDrift({ listenerCount: 20, reference: columns(a, map), current: columns(b, map) });
      const [there, back, stretched] = [
        of(first, second),
        of(second, first),
        of(first, second, (value) => Math.exp(value)),
      ];
      expect(back.p).toBeCloseTo(there.p, 9);
      expect(back.distance).toBe(there.distance);
      expect(stretched).toMatchObject({ p: there.p, distance: there.distance });
      expect(of(first, first)).toMatchObject({ p: 1, distance: 0 });
    }),
  );
});

it('tells medians and the largest gap', () => {
  const reference = { listeners: [0, 1, 2, 3], values: [1, 1, 2, 9] };
  const current = { listeners: [0, 1, 2, 3], values: [5, 1, 9, 9] };
  const drift = valueDrift({ listenerCount: 4, reference, current });
  expect(drift).toMatchObject({ distance: 0.5, referenceMedian: 2, currentMedian: 9 });
  const none = { listeners: [], values: [] };
  expect(valueDrift({ listenerCount: 4, reference: none, current: none })).toMatchObject({
    ...{ listeners: 0, p: 1, distance: 0, referenceMedian: Number.NaN },
  });
});

it('refuses columns that are not parallel, strangers and NaN', () => {
  const drift = (listeners: number[], values: number[]) => () => {
    const columns = { listeners, values };
    return valueDrift({ listenerCount: 2, reference: columns, current: columns });
  };
  expect(drift([0], [])).toThrow(expect.objectContaining({ code: 'shape-mismatch' }));
  expect(drift([2], [1])).toThrow(expect.objectContaining({ code: 'shape-mismatch' }));
  expect(drift([0], [Number.NaN])).toThrow(expect.objectContaining({ code: 'bad-number' }));
});
