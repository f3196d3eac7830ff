import { type Address, KernelPool } from './pool.ts';

/** Memory for as many rows as were ever asked about, and a kernel on it. */
class Room {
  private readonly pool = new KernelPool(1);
  private readonly width: number;
  private readonly out: Address;
  private rows: Address = 0;
  private capacity = 0;

  constructor(width: number) {
    this.width = width;
    this.out = this.pool.floats(width * width);
  }

  gram(rows: Float64Array, weights: ArrayLike<number>): Float32Array {
    const { width, pool } = this;
    const count = weights.length;
    if (count > this.capacity) {
      this.capacity = Math.max(count, 2 * this.capacity);
      this.rows = pool.floats(this.capacity * width);
    }
    const scaled = pool.view(this.rows, count * width);
    for (let row = 0; row < count; row++) {
      const by = Math.sqrt(weights[row]!);
      for (let at = row * width; at < (row + 1) * width; at++) scaled[at] = by * rows[at]!;
    }
    pool.run('gram', 1, 1, [this.rows, count, width, count, this.out]);
    return pool.view(this.out, width * width);
  }
}

const rooms = new Map<number, Room>();

/**
 * Σ weight · row rowᵀ over rows of `width` numbers, a multiple of 8, width × width: only cells on and right
 * of the diagonal are right, and only until the next question. Weights are not negative.
 */
export function weightedGram(
  rows: Float64Array,
  weights: ArrayLike<number>,
  width: number,
): Float32Array {
  const room = rooms.get(width) ?? new Room(width);
  rooms.set(width, room);
  return room.gram(rows, weights);
}
