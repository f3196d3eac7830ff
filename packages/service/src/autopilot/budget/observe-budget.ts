import type { SpendingLevel, SpendingLimit, SpendingPeriod } from '@echotune/data';
import { type SurveyedLimit, surveySpending } from '../../budget/survey-spending.ts';
import type { RunDeps } from '../agent-deps.ts';

/** A limit, as far as it matters how its period will end. Nothing of whose it is. */
export interface LimitFacts {
  readonly limit: number;
  readonly period: SpendingPeriod;
  readonly isClosed: boolean;
  readonly level: SpendingLevel;
  readonly limitNanoUsd: number;
  readonly leftNanoUsd: number;
  /** Of the limit: spent now, from where on calls are throttled, and spent at the end of the period at the pace of late. */
  readonly usedShare: number;
  readonly throttleShare: number;
  readonly endShare: number | null;
  /** UTC epoch milliseconds. */
  readonly periodStart: number;
  readonly periodEnd: number | null;
  /** The limit of a day for the same, beside one of a month. */
  readonly daily: { readonly limit: number; readonly limitNanoUsd: number } | null;
}

export interface BudgetFacts {
  readonly limits: readonly LimitFacts[];
}

/** How every limit stands, and where it is going. */
export async function observeBudget(deps: RunDeps): Promise<BudgetFacts> {
  const surveyed = await surveySpending(deps);
  return { limits: surveyed.map((one) => limitFacts(one, surveyed)) };
}

function limitFacts(one: SurveyedLimit, all: readonly SurveyedLimit[]): LimitFacts {
  const { limit, level, leftNanoUsd, settledNanoUsd, endNanoUsd, periodStart, periodEnd } = one;
  const { limitNanoUsd } = limit;
  const share = (nanoUsd: number) => (limitNanoUsd === 0 ? 1 : nanoUsd / limitNanoUsd);
  const daily = all.find((other) => isDailyOf(other.limit, limit))?.limit;
  return {
    ...{ limit: limit.id, period: limit.period, isClosed: limit.closed !== null, level },
    ...{ limitNanoUsd, leftNanoUsd, usedShare: share(settledNanoUsd) },
    ...{ throttleShare: limit.throttleShare, periodStart, periodEnd },
    endShare: endNanoUsd === null ? null : share(endNanoUsd),
    daily: daily === undefined ? null : { limit: daily.id, limitNanoUsd: daily.limitNanoUsd },
  };
}

/** Whether a limit is the day's for what the other is the month's. */
export function isDailyOf(limit: SpendingLimit, month: SpendingLimit): boolean {
  if (limit.period !== 'day' || month.period !== 'month') return false;
  return (['provider', 'model', 'listenerId', 'purpose'] as const).every(
    (part) => limit[part] === month[part],
  );
}
