/** How rarely all watched quantities together may raise a false alarm. */
export interface AlarmPlan {
  /** The chance of any false alarm in `looks` looks: .01. */
  readonly falseAlarms: number;
  /** Looks that this is promised for: 31 of a month of daily ones. */
  readonly looks: number;
}

export interface JudgedTest<T> {
  readonly test: T;
  /** The p below which it alarms in this look. */
  readonly limit: number;
  readonly isAlarm: boolean;
}

/**
 * Which of one look's tests alarm. Any `looks` looks in a row raise a false alarm with probability
 * `falseAlarms` at most: each look may spend an equal part of it (Bonferroni over looks, so that windows
 * may overlap and days hang together as they like), and shares that among its tests by Holm's step-down
 * procedure (Scandinavian Journal of Statistics 1979), whatever the tests have in common.
 *
 * Not an e-process: that multiplies what each day says given the days before, so it needs a model of how moods
 * last, and a reference that is itself a sample ends every one of them in a false alarm. And not
 * Benjamini-Hochberg: it bounds a share among alarms, and of one false alarm a month that share is all.
 */
export function judgeLook<T extends { readonly p: number }>(
  tests: readonly T[],
  { falseAlarms, looks }: AlarmPlan,
): JudgedTest<T>[] {
  const ascending = tests.toSorted((a, b) => a.p - b.p);
  const level = falseAlarms / looks;
  const firstKept = ascending.findIndex(({ p }, rank) => p > level / (tests.length - rank));
  const rejected = firstKept < 0 ? tests.length : firstKept;
  return ascending.map((test, rank) => ({
    test,
    limit: level / (tests.length - Math.min(rank, rejected)),
    isAlarm: rank < rejected,
  }));
}
