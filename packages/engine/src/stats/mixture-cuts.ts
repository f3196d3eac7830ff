/** How often each of some kinds came in one step of time. */
export type Mixture = Int32Array;

/** Steps `first` … `end` − 1. */
export interface Stretch {
  readonly first: number;
  readonly end: number;
}

/** n · ln n, 0 of nothing. */
const entropyTerm = (n: number) => (n === 0 ? 0 : n * Math.log(n));

/**
 * Cuts a course of mixtures into the stretches that tell it in the fewest words: the exact optimum of
 * the multinomial log-likelihood, where each further stretch has to earn the cost of its own shares,
 * (kinds − 1) / 2 · ln(total) + ln(steps) nats (minimum description length, Rissanen 1978, as a
 * change-point problem). O(steps² · kinds).
 */
export function cutWhereItChanges(course: readonly Mixture[]): Stretch[] {
  const steps = course.length;
  if (steps === 0) return [];
  const kinds = course[0]!.length;
  const total = course.reduce((sum, step) => step.reduce((all, count) => all + count, sum), 0);
  const price = ((kinds - 1) / 2) * Math.log(Math.max(2, total)) + Math.log(steps);
  const present = course.map((step) => [...step.keys()].filter((kind) => step[kind]! > 0));
  // best[end]: of the steps before `end`; cut[end]: where its last stretch begins.
  const best = new Float64Array(steps + 1).fill(Number.NEGATIVE_INFINITY);
  const cut = new Int32Array(steps + 1);
  best[0] = 0;
  for (let first = 0; first < steps; first++) {
    const counts = new Int32Array(kinds);
    let [size, likelihood] = [0, 0];
    for (let at = first; at < steps; at++) {
      for (const kind of present[at]!) {
        const count = course[at]![kind]!;
        const after = counts[kind]! + count;
        likelihood += entropyTerm(after) - entropyTerm(counts[kind]!);
        counts[kind] = after;
        size += count;
      }
      const score = best[first]! + likelihood - entropyTerm(size) - (first === 0 ? 0 : price);
      if (score > best[at + 1]!) {
        best[at + 1] = score;
        cut[at + 1] = first;
      }
    }
  }
  const stretches: Stretch[] = [];
  for (let end = steps; end > 0; end = cut[end]!) stretches.unshift({ first: cut[end]!, end });
  return stretches;
}
