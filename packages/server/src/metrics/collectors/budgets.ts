import type { LimitStanding } from '@echotune/data';
import type { EchoTune } from '../../wire.ts';
import type { Collector, Reading } from '../gather.ts';

const nanos = 1e9;

/** How much of every limit is used. Whose a limit is, is nobody's business here. */
export function budgetsCollector({ store }: Pick<EchoTune, 'store'>): Collector {
  return {
    name: 'budgets',
    read: async () => (await store.budgets.standings()).flatMap(readingsOf),
  };
}

function readingsOf({ limit, settledNanoUsd, heldNanoUsd }: LimitStanding): Reading[] {
  const { id, provider, purpose, period, limitNanoUsd, closed } = limit;
  const labels = { limit: String(id), provider: provider ?? '', purpose: purpose ?? '', period };
  const used = settledNanoUsd + heldNanoUsd;
  return [
    { name: 'echotune_budget_limit_usd', value: limitNanoUsd / nanos, labels },
    { name: 'echotune_budget_spent_usd', value: settledNanoUsd / nanos, labels },
    { name: 'echotune_budget_held_usd', value: heldNanoUsd / nanos, labels },
    {
      ...{ name: 'echotune_budget_used_ratio', labels },
      value: limitNanoUsd === 0 ? 1 : used / limitNanoUsd,
    },
    { name: 'echotune_budget_closed', value: closed === null ? 0 : 1, labels },
  ];
}
