import { dueDeprecations } from '@echotune/connect';
import { alertBodies } from '../spending-of.ts';
import type { EchoTune } from '../wire.ts';
import type { Step, Watched } from './change.ts';
import type { Mark } from './mark.ts';

type Deps = Pick<EchoTune, 'store' | 'clock'>;
const mostAlerts = 100;

/** What happens to the instance, told to who operates it, from when they are told of it. */
export async function instanceChanges(
  { store, clock }: Deps,
  { operates }: Watched,
  mark: Mark | null,
): Step<'instance'> {
  if (!operates) return { mark: { instance: null }, told: [] };
  const coming = dueDeprecations(clock()).filter(({ daysLeft }) => daysLeft > 0);
  const deprecations = coming.map(({ what }) => what);
  const known = mark?.instance ?? null;
  if (known === null) {
    const newestAlert = await store.budgets.newestAlert();
    return { mark: { instance: { newestAlert, deprecations } }, told: [] };
  }
  const alerts = await alertBodies(
    store,
    await store.budgets.alerts(known.newestAlert, mostAlerts),
  );
  const newestAlert = alerts.at(-1)?.id ?? known.newestAlert;
  const fresh = coming.filter(({ what }) => !known.deprecations.includes(what));
  return {
    mark: { instance: { newestAlert, deprecations } },
    told: [
      ...(alerts.length > 0 ? [{ type: 'spending', alerts } as const] : []),
      ...(fresh.length > 0 ? [{ type: 'deprecations', deprecations: fresh } as const] : []),
    ],
  };
}
