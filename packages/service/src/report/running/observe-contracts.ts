import { dueDeprecations } from '@echotune/connect';
import type { Store } from '@echotune/data';
import { type Fact, FactWriter } from '../fact.ts';

const weekMs = 7 * 86_400_000;

interface ContractDeps {
  readonly store: Pick<Store, 'providers'>;
  readonly clock: () => number;
}

/** How well providers keep to what was agreed, who wants no requests, and what is to end of those set up. */
export async function observeContracts(
  { store, clock }: ContractDeps,
  setUp: readonly string[],
): Promise<readonly Fact[]> {
  const now = clock();
  const answers = new FactWriter('store: quarantined answers', now);
  const misfits = await store.providers.misfits();
  const recent = misfits.filter(({ lastAt }) => lastAt > now - weekMs);
  answers.add('contracts.kinds', 'count', misfits.length);
  for (const provider of new Set(recent.map((one) => one.provider))) {
    const own = recent.filter((one) => one.provider === provider);
    answers
      .add(
        'contracts.misfits',
        'count',
        own.reduce((sum, { count }) => sum + count, 0),
        provider,
      )
      .add('contracts.operations', 'text', operationsOf(own), provider);
  }
  const pauses = new FactWriter('store: pauses of providers', now);
  for (const { provider, until } of await store.providers.pauses()) {
    pauses.add('provider.paused-for', 'days', Math.ceil((until - now) / 86_400_000), provider);
  }
  const calendar = new FactWriter('calendar of what providers end', now);
  for (const { provider, what, endsOn, daysLeft } of dueDeprecations(now)) {
    if (!setUp.includes(provider)) continue;
    const of = `${provider}: ${what}`;
    calendar
      .add('provider.days-left', 'days', daysLeft, of)
      .add('provider.ends-on', 'text', endsOn, of);
  }
  return [...answers.facts, ...pauses.facts, ...calendar.facts];
}

function operationsOf(misfits: readonly { readonly operation: string }[]): string {
  return [...new Set(misfits.map(({ operation }) => operation))].toSorted().join(', ');
}
