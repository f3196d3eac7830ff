import type { SpendingAlert, SpendingLimit, Store } from '@echotune/data';
import { writeDollars } from './write-dollars.ts';

const periods = { day: 'a day', month: 'a month', total: 'in total' } as const;

/** The names of the listeners whose limits these are, by their ids. */
export async function namesOfLimits(
  { listeners }: Pick<Store, 'listeners'>,
  limits: readonly SpendingLimit[],
): Promise<ReadonlyMap<number, string>> {
  const names = new Map<number, string>();
  for (const id of new Set(limits.map(({ listenerId }) => listenerId))) {
    const listener = id === null ? null : await listeners.get(id);
    if (listener !== null) names.set(listener.id, listener.name);
  }
  return names;
}

/** "limit 3 ($5.00 a month, google, for question, of Ada)". */
export function describeLimit(limit: SpendingLimit, names: ReadonlyMap<number, string>): string {
  const { id, limitNanoUsd, period, provider, model, listenerId, purpose } = limit;
  const parts = [
    ...[`$${writeDollars(limitNanoUsd)} ${periods[period]}`, provider, model],
    ...[purpose && `for ${purpose}`, listenerId && `of ${names.get(listenerId) ?? 'somebody'}`],
  ].filter((part) => part !== null && part !== 0 && part !== '');
  return `limit ${id} (${parts.join(', ')})`;
}

/** An alert as a sentence. */
export function describeAlert(alert: SpendingAlert, names: ReadonlyMap<number, string>): string {
  const { kind, limit, settledNanoUsd, heldNanoUsd, callId } = alert;
  const what = describeLimit(limit, names);
  const spent = `$${writeDollars(settledNanoUsd)} spent`;
  switch (kind) {
    case 'incident':
      return `Call ${callId} was reported above its hold: ${what} is closed, ${spent}.`;
    case 'stop':
      return `Nothing more is admitted by ${what}: ${spent}, $${writeDollars(heldNanoUsd)} held.`;
    case 'throttle':
      return `Calls are to spend less under ${what}: ${spent}.`;
    case 'warn':
      return `Nearly used up is ${what}: ${spent}.`;
  }
}
