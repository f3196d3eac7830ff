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

/**
 * The same for rows of int8, `width` a multiple of 16, each with its scale; x is int16 with one scale.
 * Sums are exact in int32 while width · 127 · 32,767 < 2³¹, so for up to 512 numbers.
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
  for (let i = <usize>from; i < <usize>to; i++) {
    const row = rows + i * bytes;
    let sums = i32x4.splat(0);
    for (let at: usize = 0; at < bytes; at += 16) {
      const y = v128.load(row + at);
      const low = i16x8.extend_low_i8x16_s(y);
      const high = i16x8.extend_high_i8x16_s(y);
      sums = i32x4.add(sums, i32x4.dot_i16x8_s(low, v128.load(x + (at << 1))));
      sums = i32x4.add(sums, i32x4.dot_i16x8_s(high, v128.load(x + (at << 1), 16)));
    }
    const sum =
      i32x4.extract_lane(sums, 0) +
      i32x4.extract_lane(sums, 1) +
      (i32x4.extract_lane(sums, 2) + i32x4.extract_lane(sums, 3));
    store<f32>(out + (i << 2), max<f32>(0, <f32>sum * scale * load<f32>(scales + (i << 2))));
  }
}
