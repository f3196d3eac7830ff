import { lanes } from './dense';

/** Σ a[k] b[k] of the first `count` numbers of two rows, wherever they lie. */
@inline
function dotOf(a: usize, b: usize, count: usize): f32 {
  let sums = f32x4.splat(0);
  let at: usize = 0;
  for (; at + 16 <= count << 2; at += 16) {
    sums = f32x4.add(sums, f32x4.mul(v128.load(a + at), v128.load(b + at)));
  }
  let sum = lanes(sums);
  for (; at < count << 2; at += 4) sum += load<f32>(a + at) * load<f32>(b + at);
  return sum;
}

/** into −= scale · row for the first `count` numbers. */
@inline
function takeRow(into: usize, row: usize, scale: f32, count: usize): void {
  const s = f32x4.splat(scale);
  let at: usize = 0;
  for (; at + 16 <= count << 2; at += 16) {
    v128.store(into + at, f32x4.sub(v128.load(into + at), f32x4.mul(s, v128.load(row + at))));
  }
  for (; at < count << 2; at += 4) {
    store<f32>(into + at, load<f32>(into + at) - scale * load<f32>(row + at));
  }
}

/**
 * Cholesky of the symmetric positive definite n × n matrix k in place, of which cells on and left of the
 * diagonal are read, then k z = z. A pivot that rounding made 0 or less counts as tiny.
 */
export function factorAndSolve(k: usize, z: usize, n: usize): void {
  const line = n << 2;
  for (let i: usize = 0; i < n; i++) {
    const row = k + i * line;
    for (let j: usize = 0; j < i; j++) {
      const other = k + j * line;
      const sum = load<f32>(row + (j << 2)) - dotOf(row, other, j);
      store<f32>(row + (j << 2), sum / load<f32>(other + (j << 2)));
    }
    const left = load<f32>(row + (i << 2)) - dotOf(row, row, i);
    const pivot = sqrt<f32>(max<f32>(left, f32.MIN_NORMAL_VALUE));
    store<f32>(row + (i << 2), pivot);
    store<f32>(z + (i << 2), (load<f32>(z + (i << 2)) - dotOf(row, z, i)) / pivot);
  }
  for (let i = n; i-- > 0; ) {
    const row = k + i * line;
    const value = load<f32>(z + (i << 2)) / load<f32>(row + (i << 2));
    store<f32>(z + (i << 2), value);
    takeRow(z, row, value, i);
  }
}
