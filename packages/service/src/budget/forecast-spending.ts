import { type LimitStanding, periodAt, type Store } from '@echotune/data';

/** Where a period ends if calls go on as of late. */
export interface SpendingForecast {
  /** Spent at the end of the period; null where it has none. May be above the limit, which will not be passed. */
  readonly endNanoUsd: number | null;
  /** When nothing is left, UTC epoch milliseconds; null where that is not within the period. */
  readonly exhaustedAt: number | null;
}

const hourMs = 3_600_000;
/** What counts as of late: a day for days, a week for months and totals. */
const windows = { day: 24 * hourMs, month: 7 * 24 * hourMs, total: 7 * 24 * hourMs } as const;

/** Forecasts by the pace of the last day or week, or since the first call where that was later. */
export async function forecastSpending(
  { store, clock }: { readonly store: Pick<Store, 'budgets'>; readonly clock: () => number },
  { limit, settledNanoUsd, leftNanoUsd }: LimitStanding,
): Promise<SpendingForecast> {
  const now = clock();
  const windowMs = windows[limit.period];
  const spent = await store.budgets.spentSince(limit, now - windowMs);
  // A single call a minute ago is no pace.
  const elapsed = Math.max(windowMs / 24, now - (spent.firstAt ?? now));
  const nanoUsdPerMs = spent.settledNanoUsd / elapsed;
  const { end } = periodAt(limit.period, now);
  const exhaustedAt = leftNanoUsd === 0 ? now : Math.round(now + leftNanoUsd / nanoUsdPerMs);
  return {
    endNanoUsd: end === null ? null : Math.round(settledNanoUsd + nanoUsdPerMs * (end - now)),
    exhaustedAt: exhaustedAt < (end ?? Number.POSITIVE_INFINITY) ? exhaustedAt : null,
  };
}
