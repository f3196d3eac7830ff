import type { SpendingAlert, SpendingLimit } from '@echotune/data';
import { expect, it } from 'vitest';
import { describeAlert } from './describe-limit.ts';

const limit = {
  ...{ id: 1, limitNanoUsd: 20_000_000, period: 'month', provider: 'google', model: null },
  ...{ listenerId: null, purpose: null },
} as unknown as SpendingLimit;
const alert = { limit, settledNanoUsd: 5_000_000, heldNanoUsd: 0, callId: 7 } as SpendingAlert;

it.each([
  ['warn', 'Little is left of limit 1 ($0.02 a month, google): $0.005 spent.'],
  [
    'throttle',
    'Calls spend less from now on, under limit 1 ($0.02 a month, google): $0.005 spent.',
  ],
  // Something may be left, only not enough for the call that was refused.
  [
    'stop',
    'Calls are refused, as too little is left of limit 1 ($0.02 a month, google): $0.005 spent, $0.00 held.',
  ],
  [
    'incident',
    'Call 7 was reported above its hold: limit 1 ($0.02 a month, google) is closed, $0.005 spent.',
  ],
] as const)('an alert of the kind %s says what is so, and no more', (kind, words) => {
  expect(describeAlert({ ...alert, kind }, new Map())).toBe(words);
});
