/**
 * Where a model puts what it knows: rows of `width` numbers, of length 1, one after the other; all 0 where it
 * knows nothing. The product of two rows is their cosine.
 */
export interface Vectors {
  readonly width: number;
  readonly count: number;
  readonly rows: Float32Array;
}

/** The length of each row made 1; those without any stay. */
export function normalised({ width, count, rows }: Vectors): Vectors {
  const unit = Float32Array.from(rows);
  for (let row = 0; row < count; row++) {
    const own = unit.subarray(row * width, (row + 1) * width);
    const length = Math.sqrt(own.reduce((sum, value) => sum + value * value, 0));
    if (length > 0) for (let at = 0; at < width; at++) own[at]! /= length;
  }
  return { width, count, rows: unit };
}

/** Whether the model knows anything of a row. */
export function isPlaced({ width, count, rows }: Vectors, row: number): boolean {
  if (row >= count) return false;
  for (let at = row * width; at < (row + 1) * width; at++) if (rows[at] !== 0) return true;
  return false;
}

/** How alike two rows are, −1 … 1. */
export function cosine({ width, rows }: Vectors, one: number, other: number): number {
  let product = 0;
  for (let at = 0; at < width; at++) product += rows[one * width + at]! * rows[other * width + at]!;
  return product;
}

/** Rows of groups: the mean direction of each one's members; `groupOf` has 0 for members of none. */
export function groupVectors(members: Vectors, groupOf: ArrayLike<number>): Vectors {
  const { width, count } = members;
  let groups = 0;
  for (let member = 0; member < count; member++) groups = Math.max(groups, groupOf[member] ?? 0);
  const rows = new Float32Array((groups + 1) * width);
  for (let member = 0; member < count; member++) {
    const group = groupOf[member] ?? 0;
    if (group === 0) continue;
    for (let at = 0; at < width; at++) {
      rows[group * width + at]! += members.rows[member * width + at]!;
    }
  }
  return normalised({ width, count: groups + 1, rows });
}

/** Some of the rows, in the order asked for. */
export function rowsOf({ width, rows }: Vectors, wanted: readonly number[]): Vectors {
  const some = new Float32Array(wanted.length * width);
  for (const [at, row] of wanted.entries()) {
    some.set(rows.subarray(row * width, (row + 1) * width), at * width);
  }
  return { width, count: wanted.length, rows: some };
}
