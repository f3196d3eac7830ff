import type { SpendingAlert, SpendingLimit } from '@echotune/data';
import { writeDollars } from './write-dollars.ts';

const periods = { day: 'a day', month: 'a month', total: 'in total' } as const;

/** "limit 3 ($5.00 a month, google, for assistant)"; a listener is a number where no names are given. */
export function describeLimit(
  limit: SpendingLimit,
  names: ReadonlyMap<number, string> = new Map(),
): string {
  const { id, limitNanoUsd, period, provider, model, listenerId, purpose } = limit;
  const parts = [
    ...[`$${writeDollars(limitNanoUsd)} ${periods[period]}`, provider, model],
    ...[
      purpose && `for ${purpose}`,
      listenerId && `of ${names.get(listenerId) ?? `listener ${listenerId}`}`,
    ],
  ].filter((part) => part !== null && part !== 0 && part !== '');
  return `limit ${id} (${parts.join(', ')})`;
}

/** An alert as a sentence. */
export function describeAlert(alert: SpendingAlert): string {
  const { kind, limit, settledNanoUsd, heldNanoUsd, callId } = alert;
  const what = describeLimit(limit);
  const spent = `$${writeDollars(settledNanoUsd)} spent`;
  switch (kind) {
    case 'incident':
      return `Call ${callId} was reported above its hold: ${what} is closed, ${spent}.`;
    case 'stop':
      return `Calls are refused, as too little is left of ${what}: ${spent}, $${writeDollars(heldNanoUsd)} held.`;
    case 'throttle':
      return `Calls spend less from now on, under ${what}: ${spent}.`;
    case 'warn':
      return `Little is left of ${what}: ${spent}.`;
  }
}
