/** The kernels on one thread and on all, in GFLOP/s, beside a plain loop of the same work. */
import { availableParallelism } from 'node:os';
import { KernelPool } from '@echotune/engine';
import { machine } from './kit/machine.ts';

const rows = 100_000;
const block = 2048;
const systems = 2000;
const tries = 5;

function medianMs(work: () => void): number {
  const times = Array.from({ length: tries }, () => {
    const begun = performance.now();
    work();
    return performance.now() - begun;
  });
  return times.sort((a, b) => a - b)[tries >> 1] ?? 0;
}

function plain(y: Float32Array, x: Float32Array, out: Float32Array): void {
  for (let row = 0; row < rows; row++) {
    let sum = 0;
    for (let f = 0; f < x.length; f++) sum += y[row * x.length + f]! * x[f]!;
    out[row] = sum;
  }
}

/** As many systems of `width` neighbours each, all of them every other's. */
function neighbourhoods(pool: KernelPool, width: number): readonly number[] {
  pool.needScratch(4 * (systems + 4) + 12 * (width + 4) + 4 * width ** 2);
  const starts = Int32Array.from({ length: systems + 1 }, (_, item) => item * width);
  const columns = Int32Array.from({ length: systems * width }, (_, cell) => cell % width);
  const cells = new Float32Array(columns.length).fill(1);
  const diagonal = new Float32Array(systems).fill(width);
  const common = new Float32Array(systems).fill(0.1);
  const placed = [starts, columns, cells, diagonal, common].map((column) => pool.place(column));
  return [...placed, systems, pool.floats(columns.length)];
}

function measure(width: number, threads: number) {
  const pool = new KernelPool(threads);
  const partials = Math.ceil(rows / block);
  const y = pool.floats(rows * width);
  const into = pool.floats(rows * width);
  const basis = pool.floats(width * width);
  const gram = pool.floats(partials * width * width);
  const bytes = pool.place(new Int8Array(rows * width).fill(3));
  const question = pool.place(new Int16Array(width).fill(5));
  const scales = pool.floats(rows);
  pool.needScratch(4 * width * width);
  for (const [address, length] of [
    [y, rows * width],
    [basis, width * width],
  ] as const) {
    pool.view(address, length).fill(0.01);
  }
  const rate = (operations: number, work: () => void) => operations / medianMs(work) / 1e6;
  const products = 2 * rows * width;
  const copy = pool.view(y, rows * width).slice();
  const hood = neighbourhoods(pool, width);
  const found = {
    width,
    threads,
    gram: rate(products * width * 0.5, () =>
      pool.run('gram', partials, 1, [y, rows, width, block, gram]),
    ),
    addProduct: rate(products * width, () =>
      pool.run('addProduct', rows, 512, [y, width, basis, width, into]),
    ),
    scoreRows: rate(products, () => pool.run('scoreRows', rows, 4096, [y, width, basis, into])),
    scoreBytes: rate(products, () =>
      pool.run('scoreBytes', rows, 4096, [bytes, scales, width, question, 1, into]),
    ),
    // A third of n³ for the factor of each system, among `width` neighbours.
    solveNeighbourhoods: rate((systems * width ** 3) / 3, () =>
      pool.run('solveNeighbourhoods', systems, 64, hood),
    ),
    plainScore: rate(products, () => plain(copy, copy.subarray(0, width), new Float32Array(rows))),
  };
  pool.close();
  return found;
}

const results = [64, 128].flatMap((width) =>
  [1, availableParallelism()].map((threads) => measure(width, threads)),
);
console.log(JSON.stringify({ benchmark: 'kernels', ...machine(), rows, results }, null, 2));
console.table(results);
