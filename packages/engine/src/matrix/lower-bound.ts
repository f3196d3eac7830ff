/** The first position from `low` to `high` (exclusive) that is not below a value, `high` where all are; ascending. */
export function lowerBound(
  ascending: Int32Array | Float64Array,
  value: number,
  low = 0,
  high = ascending.length,
): number {
  let [from, to] = [low, high];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (ascending[middle]! < value) from = middle + 1;
    else to = middle;
  }
  return from;
}
