import { type AgentParams, periodAt } from '@echotune/data';
import { forecastSpending } from '../../budget/forecast-spending.ts';
import { writeDollars } from '../../budget/write-dollars.ts';
import { type Agent, makeAgent, type PlannedAct } from '../agent.ts';
import type { RunDeps } from '../agent-deps.ts';
import { numberParam } from '../read-params.ts';
import { decideBudget } from './decide-budget.ts';
import { limitDay } from './limit-day.ts';
import { observeBudget } from './observe-budget.ts';
import { standingOfLimit, throttleLimit } from './throttle-limit.ts';

/** Sees to it that what may be spent lasts as long as it is to. */
export function budgetAgent(deps: RunDeps): Agent {
  return makeAgent({
    ...{ name: 'budget', version: 1, everyMs: 15 * 60_000, actsPerDay: 6 },
    acts: [throttleLimit(deps), limitDay(deps)],
    sentences: {
      throttle: (params) =>
        `Calls under limit ${params.limit} spend less from ${percent(params.throttleAt)} of it on`,
      'limit-day': (params) =>
        `What is left of limit ${params.limit} is spread over its days: $${dollars(params)} a day`,
    },
    observe: () => observeBudget(deps),
    decide: decideBudget,
    measure: (_, act) => endShareSince(deps, act),
  });
}

function percent(share: AgentParams[string] | undefined): string {
  return `${(Number(share) * 100).toFixed(1)} %`;
}

function dollars(params: AgentParams): string {
  return writeDollars(numberParam(params, 'amountNanoUsd'));
}

const shortestMs = 60_000;

/**
 * Share of a limit that will be spent at the end of its period, at the pace since the act; before it, at the pace of
 * late. Null where the limit is gone, or its period has no end.
 */
async function endShareSince(
  deps: RunDeps,
  { params, intendedAt }: PlannedAct,
): Promise<number | null> {
  const { store, clock } = deps;
  const standing = await standingOfLimit(store, numberParam(params, 'limit'));
  if (standing === null) return null;
  const { limit, settledNanoUsd } = standing;
  const now = clock();
  const { start, end } = periodAt(limit.period, now);
  if (end === null || limit.limitNanoUsd === 0) return null;
  if (now - intendedAt < shortestMs) {
    const { endNanoUsd } = await forecastSpending(deps, standing);
    return endNanoUsd === null ? null : endNanoUsd / limit.limitNanoUsd;
  }
  const since = Math.max(start, intendedAt);
  const spent = await store.budgets.spentSince(limit, since);
  const perMs = spent.settledNanoUsd / Math.max(shortestMs, now - since);
  return (settledNanoUsd + perMs * (end - now)) / limit.limitNanoUsd;
}
