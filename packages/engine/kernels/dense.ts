/**
 * Dense kernels. Matrices are row-major float32 whose rows hold `width` numbers, a multiple of 8;
 * pointers are byte offsets, aligned to 16. Rows `from` … `to` − 1 are worked on.
 */

/** Σ of the lanes. */
@inline
export function lanes(v: v128): f32 {
  return (
    f32x4.extract_lane(v, 0) +
    f32x4.extract_lane(v, 1) +
    (f32x4.extract_lane(v, 2) + f32x4.extract_lane(v, 3))
  );
}

/** Σ a[k] b[k] of two rows of `bytes` bytes. */
@inline
export function dotRow(a: usize, b: usize, bytes: usize): f32 {
  let first = f32x4.splat(0);
  let second = f32x4.splat(0);
  for (let at: usize = 0; at < bytes; at += 32) {
    first = f32x4.add(first, f32x4.mul(v128.load(a + at), v128.load(b + at)));
    second = f32x4.add(second, f32x4.mul(v128.load(a + at, 16), v128.load(b + at, 16)));
  }
  return lanes(f32x4.add(first, second));
}

/** into += scale · row. */
@inline
export function addRow(into: usize, row: usize, scale: f32, bytes: usize): void {
  const s = f32x4.splat(scale);
  for (let at: usize = 0; at < bytes; at += 16) {
    v128.store(into + at, f32x4.add(v128.load(into + at), f32x4.mul(s, v128.load(row + at))));
  }
}

/** Rows that stay in the nearest cache while every tile passes over them. */
const together = 64;

/**
 * Partial Gram matrices: partial p = Σ over rows p·block … of yᵀy, width × width, at `out` + p · width²
 * floats; only cells on and right of the diagonal are right. `from` and `to` count partials; `rows` is
 * the number of rows of y. Partials are summed outside in a fixed order, whoever computed them.
 */
export function gram(
  from: i32,
  to: i32,
  _scratch: usize,
  y: usize,
  rows: i32,
  width: i32,
  block: i32,
  out: usize,
): void {
  const bytes = <usize>width << 2;
  for (let p = from; p < to; p++) {
    const target = out + <usize>p * bytes * <usize>width;
    memory.fill(target, 0, bytes * <usize>width);
    const last = min(rows, (p + 1) * block);
    for (let row = p * block; row < last; row += together) {
      const first = y + <usize>row * bytes;
      const end = y + <usize>min(last, row + together) * bytes;
      for (let a: usize = 0; a < bytes; a += 16) {
        for (let b = a & ~31; b < bytes; b += 32) {
          gramTile(first, end, bytes, a, b, target + a * <usize>width + b);
        }
      }
    }
  }
}

/** Adds to the 4 × 8 cells at byte offsets a, b. */
@inline
function gramTile(
  first: usize,
  end: usize,
  bytes: usize,
  a: usize,
  b: usize,
  cell: usize,
): void {
  let s00 = v128.load(cell);
  let s01 = v128.load(cell, 16);
  let s10 = v128.load(cell + bytes);
  let s11 = v128.load(cell + bytes, 16);
  let s20 = v128.load(cell + 2 * bytes);
  let s21 = v128.load(cell + 2 * bytes, 16);
  let s30 = v128.load(cell + 3 * bytes);
  let s31 = v128.load(cell + 3 * bytes, 16);
  for (let row = first; row < end; row += bytes) {
    const r0 = v128.load(row + b);
    const r1 = v128.load(row + b, 16);
    const l0 = v128.load32_splat(row + a);
    s00 = f32x4.add(s00, f32x4.mul(l0, r0));
    s01 = f32x4.add(s01, f32x4.mul(l0, r1));
    const l1 = v128.load32_splat(row + a, 4);
    s10 = f32x4.add(s10, f32x4.mul(l1, r0));
    s11 = f32x4.add(s11, f32x4.mul(l1, r1));
    const l2 = v128.load32_splat(row + a, 8);
    s20 = f32x4.add(s20, f32x4.mul(l2, r0));
    s21 = f32x4.add(s21, f32x4.mul(l2, r1));
    const l3 = v128.load32_splat(row + a, 12);
    s30 = f32x4.add(s30, f32x4.mul(l3, r0));
    s31 = f32x4.add(s31, f32x4.mul(l3, r1));
  }
  v128.store(cell, s00);
  v128.store(cell, s01, 16);
  v128.store(cell + bytes, s10);
  v128.store(cell + bytes, s11, 16);
  v128.store(cell + 2 * bytes, s20);
  v128.store(cell + 2 * bytes, s21, 16);
  v128.store(cell + 3 * bytes, s30);
  v128.store(cell + 3 * bytes, s31, 16);
}

/**
 * out += a · b, with a of `depth` columns (any number) and b depth × width. Scratch: b, which is taken
 * apart into strips of eight columns that lie together: as it is, its lines would share few cache sets.
 */
export function addProduct(
  from: i32,
  to: i32,
  scratch: usize,
  a: usize,
  depth: i32,
  b: usize,
  width: i32,
  out: usize,
): void {
  const left = <usize>depth << 2;
  const line = <usize>width << 2;
  const strip = <usize>depth << 5;
  for (let c: usize = 0; c < line; c += 32) {
    let to = scratch + (c >> 5) * strip;
    for (let k: usize = 0; k < <usize>depth; k++, to += 32) {
      v128.store(to, v128.load(b + k * line + c));
      v128.store(to, v128.load(b + k * line + c, 16), 16);
    }
  }
  let row = from;
  for (; row + 4 <= to; row += 4) {
    const rows = a + <usize>row * left;
    const into = out + <usize>row * line;
    for (let c: usize = 0; c < line; c += 32) {
      productTile(rows, left, scratch + (c >> 5) * strip, line, into + c);
    }
  }
  for (; row < to; row++) addRowProduct(a + <usize>row * left, left, b, line, out + <usize>row * line);
}

/** into += row · b for a row of `left` bytes. */
@inline
export function addRowProduct(row: usize, left: usize, b: usize, line: usize, into: usize): void {
  for (let c: usize = 0; c < line; c += 32) {
    let s0 = v128.load(into + c);
    let s1 = v128.load(into + c, 16);
    let right = b + c;
    for (let l = row, end = row + left; l < end; l += 4, right += line) {
      const scale = v128.load32_splat(l);
      s0 = f32x4.add(s0, f32x4.mul(scale, v128.load(right)));
      s1 = f32x4.add(s1, f32x4.mul(scale, v128.load(right, 16)));
    }
    v128.store(into + c, s0);
    v128.store(into + c, s1, 16);
  }
}

/** Four rows of a by a strip of eight columns of b. */
@inline
function productTile(a: usize, left: usize, b: usize, line: usize, c: usize): void {
  let s00 = v128.load(c);
  let s01 = v128.load(c, 16);
  let s10 = v128.load(c + line);
  let s11 = v128.load(c + line, 16);
  let s20 = v128.load(c + 2 * line);
  let s21 = v128.load(c + 2 * line, 16);
  let s30 = v128.load(c + 3 * line);
  let s31 = v128.load(c + 3 * line, 16);
  for (let l = a, end = a + left; l < end; l += 4, b += 32) {
    const r0 = v128.load(b);
    const r1 = v128.load(b, 16);
    const l0 = v128.load32_splat(l);
    s00 = f32x4.add(s00, f32x4.mul(l0, r0));
    s01 = f32x4.add(s01, f32x4.mul(l0, r1));
    const l1 = v128.load32_splat(l + left);
    s10 = f32x4.add(s10, f32x4.mul(l1, r0));
    s11 = f32x4.add(s11, f32x4.mul(l1, r1));
    const l2 = v128.load32_splat(l + 2 * left);
    s20 = f32x4.add(s20, f32x4.mul(l2, r0));
    s21 = f32x4.add(s21, f32x4.mul(l2, r1));
    const l3 = v128.load32_splat(l + 3 * left);
    s30 = f32x4.add(s30, f32x4.mul(l3, r0));
    s31 = f32x4.add(s31, f32x4.mul(l3, r1));
  }
  v128.store(c, s00);
  v128.store(c, s01, 16);
  v128.store(c + line, s10);
  v128.store(c + line, s11, 16);
  v128.store(c + 2 * line, s20);
  v128.store(c + 2 * line, s21, 16);
  v128.store(c + 3 * line, s30);
  v128.store(c + 3 * line, s31, 16);
}
