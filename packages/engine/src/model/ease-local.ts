import { EngineError } from '../error.ts';
import { leadingFactor } from '../factor/leading.ts';
import { KernelPool } from '../kernel/pool.ts';
import { type Neighbourhoods, solveNeighbourhoods } from '../kernel/solve-neighbourhoods.ts';
import { type Csr, rowStartsOf, transpose } from '../matrix/csr.ts';
import { RowSums } from '../matrix/row-sums.ts';
import { type EaseProblem, squaredLength } from './ease-problem.ts';
import { progress } from './fit-progress.ts';
import type { FitRun } from './model.ts';
import { TopHeap } from './top-items.ts';

/** Cells of the Gram matrix that are kept: 32 bytes each while fitting. */
const mostCells = 50_000_000;
/** Whether weights among so many neighbours can be had. */
export function fitsLocally(itemCount: number, neighbourhood: number): boolean {
  return itemCount * neighbourhood <= mostCells;
}

/**
 * B where the inverse of the whole Gram matrix cannot be had: each item is predicted from the
 * `neighbourhood` items most like it alone. Likeness is what G has beyond popularity, (G_ij − c_i c_j) /
 * √(G_ii + ridge_i) / √(G_jj + ridge_j), with c cᵀ the leading eigenpair of G; of G only those cells are
 * kept, and between two neighbours that are not each other's c_a c_b stands in. With 0 there instead the
 * local systems lose what holds them together (ml1m, 100 neighbours: nDCG@20 .03 against .20).
 *
 * Sparse approximation by local systems: Steck, "Markov Random Fields for Collaborative Filtering", NeurIPS
 * 2019; neighbours chosen before least squares: Ning and Karypis, "SLIM", ICDM 2011 (fsSLIM). Time is
 * Σ over listeners of their items² for G, items · neighbourhood³ / 6 for the systems; memory
 * 32 · items · neighbourhood bytes. Throws EngineError('too-large').
 */
export function localWeights(problem: EaseProblem, neighbourhood: number, run: FitRun): Csr {
  const items = problem.cells.columnCount;
  if (!fitsLocally(items, neighbourhood)) {
    throw new EngineError(
      'too-large',
      `${neighbourhood} neighbours for each of ${items} items are too many: at most ${mostCells} in all`,
    );
  }
  const common = leadingFactor(problem.cells);
  const ridged = problem.ridge.map((by, item) => by + squaredLength(problem.byItem, item));
  const gram = alike(problem, { common, ridged }, neighbourhood, run);
  const pool = new KernelPool(run.threads ?? 1);
  try {
    const values = solveNeighbourhoods(pool, { gram, ridged, common });
    return transpose({ ...gram, values });
  } finally {
    pool.close();
  }
}

/** The cells of G of the items most alike, row by row, columns ascending. */
function alike(
  { cells, byItem }: EaseProblem,
  { common, ridged }: Omit<Neighbourhoods, 'gram'>,
  wanted: number,
  run: FitRun,
): Csr {
  const items = cells.columnCount;
  const sums = new RowSums(items);
  const lengths = new Int32Array(items);
  const columns = new Int32Array(items * wanted);
  const values = new Float64Array(items * wanted);
  const together = new Float64Array(items);
  let end = 0;
  for (let item = 0; item < items; item++) {
    if (item % 256 === 0) progress(run, (0.5 * item) / items);
    addGramRow(sums, item, cells, byItem);
    const best = new TopHeap(wanted);
    sums.drain((other, sum) => {
      together[other] = sum;
      const beyond = sum - common[item]! * common[other]!;
      if (other !== item) best.offer(other, beyond / Math.sqrt(ridged[other]!));
    });
    const chosen = Int32Array.from(best.sorted(), (one) => one.item).sort();
    columns.set(chosen, end);
    for (const other of chosen) values[end++] = together[other]!;
    lengths[item] = chosen.length;
  }
  return {
    ...{ rowCount: items, columnCount: items, rowStarts: rowStartsOf(lengths) },
    ...{ columns: columns.slice(0, end), values: values.slice(0, end) },
  };
}

function addGramRow(sums: RowSums, item: number, cells: Csr, byItem: Csr): void {
  for (let at = byItem.rowStarts[item]!; at < byItem.rowStarts[item + 1]!; at++) {
    const listener = byItem.columns[at]!;
    const by = byItem.values[at]!;
    for (let cell = cells.rowStarts[listener]!; cell < cells.rowStarts[listener + 1]!; cell++) {
      sums.add(cells.columns[cell]!, by * cells.values[cell]!);
    }
  }
}
