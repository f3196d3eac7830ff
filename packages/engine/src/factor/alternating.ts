import type { Address, KernelPool } from '../kernel/pool.ts';
import { type Csr, transpose } from '../matrix/csr.ts';
import { seededRandom } from '../random.ts';
import { type RotationRoom, rotate, rotationRoom } from './rotate.ts';

/** The problem: minimise Σ c (p − x·y)² + Σ ridge_u |x_u|² + Σ ridge_i |y_i|². */
export interface FactorProblem {
  /** Listeners × items: by how much the weight c of a cell with p = 1 exceeds that of all others, > 0. */
  readonly cells: Csr;
  /** Weight c of every other cell, where p = 0. */
  readonly unobserved: number;
  readonly rowRidge: Float32Array;
  readonly columnRidge: Float32Array;
}

export interface FactorOptions {
  /** Numbers a row; rounded up to a multiple of 8. */
  readonly factors: number;
  /** Conjugate-gradient steps for a row that is not solved exactly. */
  readonly steps: number;
  readonly seed: number;
}

/** One side's rows, in the pool's memory. */
interface Side {
  readonly rows: number;
  readonly starts: Address;
  readonly columns: Address;
  readonly weights: Address;
  readonly ridge: Address;
  /** Two rooms for the factors: rotating goes from one to the other. */
  factors: Address;
  spare: Address;
  /** Not before its first solution: the start is no step to go beyond. */
  isSolved: boolean;
}

/** Up to so many cells a row is solved exactly: that costs no more than the conjugate gradients. */
const dualCells = 16;
/** How much further than their solution items go: with 0.5 a long tail takes a fifth fewer sweeps. */
const beyond = 0.5;
const solveChunk = 64;

/**
 * Alternating least squares on a kernel pool, each side solved in the eigenbasis of the other's Gram
 * matrix (see `kernels/als.ts`). A sweep costs about 4 · cells · factors · steps + 3 · rows · factors²
 * operations, memory two rooms for the factors and eight bytes a cell and side.
 */
export class AlternatingSquares {
  readonly width: number;
  private readonly pool: KernelPool;
  private readonly problem: FactorProblem;
  private readonly options: FactorOptions;
  private readonly listeners: Side;
  private readonly items: Side;
  private readonly room: RotationRoom & { shared: Address };

  constructor(pool: KernelPool, problem: FactorProblem, options: FactorOptions) {
    this.pool = pool;
    this.problem = problem;
    this.options = options;
    this.width = Math.ceil(options.factors / 8) * 8;
    const { width } = this;
    pool.needScratch(4 * width * width);
    const { cells, rowRidge, columnRidge } = problem;
    this.listeners = this.side(cells, rowRidge);
    this.items = this.side(transpose(cells), columnRidge);
    const most = Math.max(cells.rowCount, cells.columnCount, 1);
    this.room = { ...rotationRoom(pool, most, width), shared: pool.floats(width) };
    this.start();
  }

  /** One iteration: listeners, then items. */
  sweep(): void {
    this.solve(this.listeners, this.items, 0);
    this.solve(this.items, this.listeners, beyond);
  }

  /** Factors of the items in the eigenbasis of their Gram matrix, rows of `width`, and its eigenvalues. */
  finish(): { readonly rows: Float32Array; readonly shared: Float64Array } {
    const shared = this.rotate(this.items);
    return { rows: this.copyOf(this.items), shared };
  }

  /** Factors of listeners and items as they are, for measuring; copies. */
  factors(): { readonly rows: Float32Array; readonly columns: Float32Array } {
    return { rows: this.copyOf(this.listeners), columns: this.copyOf(this.items) };
  }

  private copyOf({ factors, rows }: Side): Float32Array {
    return this.pool.view(factors, rows * this.width).slice();
  }

  private side(cells: Csr, ridge: Float32Array): Side {
    const { pool, width } = this;
    const { rowCount, rowStarts, columns, values } = cells;
    let longest = dualCells;
    for (let row = 0; row < rowCount; row++) {
      longest = Math.max(longest, rowStarts[row + 1]! - rowStarts[row]!);
    }
    const dual = dualCells * (width + dualCells + 1);
    pool.needScratch(4 * ((longest + 6) * width + dual));
    return {
      rows: rowCount,
      starts: pool.place(rowStarts),
      columns: pool.place(columns),
      weights: pool.place(Float32Array.from(values)),
      ridge: pool.place(ridge),
      factors: pool.floats(rowCount * width),
      spare: pool.floats(rowCount * width),
      isSolved: false,
    };
  }

  /** Items start as small normal numbers; listeners follow from them. */
  private start(): void {
    const random = seededRandom(this.options.seed);
    const { factors, rows } = this.items;
    const numbers = this.pool.view(factors, rows * this.width);
    const size = 0.1 / Math.sqrt(this.width);
    for (let row = 0; row < rows; row++) {
      for (let f = 0; f < this.options.factors; f++) {
        const radius = Math.sqrt(-2 * Math.log(1 - random()));
        numbers[row * this.width + f] = size * radius * Math.cos(2 * Math.PI * random());
      }
    }
  }

  /** Solves one side from the other, which is rotated for it. */
  private solve(side: Side, other: Side, further: number): void {
    const { pool, width, problem, options, room } = this;
    const values = this.rotate(other);
    const { unobserved } = problem;
    pool.view(room.shared, width).set(values.map((value) => value * unobserved));
    pool.run('solveRows', side.rows, solveChunk, [
      ...[side.starts, side.columns, side.weights, unobserved, side.ridge, room.shared],
      ...[other.factors, side.factors, room.basis],
      ...[width, options.steps, dualCells, side.isSolved ? further : 0],
    ]);
    side.isSolved = true;
  }

  private rotate(side: Side): Float64Array {
    return rotate(this.pool, side, this.width, this.room);
  }
}
