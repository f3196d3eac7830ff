import type {
  LimitStanding,
  NewPaidCall,
  NewSpendingLimit,
  Reservation,
} from '../domain/spending.ts';
import { firstStart } from './stage.fixture.ts';

export const dayMs = 86_400_000;

/** A limit on everything, of the day, but for what is said. */
export function limitOf(
  limitNanoUsd: number,
  more: Partial<NewSpendingLimit> = {},
): NewSpendingLimit {
  return {
    ...{ provider: null, model: null, listenerId: null, purpose: null, period: 'day' },
    ...{ limitNanoUsd, warnShare: 0.8, throttleShare: 0.9 },
    ...more,
  };
}

export function callOf(holdNanoUsd: number, more: Partial<NewPaidCall> = {}): NewPaidCall {
  return {
    ...{ provider: 'google', model: 'gemini-3.8-flash', purpose: 'assistant', listenerId: null },
    ...{ holdNanoUsd, estimated: false, deadline: firstStart + 60_000 },
    ...more,
  };
}

/** The number of a call that was admitted; fails where it was not. */
export function admitted(reservation: Reservation): number {
  if (!reservation.admitted) throw new Error(`refused: ${reservation.because}`);
  return reservation.callId;
}

/** What of a standing tests look at. */
export function sums({ settledNanoUsd, heldNanoUsd, leftNanoUsd, level }: LimitStanding) {
  return [settledNanoUsd, heldNanoUsd, leftNanoUsd, level];
}
