import { EngineError } from '../error.ts';

/** A row a listener: how often they were offered something, and how often the counted thing came of it. */
export interface Tries {
  readonly tries: ArrayLike<number>;
  /** At most the tries: accepted, skipped, repeated, discovered. */
  readonly hits: ArrayLike<number>;
}

/**
 * Rows of columns that are about the same listeners. Throws EngineError `shape-mismatch`, and `bad-number`
 * for hits without a try.
 */
export function checkedRows(columns: readonly Tries[]): number {
  const rows = columns[0]?.tries.length ?? 0;
  for (const { tries, hits } of columns) {
    if (tries.length !== rows || hits.length !== rows) {
      throw new EngineError('shape-mismatch', 'The columns have a row a listener.');
    }
    for (let row = 0; row < rows; row++) {
      if (!(hits[row]! >= 0 && hits[row]! <= tries[row]! && Number.isFinite(tries[row]))) {
        throw new EngineError('bad-number', `${hits[row]} hits of ${tries[row]} tries.`);
      }
    }
  }
  return rows;
}

/** Hits of all tries; 0 of none. */
export function rateOf({ tries, hits }: Tries): number {
  let [tried, hit] = [0, 0];
  for (let row = 0; row < tries.length; row++) {
    tried += tries[row]!;
    hit += hits[row]!;
  }
  return tried === 0 ? 0 : hit / tried;
}
