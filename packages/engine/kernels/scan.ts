/**
 * Writes the numbers of the float64 `values` that are above `floor` to `out`, ascending, and how many
 * there are to `count`. In one piece: the order is the threads' otherwise.
 */
export function collectAbove(
  from: i32,
  to: i32,
  _scratch: usize,
  values: usize,
  floor: f64,
  out: usize,
  count: usize,
): void {
  const floors = f64x2.splat(floor);
  let next = out;
  let i = from;
  for (; i + 4 <= to; i += 4) {
    const at = values + ((<usize>i) << 3);
    const low = f64x2.gt(v128.load(at), floors);
    const high = f64x2.gt(v128.load(at, 16), floors);
    if (!v128.any_true(v128.or(low, high))) continue;
    const hits = i64x2.bitmask(low) | (i64x2.bitmask(high) << 2);
    for (let lane = 0; lane < 4; lane++) {
      store<i32>(next, i + lane);
      next += <usize>(((hits >> lane) & 1) << 2);
    }
  }
  for (; i < to; i++) {
    store<i32>(next, i);
    next += <usize>(load<f64>(values + ((<usize>i) << 3)) > floor ? 4 : 0);
  }
  store<i32>(count, <i32>((next - out) >> 2));
}

/** The same for float32 `values` that are `least` or more. */
export function collectFloats(
  from: i32,
  to: i32,
  _scratch: usize,
  values: usize,
  least: f32,
  out: usize,
  count: usize,
): void {
  const leasts = f32x4.splat(least);
  let next = out;
  let i = from;
  for (; i + 4 <= to; i += 4) {
    const hits = i32x4.bitmask(f32x4.ge(v128.load(values + ((<usize>i) << 2)), leasts));
    for (let lane = 0, left = hits; left !== 0; lane++, left >>= 1) {
      store<i32>(next, i + lane);
      next += <usize>((left & 1) << 2);
    }
  }
  for (; i < to; i++) {
    store<i32>(next, i);
    next += <usize>(load<f32>(values + ((<usize>i) << 2)) >= least ? 4 : 0);
  }
  store<i32>(count, <i32>((next - out) >> 2));
}
