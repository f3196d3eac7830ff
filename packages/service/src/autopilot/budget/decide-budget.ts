import { openAct } from '../agent.ts';
import type { ActProposal, LiftProposal, Proposal, SeenAct, Situation } from '../proposal.ts';
import type { BudgetFacts, LimitFacts } from './observe-budget.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** From here on a forecast is well again: between it and 1 nothing is begun and nothing lifted. */
const wellShare = 0.8;
/** So long it takes until what calls cost since can be told from before. */
const settlingMs = { day: hourMs, month: dayMs, total: dayMs } as const;

const throttleTarget = ({ limit }: LimitFacts) => `limit:${limit}`;
const dailyTarget = ({ limit }: LimitFacts) => `limit:${limit}/day`;

/**
 * What to do about limits that will not last: first calls under one are made to spend less from now on, as they do
 * when little is left; where that has not helped, or they do so already, what is left of a month is spread over its
 * days. Both are within what the operator has set, never above it, and are lifted when the forecast is well or the
 * period is over.
 */
export function decideBudget({ limits }: BudgetFacts, situation: Situation): readonly Proposal[] {
  const ours = new Set(
    limits.flatMap((limit) =>
      openAct(situation, dailyTarget(limit)) === null || limit.daily === null
        ? []
        : limit.daily.limit,
    ),
  );
  return limits
    .filter(({ limit }) => !ours.has(limit))
    .flatMap((limit) => [...lifts(limit, situation), ...acts(limit, situation)]);
}

function lifts(limit: LimitFacts, situation: Situation): LiftProposal[] {
  const { endShare, periodStart } = limit;
  return [throttleTarget(limit), dailyTarget(limit)].flatMap((target) => {
    const act = openAct(situation, target);
    if (act?.state !== 'acted' && act?.state !== 'verified') return [];
    const isOver = act.intendedAt < periodStart;
    const isWell = act.state === 'verified' && endShare !== null && endShare <= wellShare;
    if (!isOver && !isWell) return [];
    const reason = isOver ? 'new-period' : 'forecast-well';
    return [{ does: 'lift', act: act.id, why: { reason, endShare } }];
  });
}

function acts(limit: LimitFacts, situation: Situation): ActProposal[] {
  const { endShare, level, isClosed, usedShare } = limit;
  if (endShare === null || endShare <= 1 || isClosed || level === 'stop' || usedShare === 0) {
    return [];
  }
  const throttle = openAct(situation, throttleTarget(limit));
  const hasFailed = situation.acts.some((act) => isOfNow(act, limit) && act.state === 'reverted');
  if (throttle === null && level !== 'throttle' && !hasFailed) return [throttled(limit, endShare)];
  const spreads = throttle === null && openAct(situation, dailyTarget(limit)) === null;
  return spreads ? daily(limit, endShare, situation.at) : [];
}

/** An act of the present period. */
function isOfNow(act: SeenAct, limit: LimitFacts): boolean {
  return act.target === throttleTarget(limit) && act.intendedAt >= limit.periodStart;
}

function throttled(limit: LimitFacts, endShare: number): ActProposal {
  const { usedShare, period } = limit;
  const throttleAt = Math.max(1e-4, Math.floor(usedShare * 1e4) / 1e4);
  return {
    ...{ does: 'act', act: 'throttle', target: throttleTarget(limit) },
    params: { limit: limit.limit, throttleAt },
    why: { endShare, usedShare },
    predicts: predicted(limit.period, settlingMs[period]),
  };
}

/** What is left, spread over the days that are left, this one among them; nothing where a day has less already. */
function daily(limit: LimitFacts, endShare: number, at: number): ActProposal[] {
  const { period, periodEnd, leftNanoUsd } = limit;
  if (period !== 'month' || periodEnd === null) return [];
  const days = Math.max(1, Math.ceil((periodEnd - at) / dayMs));
  const amountNanoUsd = Math.floor(leftNanoUsd / days);
  if (limit.daily !== null && limit.daily.limitNanoUsd <= amountNanoUsd) return [];
  return [
    {
      ...{ does: 'act', act: 'limit-day', target: dailyTarget(limit) },
      params: { limit: limit.limit, amountNanoUsd },
      why: { endShare, leftNanoUsd, days },
      predicts: predicted(period, dayMs),
    },
  ];
}

function predicted(period: LimitFacts['period'], afterMs: number) {
  return { metric: `end-share-${period}`, is: 'at-most', value: 1, afterMs } as const;
}
