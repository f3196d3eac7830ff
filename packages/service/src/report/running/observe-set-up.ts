import type { Store } from '@echotune/data';
import { type Fact, FactWriter } from '../fact.ts';

/** What the operator has connected. */
export interface SetUp {
  /** Those that can be asked, by name. */
  readonly providers: readonly string[];
  /** Language models among them. */
  readonly languageModels: number;
  readonly redis: boolean;
  readonly mlflow: boolean;
  readonly traces: boolean;
  readonly prometheus: boolean;
  readonly testReport: boolean;
}

/** What is connected, and how many accounts and webhooks use it. */
export async function observeSetUp(
  store: Store,
  set: SetUp,
  now: number,
): Promise<readonly Fact[]> {
  const configured = new FactWriter('configuration', now)
    .add('setup.spotify', 'yes-no', set.providers.includes('spotify'))
    .add('setup.lastfm', 'yes-no', set.providers.includes('lastfm'))
    .add('setup.mlflow', 'yes-no', set.mlflow)
    .add('setup.redis', 'yes-no', set.redis)
    .add('setup.traces', 'yes-no', set.traces)
    .add('setup.prometheus', 'yes-no', set.prometheus)
    .add('setup.test-report', 'yes-no', set.testReport)
    .add('setup.language-models', 'count', set.languageModels);
  const accounts = await store.scrobbleAccounts.list();
  const listenbrainz = accounts.filter(({ provider }) => provider === 'listenbrainz');
  const used = new FactWriter('store: scrobble_account, webhook', now)
    .add('setup.listenbrainz-accounts', 'count', listenbrainz.length)
    .add('setup.webhooks', 'count', (await store.webhooks.list(null)).length);
  return [...configured.facts, ...used.facts];
}
