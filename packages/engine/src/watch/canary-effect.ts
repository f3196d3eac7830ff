import { EngineError } from '../error.ts';
import { beyondRounding } from './rounding.ts';
import { SignedEffect } from './signed-effect.ts';
import { checkedRows, rateOf, type Tries } from './tries.ts';
import { voiceOf } from './voice.ts';

/** What came of a canary so far: all its batches together, a row a listener. A hit is good. */
export interface CanaryOutcomes extends Tries {
  /** By the listener's hash, a fair coin each: 1 whom the challenger serves, 0 whom the champion. */
  readonly isChallenger: ArrayLike<number>;
  /** The same listeners before the canary: what made them unlike then is not the challenger's doing. */
  readonly before?: Tries;
}

/** Tries that everybody's rate weighs beside a listener's own earlier ones. */
const doubt = 20;

/** Columns less of what is 0 but for rounding. */
const tinyShare = 1e-9;

/**
 * Hits a try that the challenger adds. Everybody's rate, and what listeners' earlier rates foretell, are taken
 * out by least squares before the coins are looked at (Deng and others, "Improving the sensitivity of online
 * controlled experiments by utilizing pre-experiment data", WSDM 2013, as a randomisation test). Throws
 * EngineError `shape-mismatch`, `bad-number`.
 */
export function canaryEffect({ tries, hits, isChallenger, before }: CanaryOutcomes): SignedEffect {
  const rows = checkedRows([{ tries, hits }, ...(before ? [before] : [])]);
  if (isChallenger.length !== rows) {
    throw new EngineError('shape-mismatch', 'Every listener has a side.');
  }
  const everybody = before ? rateOf(before) : 0;
  const column = (cell: (row: number) => number) =>
    Float64Array.from({ length: rows }, (_, row) => voiceOf(tries[row]!) * cell(row));
  const foretold = (row: number) =>
    before ? (before.hits[row]! + doubt * everybody) / (before.tries[row]! + doubt) : 0;
  const explained = orthonormal([
    column((row) => tries[row]!),
    column((row) => tries[row]! * foretold(row)),
  ]);
  const outcome = residual(
    column((row) => hits[row]!),
    explained,
  );
  const byOne = residual(
    column((row) => (isChallenger[row] === 1 ? tries[row]! : 0)),
    explained,
  );
  const effect = new SignedEffect();
  for (let row = 0; row < rows; row++) {
    const scale = voiceOf(tries[row]!) * tries[row]!;
    const left = beyondRounding(outcome[row]!, scale);
    effect.add(isChallenger[row] === 1 ? 1 : -1, left, byOne[row]!);
  }
  return effect;
}

/** Gram and Schmidt's, without the columns that add nothing. */
function orthonormal(columns: readonly Float64Array[]): Float64Array[] {
  const basis: Float64Array[] = [];
  for (const column of columns) {
    const rest = residual(column, basis);
    const squares = product(rest, rest);
    if (squares <= tinyShare * product(column, column)) continue;
    basis.push(rest.map((value) => value / Math.sqrt(squares)));
  }
  return basis;
}

function residual(column: Float64Array, basis: readonly Float64Array[]): Float64Array {
  const rest = Float64Array.from(column);
  for (const unit of basis) {
    const along = product(unit, rest);
    for (let row = 0; row < rest.length; row++) rest[row]! -= along * unit[row]!;
  }
  return rest;
}

function product(first: Float64Array, second: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < first.length; row++) sum += first[row]! * second[row]!;
  return sum;
}
