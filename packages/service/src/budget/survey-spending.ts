import { type LimitStanding, periodAt, type Store } from '@echotune/data';
import { forecastSpending, type SpendingForecast } from './forecast-spending.ts';

/** A limit in its present period, and how that is going to end. */
export interface SurveyedLimit extends LimitStanding, SpendingForecast {
  /** UTC epoch milliseconds; null where the period is `total`. */
  readonly periodEnd: number | null;
}

/** Every limit, once what dead callers held is charged. */
export async function surveySpending(deps: {
  readonly store: Pick<Store, 'budgets'>;
  readonly clock: () => number;
}): Promise<SurveyedLimit[]> {
  const { budgets } = deps.store;
  await budgets.reconcile();
  const surveyed: SurveyedLimit[] = [];
  for (const standing of await budgets.standings()) {
    const { end } = periodAt(standing.limit.period, deps.clock());
    surveyed.push({ ...standing, periodEnd: end, ...(await forecastSpending(deps, standing)) });
  }
  return surveyed;
}
