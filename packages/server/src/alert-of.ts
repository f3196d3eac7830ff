import type { SpendingAlert, SpendingLimit } from '@echotune/data';
import { describeAlert, writeDollars } from '@echotune/service';

/** A spending limit as the API has it. */
export function limitBody({ listenerId, limitNanoUsd, ...limit }: SpendingLimit) {
  return { ...limit, listener: listenerId, limitUsd: writeDollars(limitNanoUsd) };
}

/** An alert as the API, the live connection and webhooks have it. */
export function alertBody(alert: SpendingAlert) {
  return {
    ...alert,
    text: describeAlert(alert),
    limit: limitBody(alert.limit),
    settledUsd: writeDollars(alert.settledNanoUsd),
    heldUsd: writeDollars(alert.heldNanoUsd),
    call: alert.callId,
  };
}
