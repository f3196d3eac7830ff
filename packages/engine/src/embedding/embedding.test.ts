import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { blend } from '../blend/blend.ts';
import { modelSet } from '../blend/model-set.ts';
import {
  checkerboard,
  checkerboardItems,
  clusterOf,
  fixtureNow,
} from '../model/community.fixture.ts';
import { seededRandom } from '../random.ts';
import { bridge } from './bridge.ts';
import { itemVectorsOf } from './item-vectors.ts';
import { layOut } from './layout.ts';
import { cosine, groupVectors, isPlaced, normalised, rowsOf, type Vectors } from './vectors.ts';

/** Rows round some centres, in turn: row r belongs to centre r % centres. */
function clusters(count: number, centres: number, width = 8): Vectors {
  const random = seededRandom(count * 31 + centres);
  const middles = Array.from({ length: centres }, () =>
    Array.from({ length: width }, () => random() - 0.5),
  );
  const rows = Float32Array.from({ length: count * width }, (_, at) => {
    const row = Math.floor(at / width);
    return (middles[row % centres]?.[at % width] ?? 0) + 0.1 * (random() - 0.5);
  });
  return normalised({ width, count, rows });
}

describe('where models put items', () => {
  const fit = (listeners: number) =>
    modelSet(blend.fit(checkerboard(listeners), blend.defaults, { seed: 1, now: fixtureNow }));
  let few: Vectors | undefined;
  let many: Vectors | undefined;
  beforeAll(() => {
    few = itemVectorsOf(fit(2));
    many = itemVectorsOf(fit(40));
  });

  it.each([
    ['two listeners', () => few],
    ['forty listeners', () => many],
  ])('what is played together lies together: %s', (_, of) => {
    const vectors = of();
    if (vectors === undefined) throw new Error('a trained model puts items somewhere');
    expect(isPlaced(vectors, 0)).toBe(false);
    expect(isPlaced(vectors, 1_000_000)).toBe(false);
    for (let item = 3; item <= checkerboardItems; item++) {
      const own = cosine(vectors, item, item % 2 === 0 ? 2 : 1);
      const other = cosine(vectors, item, item % 2 === 0 ? 1 : 2);
      expect(own, `${item}, a ${clusterOf(item)}`).toBeGreaterThan(other);
    }
  });

  it('nowhere, where nothing was trained', () => {
    expect(itemVectorsOf(new Map())).toBeUndefined();
  });
});

describe('a map', () => {
  it('keeps apart what is apart, and together what is together', () => {
    const places = layOut(clusters(90, 3));
    const away = (a: number, b: number) =>
      Math.hypot(
        (places[2 * a] ?? 0) - (places[2 * b] ?? 0),
        (places[2 * a + 1] ?? 0) - (places[2 * b + 1] ?? 0),
      );
    let [within, between] = [0, 0];
    for (let row = 3; row < 90; row++) {
      within += away(row, row % 3) / 87;
      between += (away(row, (row + 1) % 3) + away(row, (row + 2) % 3)) / (2 * 87);
    }
    expect(within * 2).toBeLessThan(between);
  });

  it('is the same each time, finite and within its frame, of however few and however alike', () => {
    fc.assert(
      fc.property(fc.nat({ max: 40 }), fc.integer({ min: 1, max: 4 }), (count, centres) => {
        const places = layOut(clusters(count, centres));
        expect(places).toHaveLength(2 * count);
        expect(places.every((place) => Math.abs(place) <= 1)).toBe(true);
        expect(layOut(clusters(count, centres))).toEqual(places);
      }),
      { numRuns: 20 },
    );
    const alike = { width: 8, count: 5, rows: new Float32Array(40).fill(1) };
    expect(layOut(normalised(alike)).every(Number.isFinite)).toBe(true);
  });

  it('puts a group in the midst of its members', () => {
    const members = clusters(12, 2);
    const groups = groupVectors(members, [1, 2, 1, 2, 1, 2, 0, 0, 0, 0, 0, 0]);
    const both = normalised({
      width: members.width,
      count: 2,
      rows: Float32Array.from([...rowsOf(groups, [1]).rows, ...rowsOf(members, [6]).rows]),
    });
    expect(cosine(both, 0, 1)).toBeGreaterThan(0.9);
  });
});

describe('a bridge', () => {
  const vectors = clusters(200, 5);
  const request = (from: number, to: number, length: number) => ({
    ...{ from, to, length },
    fits: (item: number) => item !== 7,
    artistOf: (item: number) => 1 + (item % 40),
  });
  const end = fc.integer({ min: 0, max: 199 });

  it('begins and ends as asked, is as long as asked and meets no item twice, none that may not be there', () => {
    fc.assert(
      fc.property(end, end, fc.integer({ min: 3, max: 12 }), (from, to, length) => {
        fc.pre(from !== to && from !== 7 && to !== 7);
        const path = bridge(vectors, request(from, to, length)) ?? [];
        expect([path[0], path.at(-1)]).toEqual([from, to]);
        expect(path.length).toBeLessThanOrEqual(length);
        expect(new Set(path).size).toBe(path.length);
        expect(path).not.toContain(7);
      }),
    );
  });

  it('comes nearer to its end, step by step, where there is something on the way', () => {
    // A quarter of a circle.
    const rows = Float32Array.from({ length: 200 }, (_, at) => {
      const angle = (Math.floor(at / 2) / 99) * (Math.PI / 2);
      return at % 2 === 0 ? Math.cos(angle) : Math.sin(angle);
    });
    const arc = { width: 2, count: 100, rows };
    const path = bridge(arc, { ...request(0, 99, 6), fits: () => true, artistOf: () => 0 }) ?? [];
    expect(path).toHaveLength(6);
    expect(path).toEqual(path.toSorted((a, b) => a - b));
    for (const [at, item] of path.entries()) expect(Math.abs(item - at * 19.8)).toBeLessThan(11);
  });

  it('is none where an end is not known, and only its ends where nothing fits', () => {
    const unknown = { ...vectors, rows: vectors.rows.slice().fill(0, 0, vectors.width) };
    expect(bridge(unknown, request(0, 9, 5))).toBeNull();
    expect(bridge(vectors, request(1, 5000, 5))).toBeNull();
    expect(bridge(vectors, { ...request(1, 9, 5), fits: () => false })).toEqual([1, 9]);
  });

  it('does not stay with one artist where others lie as near', () => {
    const path = bridge(vectors, { ...request(0, 5, 8), artistOf: (item) => 1 + (item % 3) }) ?? [];
    const repeats = path.filter((item, at) => at > 0 && item % 3 === (path[at - 1] ?? 0) % 3);
    expect(repeats.length).toBeLessThanOrEqual(1);
  });
});
