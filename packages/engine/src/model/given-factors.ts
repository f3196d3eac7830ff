import type { FoldRule, GivenRows } from '../factor/fold-rule.ts';
import { inEigenbasis } from '../factor/rotate.ts';
import { Als, als } from './als.ts';

/** Mean square of all numbers of rows, 0 where there are none. */
function meanSquareOf(rows: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < rows.length; at++) sum += rows[at]! ** 2;
  return rows.length > 0 ? sum / rows.length : 0;
}

/**
 * The item factors of another program as the blend's ALS part: listeners are folded in from their plays,
 * weighed by the rule the factors were trained by. Items that are not given say nothing. The factors are
 * brought to a mean square of 1 and the regularisation with them, which changes no score. Memory:
 * 8 · itemCount · rank bytes.
 */
export function alsOfFactors(given: GivenRows, itemCount: number, rule: FoldRule): Als {
  const { ids, rank } = given;
  const width = Math.ceil(rank / 8) * 8;
  const square = meanSquareOf(given.rows);
  const scale = square > 0 ? 1 / Math.sqrt(square) : 1;
  const rows = new Float32Array(itemCount * width);
  for (const [row, id] of ids.entries()) {
    if (id >= itemCount) continue;
    for (let f = 0; f < rank; f++) rows[id * width + f] = scale * given.rows[row * rank + f]!;
  }
  const options = {
    ...als.defaults,
    ...{ factors: rank, sweeps: 0, unobserved: 1, frequencyScaling: 0, repeatWeight: 0 },
    regularisation: rule.regularisation * scale ** 2,
  };
  const items = { width, itemCount, ...inEigenbasis(rows, width) };
  return new Als(items, options, rule.confidence);
}
