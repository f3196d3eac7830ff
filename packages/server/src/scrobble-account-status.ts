import type { Job, ScrobbleAccount } from '@echotune/data';
import { fieldsOf, lastPull } from '@echotune/service';
import type { EchoTune } from './wire.ts';

const givenUpShown = 10;

/** How an account at a service that keeps plays stands. */
export async function scrobbleAccountStatus(
  { store }: Pick<EchoTune, 'store'>,
  account: ScrobbleAccount,
) {
  const { listenerId, provider, user, forwards, problem, reading } = account;
  const { scrobbleAccounts } = store;
  const pull = await lastPull(store, account);
  return {
    ...{ service: provider, user, forwards, problem },
    knownTo: reading.knownTo === null ? null : reading.knownTo * 1000,
    lastPull: pull === null ? null : pullStatus(pull),
    ...(await scrobbleAccounts.counts(listenerId, provider)),
    lastGivenUp: await scrobbleAccounts.givenUp(listenerId, provider, givenUpShown),
  };
}

/** How the reading of a history stands. */
export function pullStatus({ state, error, progress, result }: Job) {
  const told = { ...fieldsOf(progress), ...fieldsOf(result) };
  const number = (name: string) => Number(told[name] ?? 0);
  const { reached } = told;
  return {
    ...{ state, failure: error, read: number('read'), added: number('added') },
    ...{ duplicates: number('duplicates'), rejected: number('rejected') },
    reached: typeof reached === 'number' ? reached : null,
  };
}
