import type { AnswerSaving, PaidCall, SpendingAlert, SpendingLimit, Store } from '@echotune/data';
import {
  describeAlert,
  namesOfLimits,
  type SurveyedLimit,
  surveySpending,
  writeDollars,
} from '@echotune/service';
import { cursorOf, placeOf } from './schema/page.ts';
import type { EchoTune } from './wire.ts';

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

/** Every limit with what is spent of it, and what was saved. */
export async function spendingBody(deps: Pick<EchoTune, 'store' | 'clock'>) {
  return {
    limits: (await surveySpending(deps)).map(surveyedBody),
    savings: (await deps.store.answers.savings()).map(savingBody),
  };
}

/** A page of the ledger, the newest first. Throws input-invalid. */
export async function ledgerPage(
  { budgets }: Pick<Store, 'budgets'>,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
) {
  const [before = null] = placeOf(cursor, 1) ?? [];
  const calls = await budgets.ledger(before, limit);
  const last = calls.length === limit ? calls.at(-1) : undefined;
  return { calls: calls.map(callBody), next: last === undefined ? null : cursorOf(last.id) };
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
