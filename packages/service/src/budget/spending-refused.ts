import { EchoError, type Reservation } from '@echotune/data';
import { describeLimit } from './describe-limit.ts';
import type { PricedModel } from './price-call.ts';
import { writeDollars } from './write-dollars.ts';

type Refusal = Extract<Reservation, { admitted: false }>;

/** Says which limit refuses, and what is left of it. */
export class SpendingRefused extends EchoError {
  readonly refusal: Refusal;

  /** @param names of listeners, for the limit that refuses */
  constructor(
    refusal: Refusal,
    call: PricedModel & { purpose: string },
    holdNanoUsd: number,
    names: ReadonlyMap<number, string>,
  ) {
    super(`budget-${refusal.because}`, explain(refusal, call, holdNanoUsd, names));
    this.refusal = refusal;
  }
}

function explain(
  refusal: Refusal,
  { provider, model, purpose }: PricedModel & { purpose: string },
  holdNanoUsd: number,
  names: ReadonlyMap<number, string>,
): string {
  if (refusal.because === 'uncovered') {
    return `No spending limit covers ${provider} ${model} for ${purpose}.`;
  }
  const { limit, leftNanoUsd } = refusal.standing;
  const what = describeLimit(limit, names);
  if (refusal.because === 'closed') return `Closed is ${what}: ${limit.closed?.why}.`;
  const [most, left] = [writeDollars(holdNanoUsd), writeDollars(leftNanoUsd)];
  return `It may cost up to $${most}, and $${left} is left of ${what}.`;
}
