import {
  type LimitStanding,
  type SpendingLevel,
  type SpendingLimit,
  spendingLevels,
} from '../domain/spending.ts';

/**
 * How a limit stands. What is held may come back, and only stops; warning and throttling go by what is
 * spent, or one call in flight with a high worst case would throttle all others.
 */
export function standingOf(
  limit: SpendingLimit,
  spent: {
    readonly periodStart: number;
    readonly settledNanoUsd: number;
    readonly heldNanoUsd: number;
  },
): LimitStanding {
  const { limitNanoUsd, closed } = limit;
  const left = Math.max(0, limitNanoUsd - spent.settledNanoUsd - spent.heldNanoUsd);
  const isStopped = closed !== null || left === 0;
  return {
    limit,
    ...spent,
    leftNanoUsd: left,
    level: isStopped ? 'stop' : reached(limit, spent.settledNanoUsd),
  };
}

/** The level that what is spent has reached by itself. */
export function reached(
  { limitNanoUsd, warnShare, throttleShare }: SpendingLimit,
  settledNanoUsd: number,
): SpendingLevel {
  if (settledNanoUsd >= limitNanoUsd) return 'stop';
  if (settledNanoUsd >= throttleShare * limitNanoUsd) return 'throttle';
  return settledNanoUsd >= warnShare * limitNanoUsd ? 'warn' : 'ok';
}

export function highestLevel(levels: readonly SpendingLevel[]): SpendingLevel {
  return spendingLevels.findLast((level) => levels.includes(level)) ?? 'ok';
}
