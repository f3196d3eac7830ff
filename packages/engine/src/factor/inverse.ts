import type { Address, KernelPool } from '../kernel/pool.ts';
import { factorise, solveFactorised } from './cholesky.ts';

/** Rows that are eliminated together. */
const blockRows = 64;
const productChunk = 256;

/** Numbers a row of an n × n matrix takes, so that kernels can work on it. */
export function inverseWidth(n: number): number {
  return Math.ceil(n / 8) * 8;
}

/**
 * Turns a symmetric positive definite n × n matrix into its inverse, in place: rows of
 * `inverseWidth(n)` float32 at `matrix`, what lies beyond n is ignored. Blocked Gauss-Jordan
 * elimination: n / 64 products that all threads share, n³ multiplications in all. No pivoting, which a
 * positive definite matrix does not need. `onBlock` hears of the fraction done, and may throw.
 */
export function invert(
  pool: KernelPool,
  matrix: Address,
  n: number,
  onBlock: (fraction: number) => void,
): void {
  const width = inverseWidth(n);
  const panel = pool.floats(blockRows * width);
  const left = pool.floats(n * blockRows);
  pool.needScratch(4 * blockRows * width);
  for (let from = 0; from < n; from += blockRows) {
    onBlock(from / n);
    const block = { from, size: Math.min(blockRows, n - from), width };
    const cells = pool.view(matrix, n * width);
    const row = pool.view(panel, blockRows * width);
    const inner = invertedBlock(cells, block);
    writePanel(cells, inner, row, block);
    writeLeft(cells, pool.view(left, n * blockRows), n, block);
    clearColumns(cells, n, block);
    pool.run('addProduct', n, productChunk, [left, block.size, panel, width, matrix]);
    for (let k = 0; k < block.size; k++) {
      cells.set(row.subarray(k * width, (k + 1) * width), (from + k) * width);
    }
  }
}

interface Block {
  readonly from: number;
  readonly size: number;
  readonly width: number;
}

/** The inverse of the block on the diagonal, in float64. */
function invertedBlock(cells: Float32Array, { from, size, width }: Block): Float64Array {
  const block = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) block[i * size + j] = cells[(from + i) * width + from + j]!;
  }
  factorise(block, size);
  const inverse = new Float64Array(size * size);
  for (let j = 0; j < size; j++) {
    const unit = new Float64Array(size);
    unit[j] = 1;
    inverse.set(solveFactorised(block, unit), j * size);
  }
  return inverse;
}

/** The block's rows as they will be: D⁻¹ A, with D⁻¹ itself on the diagonal. */
function writePanel(cells: Float32Array, inner: Float64Array, panel: Float32Array, block: Block) {
  const { from, size, width } = block;
  const sums = new Float64Array(width);
  for (let i = 0; i < size; i++) {
    sums.fill(0);
    for (let k = 0; k < size; k++) {
      const by = inner[i * size + k]!;
      const source = (from + k) * width;
      for (let c = 0; c < width; c++) sums[c]! += by * cells[source + c]!;
    }
    for (let k = 0; k < size; k++) sums[from + k] = inner[i * size + k]!;
    panel.set(sums, i * width);
  }
}

/** Minus the block's columns in all other rows: what the panel is multiplied by. */
function writeLeft(cells: Float32Array, left: Float32Array, n: number, block: Block): void {
  const { from, size, width } = block;
  for (let row = 0; row < n; row++) {
    const isInside = row >= from && row < from + size;
    for (let k = 0; k < size; k++) {
      left[row * size + k] = isInside ? 0 : -cells[row * width + from + k]!;
    }
  }
}

/** In the block's columns the product alone shall stand. */
function clearColumns(cells: Float32Array, n: number, { from, size, width }: Block): void {
  for (let row = 0; row < n; row++) {
    cells.fill(0, row * width + from, row * width + from + size);
  }
}
