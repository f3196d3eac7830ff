import type { LimitStanding, Store } from '@echotune/data';
import type { ActKind } from '../agent.ts';
import { numberParam } from '../read-params.ts';

export async function standingOfLimit(
  { budgets }: Pick<Store, 'budgets'>,
  id: number,
): Promise<LimitStanding | null> {
  return (await budgets.standings()).find(({ limit }) => limit.id === id) ?? null;
}

/** Calls under a limit spend less from a lower share of it on than the operator has said. */
export function throttleLimit({ store }: { readonly store: Store }): ActKind {
  const standing = (params: Parameters<ActKind['prepare']>[0]) =>
    standingOfLimit(store, numberParam(params, 'limit'));
  return {
    ...{ act: 'throttle', lasts: true, coolDownMs: 6 * 3_600_000, isPermitted: true },
    prepare: async (params) => {
      const { warnShare = null, throttleShare = null } = (await standing(params))?.limit ?? {};
      return { warnShare, throttleShare };
    },
    perform: async ({ params }) => {
      const limit = (await standing(params))?.limit;
      const throttleShare = numberParam(params, 'throttleAt');
      if (limit === undefined || limit.throttleShare <= throttleShare) return;
      const warnShare = Math.min(limit.warnShare, throttleShare);
      await store.budgets.replaceLimit(limit, { ...limit, warnShare, throttleShare });
    },
    stands: async ({ params }) =>
      (await standing(params))?.limit.throttleShare === numberParam(params, 'throttleAt'),
    revert: async ({ params, undo }) => {
      const limit = (await standing(params))?.limit;
      if (limit?.throttleShare !== numberParam(params, 'throttleAt')) return;
      const [warnShare, throttleShare] = [
        numberParam(undo, 'warnShare'),
        numberParam(undo, 'throttleShare'),
      ];
      await store.budgets.replaceLimit(limit, { ...limit, warnShare, throttleShare });
    },
  };
}
