/** A sparse row under construction: dense positive sums and the list of the columns that have one. */
export class RowSums {
  private readonly sums: Float64Array;
  private readonly touched: number[] = [];

  constructor(columnCount: number) {
    this.sums = new Float64Array(columnCount);
  }

  /** `value` is positive. */
  add(column: number, value: number): void {
    if (this.sums[column] === 0) this.touched.push(column);
    this.sums[column]! += value;
  }

  /** Hands out every column once, in the order of first addition, and is empty again. */
  drain(visit: (column: number, sum: number) => void): void {
    for (const column of this.touched) {
      visit(column, this.sums[column]!);
      this.sums[column] = 0;
    }
    this.touched.length = 0;
  }
}
