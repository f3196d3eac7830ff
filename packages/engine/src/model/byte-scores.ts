import { type Address, KernelPool } from '../kernel/pool.ts';
import type { FactorScores, Rows } from './factor-scores.ts';

const chunk = 1 << 20;
/** The kernel's sums are exact in int32 up to this width. */
export const mostByteColumns = 512;
const mostByte = 127;
const mostShort = 32_767;

function largestOf(values: Float64Array): number {
  let most = 0;
  for (let at = 0; at < values.length; at++) most = Math.max(most, Math.abs(values[at]!));
  return most;
}

/** Root mean square of every column; 1 for one that is all 0. */
function columnSizes({ rows, width }: Rows): Float64Array {
  const squares = new Float64Array(width);
  for (let from = 0; from < rows.length; from += width) {
    for (let column = 0; column < width; column++) squares[column]! += rows[from + column]! ** 2;
  }
  const count = Math.max(1, rows.length / width);
  return squares.map((sum) => (sum > 0 ? Math.sqrt(sum / count) : 1));
}

/**
 * In int8 with a scale a row: a fourth of the memory and of its traffic, which is what one pass costs.
 * Columns are brought to one size first, the question takes that back in int16, so that the small columns
 * of an eigenbasis keep their say.
 */
export class ByteScores implements FactorScores {
  private readonly width: number;
  /** Of the kernel's rows: a multiple of 16. */
  private readonly stride: number;
  private readonly sizes: Float64Array;
  private readonly bytes: Int8Array;
  private readonly scales: Float32Array;
  private placed: {
    readonly pool: KernelPool;
    readonly rows: Address;
    readonly scales: Address;
    readonly out: Address;
    readonly x: Address;
  } | null = null;

  constructor(matrix: Rows) {
    const { rows, width } = matrix;
    const count = rows.length / width;
    this.width = width;
    this.stride = Math.ceil(width / 16) * 16;
    this.sizes = columnSizes(matrix);
    this.bytes = new Int8Array(count * this.stride);
    this.scales = new Float32Array(count);
    const row = new Float64Array(width);
    for (let item = 0; item < count; item++) {
      for (let at = 0; at < width; at++) row[at] = rows[item * width + at]! / this.sizes[at]!;
      const scale = largestOf(row) / mostByte;
      this.scales[item] = scale;
      if (scale === 0) continue;
      const from = item * this.stride;
      for (let at = 0; at < width; at++) this.bytes[from + at] = Math.round(row[at]! / scale);
    }
  }

  into(scores: Float64Array, x: ArrayLike<number>): void {
    const question = this.question(x);
    const { pool, ...at } = this.place();
    pool.shorts(at.x, this.width).set(question.shorts);
    const count = this.scales.length;
    const args = [at.rows, at.scales, this.stride, at.x, question.scale, at.out];
    pool.run('scoreBytes', count, chunk, args);
    scores.set(pool.view(at.out, count));
  }

  /** In whole numbers as in the kernel, so never otherwise than there. */
  speaksFor(item: number, x: ArrayLike<number>): boolean {
    const { shorts } = this.question(x);
    const from = item * this.stride;
    return shorts.reduce((sum, value, column) => sum + value * this.bytes[from + column]!, 0) > 0;
  }

  row(item: number): Float64Array {
    const { stride, scales } = this;
    return this.sizes.map(
      (size, column) => this.bytes[item * stride + column]! * scales[item]! * size,
    );
  }

  /** x in the columns' sizes, as whole numbers of a scale. */
  private question(x: ArrayLike<number>): {
    readonly scale: number;
    readonly shorts: Float64Array;
  } {
    const sized = this.sizes.map((size, column) => size * x[column]!);
    const scale = largestOf(sized) / mostShort;
    return { scale, shorts: sized.map((value) => (scale > 0 ? Math.round(value / scale) : 0)) };
  }

  private place() {
    if (this.placed !== null) return this.placed;
    const pool = new KernelPool(1);
    const [rows, scales] = [pool.place(this.bytes), pool.place(this.scales)];
    const x = pool.place(new Int16Array(this.stride));
    this.placed = { pool, rows, scales, x, out: pool.floats(this.scales.length) };
    return this.placed;
  }
}
