import type { AgentParams, SpendingLimit, Store } from '@echotune/data';
import type { ActKind } from '../agent.ts';
import { numberParam } from '../read-params.ts';
import { isDailyOf } from './observe-budget.ts';

const shares = { warnShare: 0.8, throttleShare: 0.9 };

/** What is left of a month is spread over its days: a limit of the day for the same, or a lower one than there is. */
export function limitDay({ store }: { readonly store: Store }): ActKind {
  const { budgets } = store;
  const limits = async (params: AgentParams) => {
    const all = (await budgets.standings()).map(({ limit }) => limit);
    const month = all.find(({ id }) => id === numberParam(params, 'limit'));
    const daily = all.find((one) => month !== undefined && isDailyOf(one, month));
    return { month, daily };
  };
  const isOurs = (daily: SpendingLimit | undefined, params: AgentParams) =>
    daily?.limitNanoUsd === numberParam(params, 'amountNanoUsd');
  return {
    ...{ act: 'limit-day', lasts: true, coolDownMs: 24 * 3_600_000, isPermitted: true },
    prepare: async (params) => {
      const { daily } = await limits(params);
      return { limitNanoUsd: daily?.limitNanoUsd ?? null };
    },
    perform: async ({ params }) => {
      const { month, daily } = await limits(params);
      const limitNanoUsd = numberParam(params, 'amountNanoUsd');
      // What is removed meanwhile, or lower by now, is the operator's.
      if (month === undefined) return;
      if (daily === undefined) {
        await budgets.addLimit({ ...month, ...shares, period: 'day', limitNanoUsd });
      } else if (daily.limitNanoUsd > limitNanoUsd) {
        await budgets.replaceLimit(daily, { ...daily, limitNanoUsd });
      }
    },
    stands: async ({ params }) => isOurs((await limits(params)).daily, params),
    revert: async ({ params, undo }) => {
      const { daily } = await limits(params);
      if (daily === undefined || !isOurs(daily, params)) return;
      const { limitNanoUsd } = undo;
      const before = typeof limitNanoUsd === 'number' ? { ...daily, limitNanoUsd } : null;
      await budgets.replaceLimit(daily, before);
    },
  };
}
