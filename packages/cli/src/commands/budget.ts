import { EchoError, type SpendingPeriod } from '@echotune/data';
import { alertBodies, callBody, limitBody, savingBody, surveyedBody } from '@echotune/server';
import {
  describeLimit,
  namesOfLimits,
  readDollars,
  type SurveyedLimit,
  surveySpending,
  writeDollars,
} from '@echotune/service';
import { type CommonOptions, listenerFor, type Session } from '../session.ts';
import { utcStamp } from '../terminal/moments.ts';
import { counted, table } from '../terminal/words.ts';

export interface SetLimitOptions extends CommonOptions {
  readonly per: SpendingPeriod;
  readonly provider?: string;
  readonly model?: string;
  readonly purpose?: string;
  /** Percent. */
  readonly warn: number;
  readonly throttle: number;
}

const usd = (nanoUsd: number) => `$${writeDollars(nanoUsd)}`;
const nanosInCent = 1e7;
/** What is only likely has no digits behind the cent. */
const about = (nanoUsd: number) => usd(Math.round(nanoUsd / nanosInCent) * nanosInCent);

const levels = {
  ok: 'ok',
  warn: 'nearly used up',
  throttle: 'spending less',
  stop: 'nothing admitted',
} as const;

function outlook(surveyed: SurveyedLimit): string {
  const { limit, leftNanoUsd, periodEnd, endNanoUsd, exhaustedAt } = surveyed;
  if (limit.closed !== null) return `closed: ${limit.closed.why}`;
  if (limit.limitNanoUsd === 0) return '';
  if (leftNanoUsd === 0) {
    return periodEnd === null ? '' : `until ${utcStamp(periodEnd, 'minute')} UTC`;
  }
  if (exhaustedAt !== null) return `lasts until ${utcStamp(exhaustedAt, 'minute')} UTC`;
  return endNanoUsd === null ? '' : `about ${about(endNanoUsd)} at its end`;
}

/** `echotune budget` */
export async function listBudgetCommand(session: Session): Promise<void> {
  const { echotune, output } = session;
  const limits = await surveySpending(echotune);
  const names = await namesOfLimits(
    echotune.store,
    limits.map(({ limit }) => limit),
  );
  if (limits.length === 0) {
    output.say('No limit is set, so no paid call is made.');
    output.say('To allow five dollars a month: `echotune budget set 5 --per month`.');
  }
  const rows = limits.map((surveyed) => [
    ...[describeLimit(surveyed.limit, names), `${usd(surveyed.settledNanoUsd)} spent`],
    ...[`${usd(surveyed.heldNanoUsd)} held`, `${usd(surveyed.leftNanoUsd)} left`],
    ...[levels[surveyed.level], outlook(surveyed)],
  ]);
  for (const line of table(rows)) output.say(line);
  const savings = await echotune.store.answers.savings();
  for (const { provider, model, answers, savedNanoUsd } of savings) {
    const given = counted(answers, 'answer of', 'answers of');
    output.say(`${usd(savedNanoUsd)} saved by ${given} ${provider} ${model} given again`);
  }
  output.answer({ limits: limits.map(surveyedBody), savings: savings.map(savingBody) });
}

/** `echotune budget set` */
export async function setLimitCommand(
  session: Session,
  amount: string,
  options: SetLimitOptions,
): Promise<void> {
  const { echotune, output } = session;
  const { per, provider = null, model = null, purpose = null, warn, throttle } = options;
  const limitNanoUsd = readDollars(amount);
  if (limitNanoUsd === null) {
    throw new EchoError('input-invalid', `${amount} is no amount in dollars, such as 5 or 0.25.`);
  }
  const listener = options.listener === undefined ? null : await listenerFor(session, options);
  const limit = await echotune.store.budgets.setLimit({
    ...{ provider, model, purpose, listenerId: listener?.id ?? null, period: per, limitNanoUsd },
    ...{ warnShare: warn / 100, throttleShare: throttle / 100 },
  });
  output.say(`Set: ${describeLimit(limit, await namesOfLimits(echotune.store, [limit]))}.`);
  output.answer({ limit: limitBody(limit) });
}

/** `echotune budget remove` */
export async function removeLimitCommand(session: Session, id: number): Promise<void> {
  const { echotune, output } = session;
  await echotune.store.budgets.removeLimit(id);
  output.say(`Limit ${id} is gone; what no other limit covers is not paid for any more.`);
  output.answer({ removed: id });
}

/** `echotune budget reopen` */
export async function reopenLimitsCommand(session: Session, ids: readonly number[]): Promise<void> {
  const { echotune, output } = session;
  const { store } = echotune;
  const standings = await store.budgets.standings();
  const limits = [];
  for (const id of ids) {
    const wasClosed = standings.some(({ limit }) => limit.id === id && limit.closed !== null);
    const limit = await store.budgets.reopenLimit(id);
    const what = describeLimit(limit, await namesOfLimits(store, [limit]));
    output.say(wasClosed ? `Open again: ${what}.` : `Not closed, so nothing was done: ${what}.`);
    limits.push(limitBody(limit));
  }
  output.answer({ limits });
}

/** `echotune budget ledger` */
export async function ledgerCommand(
  session: Session,
  { limit }: { readonly limit: number },
): Promise<void> {
  const { echotune, output } = session;
  const calls = await echotune.store.budgets.ledger(null, limit);
  const listeners = await echotune.store.listeners.list();
  const names = new Map(listeners.map(({ id, name }) => [id, name]));
  if (calls.length === 0) output.say('No paid call was made yet.');
  const rows = calls.map((call) => [
    ...[call.id, utcStamp(call.madeAt, 'minute'), `${call.provider} ${call.model}`, call.purpose],
    call.listenerId === null ? '' : (names.get(call.listenerId) ?? ''),
    `${call.state} ${usd(call.costNanoUsd ?? call.holdNanoUsd)}`,
    `${call.estimated ? 'estimated ' : ''}hold ${usd(call.holdNanoUsd)}`,
    call.why ?? '',
  ]);
  for (const line of table(rows)) output.say(line);
  output.answer({ calls: calls.map(callBody) });
}

/** `echotune budget alerts` */
export async function alertsCommand(
  { echotune, output }: Session,
  { after }: { readonly after: number },
): Promise<void> {
  const { store } = echotune;
  const alerts = await alertBodies(store, await store.budgets.alerts(after, 1000));
  for (const { at, text } of alerts) output.say(`${utcStamp(at, 'minute')}  ${text}`);
  if (alerts.length === 0) output.say(`No alert${after === 0 ? '' : ` after ${after}`}.`);
  else output.say(`Later ones: \`echotune budget alerts --after ${alerts.at(-1)?.id}\`.`);
  output.answer({ alerts });
}
