import { namedTrack } from '@echotune/formats';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStore, type TestStore } from '../../../../tests/kit/open-store.ts';
import { testPassword, testPasswordHash } from '../../../../tests/kit/password.ts';
import { recordPlays } from '../feedback/record-plays.ts';
import type { ForgetDeps } from '../listener/forget-listener.ts';
import { forgetDeps } from '../listener/forgetting.fixture.ts';
import { closeAccount } from './close-account.ts';

let test: TestStore;
let deps: ForgetDeps;

beforeEach(async () => {
  test = await openStore();
  deps = forgetDeps(test);
});
afterEach(() => test.close());

async function person(name: string, role: 'owner' | 'listener') {
  const { accounts, listeners } = test.store;
  const { id } = await accounts.create({ name, role, passwordHash: testPasswordHash });
  const zone = { timeZone: 'UTC', demo: false };
  const listener = await listeners.create({ name, ...zone, accountId: id });
  const plays = [{ track: namedTrack('Song', name), startedAt: 1e12, msPlayed: 200_000 }];
  await recordPlays(test.store, { listenerId: listener.id, source: 'api', now: 2e12 }, plays);
  return id;
}

const close = (accountId: string, password = testPassword) =>
  closeAccount(deps, { accountId, password, retraining: 'queued' });
const left = async () => ({
  accounts: (await test.store.accounts.list()).map(({ name }) => name),
  listeners: (await test.store.listeners.list()).map(({ name }) => name),
});

it('takes the account and all of its listeners, and nobody else’s', async () => {
  await person('Ada', 'owner');
  const bob = await person('Bob', 'listener');
  await close(bob);
  expect(await left()).toEqual({ accounts: ['Ada'], listeners: ['Ada'] });
});

it('wants the password, and leaves everything where it is not that', async () => {
  const ada = await person('Ada', 'owner');
  await expect(close(ada, 'another')).rejects.toMatchObject({ code: 'sign-in-failed' });
  expect(await left()).toEqual({ accounts: ['Ada'], listeners: ['Ada'] });
});

it('lets the owner go last: somebody has to run it for the others', async () => {
  const ada = await person('Ada', 'owner');
  const bob = await person('Bob', 'listener');
  await expect(close(ada)).rejects.toMatchObject({ code: 'owner-needed' });
  expect((await left()).listeners).toEqual(['Ada', 'Bob']);
  await close(bob);
  await close(ada);
  expect(await left()).toEqual({ accounts: [], listeners: [] });
  expect(await test.store.accounts.isClaimed()).toBe(false);
});
