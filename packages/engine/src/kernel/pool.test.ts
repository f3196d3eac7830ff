import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csrFromTriplets } from '../matrix/csr.ts';
import { seededRandom } from '../random.ts';
import { itemsAbove } from './items-above.ts';
import { KernelPool } from './pool.ts';
import { type Neighbourhoods, solveNeighbourhoods } from './solve-neighbourhoods.ts';
import {
  gramTwin,
  itemsAboveTwin,
  itemsFromTwin,
  neighbourhoodsTwin,
  productTwin,
  scoresTwin,
  solveRowsTwin,
} from './twins.fixture.ts';

function numbers(length: number, seed: number): Float32Array {
  const random = seededRandom(seed);
  return Float32Array.from({ length }, () => random() * 2 - 1);
}

function closeTo(found: ArrayLike<number>, expected: ArrayLike<number>, within = 1e-4): void {
  expect(found.length).toBe(expected.length);
  let largest = 1;
  for (let at = 0; at < expected.length; at++) largest = Math.max(largest, Math.abs(expected[at]!));
  for (let at = 0; at < expected.length; at++) {
    expect(Math.abs(found[at]! - expected[at]!) / largest).toBeLessThan(within);
  }
}

function using<T>(threads: number, work: (pool: KernelPool) => T): T {
  const pool = new KernelPool(threads);
  try {
    return work(pool);
  } finally {
    pool.close();
  }
}

/** Places of what is `least` or more. */
const floatsFrom = (values: Float32Array, least: number) =>
  using(1, (pool) => {
    const [list, found] = [pool.floats(values.length + 4), pool.floats(1)];
    pool.run('collectFloats', values.length, 100, [pool.place(values), least, list, found]);
    return [...pool.ints(list, pool.ints(found, 1)[0]!)];
  });

const widths = fc.constantFrom(8, 16, 24, 40);
const seeds = fc.nat(1e6);

describe('kernels give what their twins give', () => {
  it('Gram matrices of any number of rows, also none and one', () => {
    fc.assert(
      fc.property(fc.nat(150), widths, seeds, (rows, width, seed) => {
        const y = numbers(rows * width, seed);
        const block = 32;
        const partials = Math.ceil(rows / block);
        const found = using(1, (pool) => {
          const out = pool.floats(Math.max(1, partials) * width * width);
          pool.run('gram', partials, 1, [pool.place(y), rows, width, block, out]);
          return pool.view(out, partials * width * width).slice();
        });
        const sums = new Float64Array(width * width);
        for (let at = 0; at < found.length; at++) sums[at % sums.length]! += found[at]!;
        const upper = (cells: ArrayLike<number>) =>
          Array.from({ length: width * width }, (_, at) =>
            at % width >= Math.floor(at / width) ? cells[at]! : 0,
          );
        closeTo(upper(sums), upper(gramTwin(y, rows, width)));
      }),
      { numRuns: 40 },
    );
  });

  it('products of any depth', () => {
    fc.assert(
      fc.property(
        fc.nat(30),
        fc.integer({ min: 1, max: 50 }),
        widths,
        seeds,
        (rows, depth, width, seed) => {
          const a = numbers(rows * depth, seed);
          const b = numbers(depth * width, seed + 1);
          const found = using(1, (pool) => {
            pool.needScratch(4 * depth * width);
            const out = pool.floats(rows * width);
            pool.run('addProduct', rows, 7, [pool.place(a), depth, pool.place(b), width, out]);
            return pool.view(out, rows * width).slice();
          });
          closeTo(found, productTwin(a, b, { rows, depth, width }));
        },
      ),
      { numRuns: 40 },
    );
  });

  it('scores in float32, and in int8 within a hundredth', () => {
    const width = 32;
    const rows = 50;
    const y = numbers(rows * width, 3);
    const x = numbers(width, 4);
    const expected = scoresTwin(y, x, width);
    const scale = 32_767;
    const list = Int32Array.of(49, 3, 3, 0);
    const [exact, bytes, listed] = using(1, (pool) => {
      const out = pool.floats(rows);
      pool.run('scoreRows', rows, 8, [pool.place(y), width, pool.place(x), out]);
      const first = pool.view(out, rows).slice();
      const quantised = pool.place(Int8Array.from(y, (value) => Math.round(value * 127)));
      const scales = pool.place(new Float32Array(rows).fill(1 / 127));
      const question = pool.place(Int16Array.from(x, (value) => Math.round(value * scale)));
      pool.run('scoreBytes', rows, 8, [quantised, scales, width, question, 1 / scale, out]);
      const all = pool.view(out, rows).slice();
      const args = [quantised, scales, width, question, 1 / scale, pool.place(list), out];
      pool.run('scoreListed', list.length, 8, args);
      return [first, all, pool.view(out, list.length).slice()];
    });
    expect([...listed!]).toEqual(Array.from(list, (row) => bytes![row]));
    closeTo(exact!, expected, 1e-5);
    closeTo(bytes!, expected, 1e-2);
  });

  it('collects what is above a floor, in order, whatever the numbers and however many', () => {
    const floor = fc.constantFrom(0, 0.5, -1, Number.POSITIVE_INFINITY);
    const values = fc.array(fc.oneof(fc.double(), fc.constantFrom(0, 0.5, Number.NaN)), {
      maxLength: 90,
    });
    fc.assert(
      fc.property(fc.array(values, { maxLength: 3 }), floor, (columns, least) => {
        for (const column of columns) {
          const found = itemsAbove(Float64Array.from(column), least);
          expect([...found]).toEqual(itemsAboveTwin(column, least));
          const floats = Float32Array.from(column);
          expect(floatsFrom(floats, least)).toEqual(itemsFromTwin(floats, least));
        }
      }),
    );
  });
});

/** Rows of any length, also empty ones and one that touches every column. */
const cells = fc
  .array(fc.tuple(fc.nat(9), fc.nat(29), fc.double({ min: 0.1, max: 20, noNaN: true })), {
    maxLength: 60,
  })
  .map((some) => {
    const all = new Map<number, readonly [number, number, number]>();
    for (const cell of some) all.set(cell[0] * 30 + cell[1], cell);
    for (let column = 0; column < 30; column++) all.set(300 + column, [10, column, 1 + column / 9]);
    const list = [...all.values()];
    return csrFromTriplets(11, 30, {
      rows: list.map(([row]) => row),
      columns: list.map(([, column]) => column),
      values: list.map(([, , value]) => value),
    });
  });

describe('rows of alternating least squares', () => {
  const width = 8;
  const diagonal = Float32Array.of(9, 5, 4, 3, 2, 1, 0.5, 0);
  const identity = Float32Array.from({ length: width * width }, (_, at) =>
    at % (width + 1) === 0 ? 1 : 0,
  );

  function solved(problem: Parameters<typeof solveRowsTwin>[0], dualCells: number, threads = 1) {
    return using(threads, (pool) => {
      const { cells: rows, unobserved, ridge, fixed } = problem;
      pool.needScratch(1 << 16);
      const shared = pool.place(diagonal.map((value) => value * unobserved));
      const out = pool.floats(rows.rowCount * width);
      pool.run('solveRows', rows.rowCount, 2, [
        ...[pool.place(rows.rowStarts), pool.place(rows.columns)],
        ...[pool.place(Float32Array.from(rows.values)), unobserved],
        ...[
          pool.place(Float32Array.from(ridge)),
          shared,
          pool.place(Float32Array.from(fixed)),
          out,
        ],
        ...[pool.place(identity), width, 30, dualCells, 0],
      ]);
      return pool.view(out, rows.rowCount * width).slice();
    });
  }

  it('are the exact solution, in the dual and by conjugate gradients, whatever their length', () => {
    fc.assert(
      fc.property(cells, seeds, fc.constantFrom(0.01, 1), (rows, seed, unobserved) => {
        const gram = new Float64Array(width * width);
        for (let f = 0; f < width; f++) gram[f * width + f] = diagonal[f]!;
        const ridge = new Float32Array(rows.rowCount).fill(0.5);
        const fixed = numbers(30 * width, seed);
        const problem = { cells: rows, unobserved, ridge, gram, fixed, width };
        const expected = solveRowsTwin(problem);
        closeTo(solved(problem, 64), expected, 1e-3);
        closeTo(solved(problem, 0), expected, 1e-3);
      }),
      { numRuns: 30 },
    );
  });

  it('do not depend on the number of threads, to the bit', () => {
    const list = Array.from(
      { length: 300 },
      (_, at) => [at % 11, (at * 7) % 30, 1 + (at % 5)] as const,
    );
    const rows = csrFromTriplets(11, 30, {
      rows: list.map(([row]) => row),
      columns: list.map(([, column]) => column),
      values: list.map(([, , value]) => value),
    });
    const gram = gramTwin(diagonal, 1, width);
    const problem = {
      ...{ cells: rows, unobserved: 1, ridge: new Float32Array(11).fill(1), gram },
      ...{ fixed: numbers(30 * width, 1), width },
    };
    expect(solved(problem, 4, 3)).toEqual(solved(problem, 4));
  });
});

/** A Gram matrix of which each row keeps some cells; of two rows that keep a pair, both the same. */
const neighbourhoods = fc
  .tuple(fc.integer({ min: 1, max: 40 }), fc.double({ min: 0, max: 1, noNaN: true }), seeds)
  .map(([items, share, seed]): Neighbourhoods => {
    const random = seededRandom(seed);
    const y = Float64Array.from({ length: items * 8 }, random);
    const gram = productTwin(y, transposed(y, items), { rows: items, depth: 8, width: items });
    const places = [...gram.keys()].filter(
      (at) => at % items !== Math.floor(at / items) && random() < share,
    );
    return {
      gram: csrFromTriplets(items, items, {
        rows: places.map((at) => Math.floor(at / items)),
        columns: places.map((at) => at % items),
        values: places.map((at) => gram[at]!),
      }),
      ridged: Float64Array.from({ length: items }, (_, item) => gram[item * (items + 1)]! + items),
      common: Float64Array.from({ length: items }, random),
    };
  });

const transposed = (y: Float64Array, rows: number) =>
  y.map((_, at) => y[(at % rows) * 8 + Math.floor(at / rows)]!);

/** A few items at a time, so that there are several chunks. */
const solvedNeighbourhoods = (problem: Neighbourhoods, threads = 1) =>
  using(threads, (pool) => solveNeighbourhoods(pool, problem, 3));

describe('least squares among neighbours', () => {
  it('are the exact solution, however many neighbours, also of an item that has none', () => {
    fc.assert(
      fc.property(neighbourhoods, (problem) => {
        closeTo(solvedNeighbourhoods(problem), neighbourhoodsTwin(problem), 1e-3);
      }),
      { numRuns: 40 },
    );
  });

  it('do not depend on the number of threads, to the bit', () => {
    const [problem] = fc.sample(neighbourhoods, { numRuns: 1, seed: 4 });
    expect(solvedNeighbourhoods(problem!, 3)).toEqual(solvedNeighbourhoods(problem!));
  });
});
