import type { Csr } from '../matrix/csr.ts';
import { factorise, solveFactorised } from './cholesky.ts';

/** Factors that another program made: of each id `rank` numbers, one after the other. */
export interface GivenRows {
  /** Each once. */
  readonly ids: Int32Array;
  readonly rank: number;
  readonly rows: Float32Array;
}

/**
 * How plays were weighed in training: n plays weigh 1 + confidence · n against 1 for none, and a row is held
 * back by regularisation · its cells (Hu, Koren and Volinsky, ICDM 2008, § 4; Zhou et al., AAIM 2008, § 3.1:
 * what Spark's ALS does with `implicitPrefs`).
 */
export interface FoldRule {
  /** Above 0. */
  readonly confidence: number;
  readonly regularisation: number;
}

/** Of factors on both sides, and the plays that they were made from: listeners × items. */
export interface GivenSides {
  readonly items: GivenRows;
  readonly listeners: GivenRows;
  readonly plays: Csr;
}

/** Listeners that are looked at, evenly spread. */
const mostLooked = 200;

/** Σ y yᵀ over all rows, rank × rank: 2 · rows · rank² operations. */
function gramOf({ rows, rank }: GivenRows): Float64Array {
  const gram = new Float64Array(rank * rank);
  for (let from = 0; from < rows.length; from += rank) {
    for (let a = 0; a < rank; a++) {
      const value = rows[from + a]!;
      for (let b = 0; b <= a; b++) gram[a * rank + b]! += value * rows[from + b]!;
    }
  }
  for (let a = 0; a < rank; a++) {
    for (let b = 0; b < a; b++) gram[b * rank + a] = gram[a * rank + b]!;
  }
  return gram;
}

/** A listener's factors and what they played, as far as there are factors of it. */
interface Looked {
  readonly x: Float32Array;
  readonly counts: Float64Array;
  /** Factors of the items, one after the other. */
  readonly y: Float64Array;
}

function* looked({ items, listeners, plays }: GivenSides): Generator<Looked> {
  const { rank } = items;
  const placeOf = new Map(Array.from(items.ids, (id, row) => [id, row]));
  const step = Math.max(1, Math.floor(listeners.ids.length / mostLooked));
  for (let row = 0; row < listeners.ids.length; row += step) {
    const listener = listeners.ids[row]!;
    const cells: { readonly at: number; readonly place: number }[] = [];
    for (let at = plays.rowStarts[listener]!; at < plays.rowStarts[listener + 1]!; at++) {
      const place = placeOf.get(plays.columns[at]!);
      if (place !== undefined) cells.push({ at, place });
    }
    if (cells.length === 0) continue;
    const y = new Float64Array(cells.length * rank);
    for (const [cell, { place }] of cells.entries()) {
      y.set(items.rows.subarray(place * rank, (place + 1) * rank), cell * rank);
    }
    const counts = Float64Array.from(cells, ({ at }) => plays.values[at]!);
    yield { x: listeners.rows.subarray(row * rank, (row + 1) * rank), counts, y };
  }
}

const dot = (a: ArrayLike<number>, b: ArrayLike<number>, from = 0): number => {
  let sum = 0;
  for (let f = 0; f < a.length; f++) sum += a[f]! * b[from + f]!;
  return sum;
};

/**
 * The rule by which listeners' factors follow from the items'. Of a listener with factors x
 *
 *     G x − Σ y = confidence · Σ n (1 − x·y) y − regularisation · cells · x
 *
 * holds, which is linear in both: least squares over listeners, each of the same weight. Null where no
 * confidence above 0 fits: they were trained otherwise.
 */
export function ruleOf(sides: GivenSides): FoldRule | null {
  const { rank } = sides.items;
  const gram = gramOf(sides.items);
  let [bb, bc, cc, ab, ac] = [0, 0, 0, 0, 0];
  for (const { x, counts, y } of looked(sides)) {
    const a = Float64Array.from({ length: rank }, (_, f) => dot(x, gram, f * rank));
    const b = new Float64Array(rank);
    for (let cell = 0; cell < counts.length; cell++) {
      const weight = counts[cell]! * (1 - dot(x, y, cell * rank));
      for (let f = 0; f < rank; f++) {
        a[f]! -= y[cell * rank + f]!;
        b[f]! += weight * y[cell * rank + f]!;
      }
    }
    const c = Float64Array.from(x, (value) => -counts.length * value);
    const size = dot(b, b);
    if (!(size > 0)) continue;
    bb += 1;
    [bc, cc] = [bc + dot(b, c) / size, cc + dot(c, c) / size];
    [ab, ac] = [ab + dot(a, b) / size, ac + dot(a, c) / size];
  }
  const determinant = bb * cc - bc * bc;
  if (!(determinant > 0)) return null;
  const confidence = (ab * cc - ac * bc) / determinant;
  const regularisation = Math.max(0, (bb * ac - bc * ab) / determinant);
  return confidence > 0 && Number.isFinite(confidence) ? { confidence, regularisation } : null;
}

/**
 * How far listeners who are folded in by a rule are from the factors they were given: the median of
 * |x − given| / |given|, 0 where they are the same. Null where there is nobody to look at.
 */
export function deviationOf(sides: GivenSides, rule: FoldRule): number | null {
  const { rank } = sides.items;
  const gram = gramOf(sides.items);
  const deviations: number[] = [];
  for (const { x, counts, y } of looked(sides)) {
    const system = gram.slice();
    const right = new Float64Array(rank);
    for (let cell = 0; cell < counts.length; cell++) {
      const weight = rule.confidence * counts[cell]!;
      for (let a = 0; a < rank; a++) {
        const value = y[cell * rank + a]!;
        right[a]! += (1 + weight) * value;
        for (let b = 0; b <= a; b++) system[a * rank + b]! += weight * value * y[cell * rank + b]!;
      }
    }
    for (let a = 0; a < rank; a++) system[a * rank + a]! += rule.regularisation * counts.length;
    const folded = solveFactorised(factorise(system, rank), right);
    const gap = Math.sqrt(folded.reduce((sum, value, f) => sum + (value - x[f]!) ** 2, 0));
    const size = Math.sqrt(dot(x, x));
    if (size > 0) deviations.push(gap / size);
  }
  return deviations.sort((a, b) => a - b)[Math.floor(deviations.length / 2)] ?? null;
}
