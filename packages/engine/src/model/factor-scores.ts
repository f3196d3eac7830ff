import { type Address, KernelPool } from '../kernel/pool.ts';

const chunk = 1 << 20;

/** x·y for every row y of a matrix: the rows lie in a kernel's memory from the first question on. */
export class FactorScores {
  private readonly matrix: { readonly rows: Float32Array; readonly width: number };
  private placed: { pool: KernelPool; rows: Address; x: Address; out: Address } | null = null;

  constructor(matrix: { readonly rows: Float32Array; readonly width: number }) {
    this.matrix = matrix;
  }

  /** Writes the products that are above 0 to their places in `scores`. */
  into(scores: Float64Array, x: ArrayLike<number>): void {
    const { width, rows } = this.matrix;
    const count = rows.length / width;
    const { pool, ...at } = this.place();
    pool.view(at.x, width).set(x);
    pool.run('scoreRows', count, chunk, [at.rows, width, at.x, at.out]);
    const found = pool.view(at.out, count);
    for (let row = 0; row < count; row++) if (found[row]! > 0) scores[row] = found[row]!;
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
