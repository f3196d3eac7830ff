import { factorAndSolve } from './cholesky';
import { addRow, addRowProduct, dotRow, lanes } from './dense';

/**
 * One side of alternating least squares (Hu, Koren and Volinsky 2008) in the eigenbasis of the other
 * side's Gram matrix: there the part that all rows share is a diagonal, so that a conjugate-gradient
 * step costs what the row's own cells cost. For row u with cells k of weight s_k = c_k − w₀ > 0:
 *
 *     (diag(shared + ridge_u) + Σ s_k y_k y_kᵀ) x = Σ c_k y_k
 *
 * Rows of few cells are solved exactly in the dual (as many unknowns as cells), the others by `steps`
 * steps of conjugate gradients from where they are, with the diagonal as preconditioner.
 *
 * `starts` and `columns` are int32, `weights` float32 s_k, `ridge` float32 by row, `shared` float32 by
 * dimension (w₀ · eigenvalue); `fixed` holds the other side, `solved` this side, in and out. `basis`
 * (width × width) takes a row as it is into the eigenbasis. A row goes `beyond` times its step
 * further than the solution, 0 … 1: below 1 that never raises the objective, and where it falls slowly it
 * falls faster. Scratch: six rows of `width` numbers, then the other side's rows of the longest row here,
 * or the dual system.
 */
export function solveRows(
  from: i32,
  to: i32,
  scratch: usize,
  starts: usize,
  columns: usize,
  weights: usize,
  unobserved: f32,
  ridge: usize,
  shared: usize,
  fixed: usize,
  solved: usize,
  basis: usize,
  width: i32,
  steps: i32,
  dualCells: i32,
  beyond: f32,
): void {
  const bytes = <usize>width << 2;
  for (let u = from; u < to; u++) {
    const first = load<i32>(starts + (<usize>u << 2));
    const cells = load<i32>(starts + (<usize>u << 2), 4) - first;
    const x = solved + <usize>u * bytes;
    const before = scratch + bytes;
    memory.copy(before + bytes, x, bytes);
    memory.fill(before, 0, bytes);
    if (cells > dualCells || beyond > 0) {
      addRowProduct(before + bytes, bytes, basis, bytes, before);
    }
    solveRow(u, first, cells, scratch, columns, weights, unobserved, ridge, shared, fixed, x, bytes, steps, dualCells);
    if (beyond == 0) continue;
    for (let at: usize = 0; at < bytes; at += 16) {
      const now = v128.load(x + at);
      const step = f32x4.sub(now, v128.load(before + at));
      v128.store(x + at, f32x4.add(now, f32x4.mul(f32x4.splat(beyond), step)));
    }
  }
}

/** Scratch: the diagonal, the row before, four for the conjugate gradients, then the other side's rows. */
function solveRow(
  u: i32,
  first: i32,
  cells: i32,
  scratch: usize,
  columns: usize,
  weights: usize,
  unobserved: f32,
  ridge: usize,
  shared: usize,
  fixed: usize,
  x: usize,
  bytes: usize,
  steps: i32,
  dualCells: i32,
): void {
  const ridges = f32x4.splat(load<f32>(ridge + (<usize>u << 2)));
  for (let at: usize = 0; at < bytes; at += 16) {
    v128.store(scratch + at, f32x4.add(v128.load(shared + at), ridges));
  }
  const s = weights + (<usize>first << 2);
  const gathered = scratch + 6 * bytes;
  for (let k = 0; k < cells; k++) {
    const column = <usize>load<i32>(columns + (<usize>(first + k) << 2));
    memory.copy(gathered + <usize>k * bytes, fixed + column * bytes, bytes);
  }
  if (cells <= dualCells) {
    solveDual(x, gathered, cells, s, unobserved, scratch, bytes);
  } else {
    memory.copy(x, scratch + bytes, bytes);
    solvePrimal(x, gathered, cells, s, unobserved, scratch, bytes, steps, scratch + 2 * bytes);
  }
}

/**
 * x = D⁻¹ Yᵀ v with v = c − z, (S⁻¹ + Y D⁻¹ Yᵀ) z = Y D⁻¹ Yᵀ c: Cholesky in place. The dual matrix lies
 * behind the gathered rows.
 */
function solveDual(
  x: usize,
  rows: usize,
  cells: i32,
  s: usize,
  unobserved: f32,
  diagonal: usize,
  bytes: usize,
): void {
  const n = <usize>cells;
  const line = n << 2;
  const k = rows + 2 * n * bytes;
  const z = k + n * line;
  const scaled = rows + n * bytes;
  for (let i: usize = 0; i < n; i++) {
    for (let at: usize = 0; at < bytes; at += 16) {
      const row = v128.load(rows + i * bytes + at);
      v128.store(scaled + i * bytes + at, f32x4.div(row, v128.load(diagonal + at)));
    }
  }
  for (let i: usize = 0; i < n; i++) {
    for (let j: usize = 0; j <= i; j++) {
      const value = dotRow(scaled + i * bytes, rows + j * bytes, bytes);
      store<f32>(k + i * line + (j << 2), value);
      store<f32>(k + j * line + (i << 2), value);
    }
  }
  for (let i: usize = 0; i < n; i++) {
    let sum: f32 = 0;
    for (let j: usize = 0; j < n; j++) {
      sum += load<f32>(k + i * line + (j << 2)) * (load<f32>(s + (j << 2)) + unobserved);
    }
    store<f32>(z + (i << 2), sum);
  }
  for (let i: usize = 0; i < n; i++) {
    const at = k + i * line + (i << 2);
    store<f32>(at, load<f32>(at) + 1 / load<f32>(s + (i << 2)));
  }
  factorAndSolve(k, z, n);
  memory.fill(x, 0, bytes);
  for (let i: usize = 0; i < n; i++) {
    const v = load<f32>(s + (i << 2)) + unobserved - load<f32>(z + (i << 2));
    addRow(x, scaled + i * bytes, v, bytes);
  }
}

/** Conjugate gradients with Jacobi preconditioner. Scratch: preconditioner, residual, direction, image. */
function solvePrimal(
  x: usize,
  rows: usize,
  cells: i32,
  s: usize,
  unobserved: f32,
  diagonal: usize,
  bytes: usize,
  steps: i32,
  scratch: usize,
): void {
  const precondition = scratch;
  const residual = scratch + bytes;
  const direction = scratch + 2 * bytes;
  const image = scratch + 3 * bytes;
  for (let at: usize = 0; at < bytes; at += 16) {
    const d = v128.load(diagonal + at);
    v128.store(precondition + at, d);
    v128.store(residual + at, f32x4.neg(f32x4.mul(d, v128.load(x + at))));
  }
  for (let k: usize = 0; k < <usize>cells; k++) {
    const row = rows + k * bytes;
    const weight = load<f32>(s + (k << 2));
    const pull = f32x4.splat(weight + unobserved - weight * dotRow(row, x, bytes));
    const weights = f32x4.splat(weight);
    for (let at: usize = 0; at < bytes; at += 16) {
      const y = v128.load(row + at);
      v128.store(residual + at, f32x4.add(v128.load(residual + at), f32x4.mul(pull, y)));
      const p = v128.load(precondition + at);
      v128.store(precondition + at, f32x4.add(p, f32x4.mul(weights, f32x4.mul(y, y))));
    }
  }
  let energy = turn(direction, residual, precondition, 0, bytes);
  const enough = energy * 1e-10;
  for (let step = 0; step < steps && energy > enough && energy > 1e-30; step++) {
    for (let at: usize = 0; at < bytes; at += 16) {
      v128.store(image + at, f32x4.mul(v128.load(diagonal + at), v128.load(direction + at)));
    }
    for (let k: usize = 0; k < <usize>cells; k++) {
      const row = rows + k * bytes;
      addRow(image, row, load<f32>(s + (k << 2)) * dotRow(row, direction, bytes), bytes);
    }
    const length = energy / dotRow(direction, image, bytes);
    addRow(x, direction, length, bytes);
    addRow(residual, image, -length, bytes);
    energy = turn(direction, residual, precondition, energy, bytes);
  }
}

/**
 * The next direction: preconditioned residual + (new energy / old energy) · direction; the residual
 * alone where the old energy is 0. Returns the new energy residualᵀ P⁻¹ residual.
 */
function turn(direction: usize, residual: usize, precondition: usize, old: f32, bytes: usize): f32 {
  let sums = f32x4.splat(0);
  for (let at: usize = 0; at < bytes; at += 16) {
    const r = v128.load(residual + at);
    sums = f32x4.add(sums, f32x4.div(f32x4.mul(r, r), v128.load(precondition + at)));
  }
  const energy = lanes(sums);
  const keep = f32x4.splat(old > 0 ? energy / old : 0);
  for (let at: usize = 0; at < bytes; at += 16) {
    const ahead = f32x4.div(v128.load(residual + at), v128.load(precondition + at));
    const before = old > 0 ? f32x4.mul(keep, v128.load(direction + at)) : f32x4.splat(0);
    v128.store(direction + at, f32x4.add(ahead, before));
  }
  return energy;
}
