import type { AnswerSaving, PaidCall, SpendingAlert, SpendingLimit, Store } from '@echotune/data';
import { describeAlert, namesOfLimits, type SurveyedLimit, writeDollars } from '@echotune/service';

/** A spending limit as the API and `--json` have it. */
export function limitBody({ listenerId, limitNanoUsd, ...limit }: SpendingLimit) {
  return { ...limit, listener: listenerId, limitUsd: writeDollars(limitNanoUsd) };
}

/** A limit with what is spent of it. */
export function surveyedBody({
  settledNanoUsd,
  heldNanoUsd,
  leftNanoUsd,
  endNanoUsd,
  ...rest
}: SurveyedLimit) {
  return {
    ...rest,
    limit: limitBody(rest.limit),
    settledUsd: writeDollars(settledNanoUsd),
    heldUsd: writeDollars(heldNanoUsd),
    leftUsd: writeDollars(leftNanoUsd),
    forecastUsd: endNanoUsd === null ? null : writeDollars(endNanoUsd),
  };
}

/** What answers that were given again did not cost anew. */
export function savingBody({ savedNanoUsd, ...saving }: AnswerSaving) {
  return { ...saving, savedUsd: writeDollars(savedNanoUsd) };
}

/** A line of the ledger. */
export function callBody({ listenerId, holdNanoUsd, costNanoUsd, ...call }: PaidCall) {
  return {
    ...call,
    listener: listenerId,
    holdUsd: writeDollars(holdNanoUsd),
    costUsd: costNanoUsd === null ? null : writeDollars(costNanoUsd),
  };
}

/** Alerts as the API, the live connection, webhooks and the command line have them. */
export async function alertBodies(
  store: Pick<Store, 'listeners'>,
  alerts: readonly SpendingAlert[],
) {
  const names = await namesOfLimits(
    store,
    alerts.map(({ limit }) => limit),
  );
  return alerts.map((alert) => {
    const { settledNanoUsd, heldNanoUsd, callId, ...rest } = alert;
    return {
      ...rest,
      text: describeAlert(alert, names),
      limit: limitBody(alert.limit),
      settledUsd: writeDollars(settledNanoUsd),
      heldUsd: writeDollars(heldNanoUsd),
      call: callId,
    };
  });
}
