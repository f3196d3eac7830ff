import { type Address, KernelPool } from '../kernel/pool.ts';
import type { FactorScores, Rows } from './factor-scores.ts';
import type { Scores } from './model.ts';
import { TopHeap } from './top-items.ts';

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

/** x in the columns' sizes, as whole numbers of a scale. */
interface Question {
  readonly scale: number;
  readonly shorts: Int16Array;
}

/** Root of the sum of squares. */
function lengthOf(values: Int8Array | Int16Array): number {
  let sum = 0;
  for (let at = 0; at < values.length; at++) sum += values[at]! ** 2;
  return Math.sqrt(sum);
}

/** The least float32 above 0. */
const leastProduct = 2 ** -149;
/** Rows looked at together: after each lot it is asked whether a longer look can pay. */
const lot = 2048;
/** A product may be that much larger than its bound: the kernel rounds three times to float32. */
const roundedUp = 1 + 1e-6;

/**
 * In int8 with a scale a row: a fourth of the memory and of its traffic, which is what one pass costs.
 * Columns are brought to one size first, the question takes that back in int16, so that the small columns
 * of an eigenbasis keep their say. The rows lie in the order of their lengths, the longest first: no
 * product is larger than both lengths', so the best are found before all rows were looked at (Teflioudi,
 * Gemulla and Mykytiuk, "LEMP", SIGMOD 2015).
 */
export class ByteScores implements FactorScores {
  private readonly width: number;
  /** Of the kernel's rows: a multiple of 16. */
  private readonly stride: number;
  private readonly sizes: Float64Array;
  /** Item by row, row by item. */
  private readonly itemOf: Int32Array;
  private readonly rowOf: Int32Array;
  /** By row. */
  private readonly bytes: Int8Array;
  private readonly scales: Float32Array;
  private readonly lengths: Float64Array;
  private placed: {
    readonly pool: KernelPool;
    readonly rows: Address;
    readonly scales: Address;
    readonly x: Address;
    readonly out: Address;
    readonly list: Address;
    readonly found: Address;
  } | null = null;

  constructor(matrix: Rows) {
    const { rows, width } = matrix;
    const count = rows.length / width;
    this.width = width;
    this.stride = Math.ceil(width / 16) * 16;
    this.sizes = columnSizes(matrix);
    const [bytes, scales] = [new Int8Array(count * this.stride), new Float32Array(count)];
    const row = new Float64Array(width);
    for (let item = 0; item < count; item++) {
      for (let at = 0; at < width; at++) row[at] = rows[item * width + at]! / this.sizes[at]!;
      const scale = largestOf(row) / mostByte;
      scales[item] = scale;
      if (scale === 0) continue;
      const from = item * this.stride;
      for (let at = 0; at < width; at++) bytes[from + at] = Math.round(row[at]! / scale);
    }
    const ofItem = (item: number) => bytes.subarray(item * this.stride, (item + 1) * this.stride);
    const lengths = Float64Array.from(scales, (scale, item) => scale * lengthOf(ofItem(item)));
    this.itemOf = Int32Array.from(scales.keys());
    this.itemOf.sort((a, b) => lengths[b]! - lengths[a]! || a - b);
    this.rowOf = new Int32Array(count);
    this.bytes = new Int8Array(bytes.length);
    for (const [at, item] of this.itemOf.entries()) {
      this.rowOf[item] = at;
      this.bytes.set(ofItem(item), at * this.stride);
    }
    this.scales = Float32Array.from(this.itemOf, (item) => scales[item]!);
    this.lengths = Float64Array.from(this.itemOf, (item) => lengths[item]!);
  }

  into(scores: Float64Array, x: ArrayLike<number>): void {
    const { itemOf } = this;
    const products = this.products(this.question(x), 0, itemOf.length);
    for (let row = 0; row < itemOf.length; row++) scores[itemOf[row]!] = products[row]!;
  }

  ask(x: ArrayLike<number>): Scores {
    const question = this.question(x);
    return {
      best: (most, mayRank) => this.best(question, most, mayRank),
      of: (items) => this.listed(question, items),
    };
  }

  /** In whole numbers as in the kernel, so never otherwise than there. */
  speaksFor(item: number, x: ArrayLike<number>): boolean {
    return this.listed(this.question(x), Int32Array.of(item))[0]! > 0;
  }

  row(item: number): Float64Array {
    const [row, from] = [this.rowOf[item]!, this.rowOf[item]! * this.stride];
    return this.sizes.map((size, column) => this.bytes[from + column]! * this.scales[row]! * size);
  }

  private best(question: Question, most: number, mayRank: (item: number) => boolean): Int32Array {
    const { itemOf, lengths } = this;
    const { pool, list, found, out } = this.place();
    const reach = question.scale * lengthOf(question.shorts) * roundedUp;
    const top = new TopHeap(most);
    for (let from = 0; from < itemOf.length; from += lot) {
      if (lengths[from]! * reach < top.floor) break;
      const products = this.products(question, from, Math.min(itemOf.length, from + lot));
      const least = Math.max(leastProduct, top.floor);
      pool.run('collectFloats', products.length, products.length, [out, least, list, found]);
      for (const at of pool.ints(list, pool.ints(found, 1)[0]!)) {
        const item = itemOf[from + at]!;
        if (products[at]! >= top.floor && mayRank(item)) top.offer(item, products[at]!);
      }
    }
    return top.kept();
  }

  /** With rows `from` … `to` − 1, in memory that the next ones are written to. */
  private products(question: Question, from: number, to: number): Float32Array {
    const { pool, x, out, ...at } = this.place();
    const [rows, scales] = [at.rows + from * this.stride, at.scales + from * 4];
    pool.shorts(x, this.width).set(question.shorts);
    pool.run('scoreBytes', to - from, lot, [rows, scales, this.stride, x, question.scale, out]);
    return pool.view(out, to - from);
  }

  /** With some items, each once; 0 for those beyond the end. */
  private listed(question: Question, items: Int32Array): Float64Array {
    const { pool, rows, scales, x, list, out } = this.place();
    const known = items.filter((item) => item < this.itemOf.length);
    pool.ints(list, known.length).set(known.map((item) => this.rowOf[item]!));
    pool.shorts(x, this.width).set(question.shorts);
    const args = [rows, scales, this.stride, x, question.scale, list, out];
    pool.run('scoreListed', known.length, lot, args);
    const products = pool.view(out, known.length);
    let next = 0;
    return Float64Array.from(items, (item) => (item < this.itemOf.length ? products[next++]! : 0));
  }

  private question(x: ArrayLike<number>): Question {
    const sized = this.sizes.map((size, column) => size * x[column]!);
    const scale = largestOf(sized) / mostShort;
    const shorts = Int16Array.from(sized, (value) => (scale > 0 ? Math.round(value / scale) : 0));
    return { scale, shorts };
  }

  private place() {
    if (this.placed !== null) return this.placed;
    const pool = new KernelPool(1);
    const [rows, scales] = [pool.place(this.bytes), pool.place(this.scales)];
    const x = pool.place(new Int16Array(this.stride));
    const out = pool.floats(this.scales.length);
    // The kernel that collects writes ahead.
    const [list, found] = [pool.floats(this.scales.length + 4), pool.floats(1)];
    this.placed = { pool, rows, scales, x, out, list, found };
    return this.placed;
  }
}
