import { type Address, KernelPool } from '../kernel/pool.ts';
import { AllScores } from './all-scores.ts';
import type { Scores } from './model.ts';

const chunk = 1 << 20;

/** x·y for every row y of a matrix: the rows lie in a kernel's memory from the first question on. */
export interface FactorScores {
  /** Writes the products to their places in `scores`, 0 for those that are below. */
  into(scores: Float64Array, x: ArrayLike<number>): void;
  /** The same without making all of them. */
  ask(x: ArrayLike<number>): Scores;
  /** Whether the product with an item is above 0. */
  speaksFor(item: number, x: ArrayLike<number>): boolean;
  /** The row as it is multiplied. */
  row(item: number): Float64Array;
}

/** Rows of `width` numbers, a multiple of 8, one after the other. */
export interface Rows {
  readonly rows: Float32Array;
  readonly width: number;
}

/** In float32: memory and time are those of one pass over the rows, 4 bytes a number. */
export class FloatScores implements FactorScores {
  private readonly matrix: Rows;
  private placed: { pool: KernelPool; rows: Address; x: Address; out: Address } | null = null;

  constructor(matrix: Rows) {
    this.matrix = matrix;
  }

  into(scores: Float64Array, x: ArrayLike<number>): void {
    const { width, rows } = this.matrix;
    const count = rows.length / width;
    const { pool, ...at } = this.place();
    pool.view(at.x, width).set(x);
    pool.run('scoreRows', count, chunk, [at.rows, width, at.x, at.out]);
    scores.set(pool.view(at.out, count));
  }

  ask(x: ArrayLike<number>): Scores {
    const scores = new Float64Array(this.matrix.rows.length / this.matrix.width);
    this.into(scores, x);
    return new AllScores(scores);
  }

  speaksFor(item: number, x: ArrayLike<number>): boolean {
    return this.row(item).reduce((sum, value, column) => sum + value * x[column]!, 0) > 0;
  }

  row(item: number): Float64Array {
    const { width, rows } = this.matrix;
    return Float64Array.from(rows.subarray(item * width, (item + 1) * width));
  }

  private place() {
    if (this.placed !== null) return this.placed;
    const { rows, width } = this.matrix;
    const pool = new KernelPool(1);
    this.placed = {
      ...{ pool, rows: pool.place(rows), x: pool.floats(width) },
      out: pool.floats(rows.length / width),
    };
    return this.placed;
  }
}
