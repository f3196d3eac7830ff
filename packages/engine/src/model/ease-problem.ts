import { EngineError } from '../error.ts';
import { type Csr, transpose } from '../matrix/csr.ts';

export interface EaseOptions {
  /** λ: how strongly weights are held back. */
  readonly regularisation: number;
  /** p of EDLAE: popular items are held back by p / (1 − p) of their plays besides; below 1. */
  readonly dropout: number;
  /** A listener of n items counts n^−listenerPower in the fit. */
  readonly listenerPower: number;
  /** Weight of an item played n times: 1 + repeatWeight · ln n. */
  readonly repeatWeight: number;
  /** The strongest weights of other items that an item speaks by, where they are exact. */
  readonly weightsPerItem: number;
  /** The items most like it that an item is predicted from; 0 is all of them, exactly. */
  readonly neighbourhood: number;
}

/** Predict each item from the others by least squares: min ‖x_j − X b‖² + Σ_i ridge_i b_i², b_j = 0. */
export interface EaseProblem {
  /** X, listeners × items; columns ascend. */
  readonly cells: Csr;
  /** Xᵀ. */
  readonly byItem: Csr;
  /** By item. */
  readonly ridge: Float64Array;
}

/** What there is to solve. Throws EngineError('bad-number') for a dropout of 1 or more. */
export function easeProblem(plays: Csr, options: EaseOptions): EaseProblem {
  const cells = damped(plays, options.listenerPower);
  const byItem = transpose(cells);
  return { cells, byItem, ridge: ridges(byItem, options) };
}

/** Listeners of many items count less: X' = diag(n^(−power / 2)) X. */
function damped(cells: Csr, power: number): Csr {
  const values = cells.values.slice();
  for (let row = 0; row < cells.rowCount; row++) {
    const from = cells.rowStarts[row]!;
    const to = cells.rowStarts[row + 1]!;
    const scale = (to - from) ** (-power / 2);
    for (let at = from; at < to; at++) values[at]! *= scale;
  }
  return { ...cells, values };
}

/** λ + p / (1 − p) · (XᵀX)_jj by item. */
function ridges(byItem: Csr, { regularisation, dropout }: EaseOptions): Float64Array {
  if (dropout >= 1) throw new EngineError('bad-number', 'option dropout must be below 1');
  const extra = dropout / (1 - dropout);
  return Float64Array.from(
    { length: byItem.rowCount },
    (_, item) => regularisation + extra * squaredLength(byItem, item),
  );
}

/** Σ of the squares of a row's cells. */
export function squaredLength({ rowStarts, values }: Csr, row: number): number {
  let square = 0;
  for (let at = rowStarts[row]!; at < rowStarts[row + 1]!; at++) square += values[at]! ** 2;
  return square;
}
