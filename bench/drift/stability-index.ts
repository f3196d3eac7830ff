import { type Counted, kinds } from './day.ts';

const popularity = kinds.findIndex(([name]) => name === 'popularity');

/**
 * The population stability index of popularity, as it is mostly computed: over all plays, half a play added to
 * each decile. Here to be compared with.
 */
export function stabilityIndex(reference: Counted, current: Counted): number {
  const [before, after] = [reference, current].map((counted) => {
    const sums = Array.from({ length: kinds[popularity]![1] }, () => 0.5);
    for (const [cell, count] of counted.kinds[popularity]!.entries()) {
      sums[cell % sums.length]! += count;
    }
    const all = sums.reduce((sum, count) => sum + count, 0);
    return sums.map((count) => count / all);
  });
  return before!.reduce((sum, was, kind) => {
    const is = after![kind]!;
    return sum + (is - was) * Math.log(is / was);
  }, 0);
}
