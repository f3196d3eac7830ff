/** Zeros for the scores of `span` items: in the caller's array where that is long enough. */
export function blankScores(span: number, into?: Float64Array): Float64Array {
  return into !== undefined && into.length >= span ? into.fill(0) : new Float64Array(span);
}
