import { type Address, KernelPool } from '../kernel/pool.ts';
import { eigen } from './eigen.ts';

/** Rows a partial Gram matrix covers. */
const gramBlock = 2048;
const productChunk = 512;

/** Rows of factors in a pool's memory, with as much room again: rotating goes from one to the other. */
export interface Rotated {
  readonly rows: number;
  factors: Address;
  spare: Address;
}

export interface RotationRoom {
  readonly gram: Address;
  readonly basis: Address;
}

/** What rotating up to so many rows needs beside them. */
export function rotationRoom(pool: KernelPool, rows: number, width: number): RotationRoom {
  const partials = Math.ceil(rows / gramBlock);
  return { gram: pool.floats(partials * width * width), basis: pool.floats(width * width) };
}

/** Turns rows of `width` numbers into the eigenbasis of their Gram matrix; its eigenvalues, none below 0. */
export function rotate(
  pool: KernelPool,
  side: Rotated,
  width: number,
  room: RotationRoom,
): Float64Array {
  const { values, vectors } = eigen(gramOf(pool, side, width, room), width);
  pool.view(room.basis, width * width).set(vectors);
  pool.view(side.spare, side.rows * width).fill(0);
  const args = [side.factors, width, room.basis, width, side.spare];
  pool.run('addProduct', side.rows, productChunk, args);
  [side.factors, side.spare] = [side.spare, side.factors];
  return values.map((value) => Math.max(0, value));
}

/** Rows of `width` numbers, a multiple of 8, in the eigenbasis of their Gram matrix, with its eigenvalues. */
export function inEigenbasis(
  rows: Float32Array,
  width: number,
): { readonly rows: Float32Array; readonly shared: Float64Array } {
  const count = rows.length / width;
  const pool = new KernelPool(1);
  try {
    pool.needScratch(4 * width * width);
    const side = { rows: count, factors: pool.place(rows), spare: pool.floats(rows.length) };
    const shared = rotate(pool, side, width, rotationRoom(pool, Math.max(count, 1), width));
    return { rows: pool.view(side.factors, rows.length).slice(), shared };
  } finally {
    pool.close();
  }
}

function gramOf(
  pool: KernelPool,
  { factors, rows }: Rotated,
  width: number,
  room: RotationRoom,
): Float64Array {
  const partials = Math.ceil(rows / gramBlock);
  pool.run('gram', partials, 1, [factors, rows, width, gramBlock, room.gram]);
  const sums = new Float64Array(width * width);
  const cells = pool.view(room.gram, partials * width * width);
  for (let at = 0; at < cells.length; at++) sums[at % sums.length]! += cells[at]!;
  return sums;
}
