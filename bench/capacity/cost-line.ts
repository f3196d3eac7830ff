/** What was measured at a size, and the size: by name, e.g. `{ plays: 1e6, tracks: 2e4 }`. */
export interface Measured {
  readonly size: Readonly<Record<string, number>>;
  readonly cost: number;
}

/** A cost as a constant and so much for each of what it grows with. */
export interface CostLine {
  readonly constant: number;
  readonly per: Readonly<Record<string, number>>;
}

const rounds = 20_000;

/**
 * The line of least relative squared error with nothing negative in it: more of anything never costs less.
 * Found by going over the coefficients in turn, each set to its best while the others stand.
 */
export function costLine(names: readonly string[], all: readonly Measured[]): CostLine {
  // Divided by the cost, so that a large size does not drown the small ones.
  const rows = all.map(({ size, cost }) =>
    [1, ...names.map((name) => size[name] ?? 0)].map((x) => x / cost),
  );
  const found = new Float64Array(names.length + 1);
  const left = Float64Array.from(rows, () => 1);
  for (let round = 0; round < rounds; round += 1) {
    for (let nth = 0; nth < found.length; nth += 1) {
      let [along, own] = [0, 0];
      for (const [at, row] of rows.entries()) {
        along += (row[nth] ?? 0) * (left[at] ?? 0);
        own += (row[nth] ?? 0) ** 2;
      }
      const before = found[nth] ?? 0;
      const after = own === 0 ? 0 : Math.max(0, before + along / own);
      found[nth] = after;
      for (const [at, row] of rows.entries())
        left[at] = (left[at] ?? 0) - (after - before) * (row[nth] ?? 0);
    }
  }
  const per = Object.fromEntries(names.map((name, nth) => [name, found[nth + 1] ?? 0]));
  return { constant: found[0] ?? 0, per };
}

export function costAt({ constant, per }: CostLine, size: Measured['size']): number {
  return Object.entries(per).reduce(
    (sum, [name, each]) => sum + each * (size[name] ?? 0),
    constant,
  );
}

export interface Checked {
  readonly size: Measured['size'];
  readonly measured: number;
  readonly predicted: number;
  /** Of the measured cost: 0.1 is ten in a hundred too much. */
  readonly error: number;
}

/** What the line says of sizes that it was not made from. */
export function checkLine(line: CostLine, heldBack: readonly Measured[]): Checked[] {
  return heldBack.map(({ size, cost }) => {
    const predicted = costAt(line, size);
    return { size, measured: cost, predicted, error: predicted / cost - 1 };
  });
}
