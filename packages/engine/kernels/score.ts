import { dotRow } from './dense';

/** out[i] = y_i · x for float32 rows of `width` numbers, 0 where it is below: that says nothing. */
export function scoreRows(
  from: i32,
  to: i32,
  _scratch: usize,
  rows: usize,
  width: i32,
  x: usize,
  out: usize,
): void {
  const bytes = <usize>width << 2;
  for (let i = <usize>from; i < <usize>to; i++) {
    store<f32>(out + (i << 2), max<f32>(0, dotRow(rows + i * bytes, x, bytes)));
  }
}

/** sums += x·y in lanes for 16 int8 and as many int16. */
@inline
function addDots(sums: v128, y: v128, low: v128, high: v128): v128 {
  const first = i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_s(y), low);
  const second = i32x4.dot_i16x8_s(i16x8.extend_high_i8x16_s(y), high);
  return i32x4.add(i32x4.add(sums, first), second);
}

/** x·y for a row y of `bytes` int8 and x in int16, in whole numbers. */
@inline
function byteSum(row: usize, x: usize, bytes: usize): i32 {
  let sums = i32x4.splat(0);
  for (let at: usize = 0; at < bytes; at += 16) {
    const xs = x + (at << 1);
    sums = addDots(sums, v128.load(row + at), v128.load(xs), v128.load(xs, 16));
  }
  return (
    i32x4.extract_lane(sums, 0) +
    i32x4.extract_lane(sums, 1) +
    (i32x4.extract_lane(sums, 2) + i32x4.extract_lane(sums, 3))
  );
}

/** A product of whole numbers as a score. */
@inline
function scored(sum: i32, scale: f32, rowScale: f32): f32 {
  return max<f32>(0, <f32>sum * scale * rowScale);
}

/** Σ of the lanes of each of four. */
@inline
function lanesOfFour(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = i32x4.add(
    v128.shuffle<i32>(a, b, 0, 4, 1, 5),
    v128.shuffle<i32>(a, b, 2, 6, 3, 7),
  );
  const cd = i32x4.add(
    v128.shuffle<i32>(c, d, 0, 4, 1, 5),
    v128.shuffle<i32>(c, d, 2, 6, 3, 7),
  );
  return i32x4.add(
    v128.shuffle<i32>(ab, cd, 0, 1, 4, 5),
    v128.shuffle<i32>(ab, cd, 2, 3, 6, 7),
  );
}

/**
 * The same for rows of int8, `width` a multiple of 16, each with its scale; x is int16 with one scale.
 * Sums are exact in int32 while width · 127 · 32,767 < 2³¹, so for up to 512 numbers. Four rows at a time
 * share what is loaded of x.
 */
export function scoreBytes(
  from: i32,
  to: i32,
  _scratch: usize,
  rows: usize,
  scales: usize,
  width: i32,
  x: usize,
  scale: f32,
  out: usize,
): void {
  const bytes = <usize>width;
  const question = f32x4.splat(scale);
  let i = <usize>from;
  for (; i + 4 <= <usize>to; i += 4) {
    const row = rows + i * bytes;
    let a = i32x4.splat(0);
    let b = i32x4.splat(0);
    let c = i32x4.splat(0);
    let d = i32x4.splat(0);
    for (let at: usize = 0; at < bytes; at += 16) {
      const low = v128.load(x + (at << 1));
      const high = v128.load(x + (at << 1), 16);
      const y = row + at;
      a = addDots(a, v128.load(y), low, high);
      b = addDots(b, v128.load(y + bytes), low, high);
      c = addDots(c, v128.load(y + 2 * bytes), low, high);
      d = addDots(d, v128.load(y + 3 * bytes), low, high);
    }
    const sums = f32x4.convert_i32x4_s(lanesOfFour(a, b, c, d));
    const products = f32x4.mul(f32x4.mul(sums, question), v128.load(scales + (i << 2)));
    v128.store(out + (i << 2), f32x4.max(products, f32x4.splat(0)));
  }
  for (; i < <usize>to; i++) {
    const sum = byteSum(rows + i * bytes, x, bytes);
    store<f32>(out + (i << 2), scored(sum, scale, load<f32>(scales + (i << 2))));
  }
}

/** The same for the rows of a list: of row list[i] to out[i]. */
export function scoreListed(
  from: i32,
  to: i32,
  _scratch: usize,
  rows: usize,
  scales: usize,
  width: i32,
  x: usize,
  scale: f32,
  list: usize,
  out: usize,
): void {
  for (let i = <usize>from; i < <usize>to; i++) {
    const row = <usize>load<i32>(list + (i << 2));
    const sum = byteSum(rows + row * <usize>width, x, <usize>width);
    store<f32>(out + (i << 2), scored(sum, scale, load<f32>(scales + (row << 2))));
  }
}
