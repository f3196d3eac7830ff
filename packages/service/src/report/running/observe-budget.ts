import type { SpendingLimit } from '@echotune/data';
import { type SurveyedLimit, surveySpending } from '../../budget/survey-spending.ts';
import { type Fact, FactWriter } from '../fact.ts';

const nanosInUsd = 1e9;

/** How every limit stands: what is spent and held of it, and how its period will end. */
export async function observeBudget(
  deps: Parameters<typeof surveySpending>[0],
): Promise<readonly Fact[]> {
  const surveyed = await surveySpending(deps);
  const facts = new FactWriter('store: spending limits and ledger', deps.clock());
  facts.add('budget.limits', 'count', surveyed.length);
  for (const one of surveyed) addLimit(facts, one);
  if (surveyed.length === 0) facts.unknown('budget.used', 'share', 'no-limit');
  return facts.facts;
}

function addLimit(facts: FactWriter, one: SurveyedLimit): void {
  const { limit, settledNanoUsd, heldNanoUsd, leftNanoUsd, endNanoUsd } = one;
  const of = nameOf(limit);
  const share = (nanoUsd: number) => (limit.limitNanoUsd === 0 ? 1 : nanoUsd / limit.limitNanoUsd);
  facts
    .add('budget.limit', 'usd', limit.limitNanoUsd / nanosInUsd, of)
    .add('budget.used', 'share', share(settledNanoUsd + heldNanoUsd), of)
    .add('budget.warned-from', 'share', limit.warnShare, of)
    .add('budget.left', 'usd', leftNanoUsd / nanosInUsd, of)
    .add('budget.closed', 'yes-no', limit.closed !== null, of);
  if (endNanoUsd !== null) facts.add('budget.at-end', 'share', share(endNanoUsd), of);
}

/** Of a listener's limit only that it is one. */
function nameOf({ id, provider, model, purpose, period, listenerId }: SpendingLimit): string {
  const about = [provider, model, purpose, listenerId === null ? null : 'one listener', period];
  return `limit ${id} (${about.filter((part) => part !== null).join(', ')})`;
}
