import { afterEach, beforeEach, expect, it } from 'vitest';
import { testPassword } from '../../../../tests/kit/password.ts';
import { auditedAs } from '../http/audited-operations.ts';
import { openApp, type TestApp } from '../http/open-app.fixture.ts';
import { walkedRoutes } from './walked-routes.fixture.ts';

let test: TestApp;
beforeEach(async () => {
  test = await openApp();
});
afterEach(() => test.close());

const log = async () => (await test.app.inject('/api/v1/audit')).json().entries;
const signIn = (name: string, password = testPassword) =>
  test.bare.inject({ method: 'POST', url: '/api/v1/sign-in', payload: { name, password } });

/** Signed-in changes of one's own music, of what is talked about it, and what only looks. */
const ownAffairs = [
  ...['addListener', 'changeListener', 'loadDemo', 'deletePlay', 'undoImport', 'reportVitals'],
  ...['runEnrichment', 'cancelEnrichment', 'startPull', 'cancelPull', 'retryGivenUpPlays'],
  ...['readSpotifyLibrary', 'controlSpotify', 'pushPlaylistToSpotify', 'redeliver', 'testWebhook'],
  ...['askScrobbleApproval', 'changeScrobbleAccount', 'importFiles', 'cancelImport'],
];

it('what changes who may do what, what leaves, or what holds for everybody, is written down', () => {
  const silent = walkedRoutes(test).flatMap(({ method, needs, schema, pattern }) => {
    const isChange = !['GET', 'HEAD', 'OPTIONS'].includes(method);
    const isMeant = ['nobody', 'session', 'owner', 'operate'].includes(needs ?? '');
    if (!isChange || !isMeant || !pattern.startsWith('/api/v1/')) return [];
    const { operationId } = Object(schema);
    return auditedAs({ operationId, method, needs }) === null ? [operationId] : [];
  });
  expect(silent.filter((one) => !ownAffairs.includes(one))).toEqual([]);
});

it('who signs in, and who could not, is told with no more than whose account it was', async () => {
  const { account } = await test.signIn('Ada');
  await signIn('Ada', 'wrong password');
  await signIn('Nobody', 'wrong password');
  await signIn('Ada');
  expect(await log()).toMatchObject([
    { event: 'signed-in', done: true, door: 'page', account: account.id, thing: null },
    { event: 'signed-in', done: false, door: 'page', account: null },
    { event: 'signed-in', done: false, door: 'page', account: account.id },
  ]);
  const text = JSON.stringify(await log());
  for (const word of ['Ada', 'Nobody', 'wrong password', testPassword, '127.0.0.1'])
    expect(text).not.toContain(word);
});

it('keys, people, links, listeners, and what is operated, by a key too', async () => {
  const post = (url: string, payload: object = {}) =>
    test.app.inject({ method: 'POST', url: `/api/v1${url}`, payload });
  const { id: listener } = (await post('/listeners', { name: 'Ada' })).json();
  const scopes = ['read', 'operate'];
  const { id: key, secret } = (await post('/keys', { name: 'k', scopes })).json();
  const guest = await test.signIn('Guest');
  await test.app.inject({
    ...{ method: 'PATCH', url: `/api/v1/accounts/${guest.account.id}` },
    payload: { disabled: true },
  });
  await post('/invitations');
  await post('/claim', { token: 'guess', name: 'x', password: 'long enough' });
  await test.bare.inject({
    ...{ method: 'PATCH', url: '/api/v1/agents/budget', payload: { mode: 'off' } },
    headers: { authorization: `Bearer ${secret}` },
  });
  await test.app.inject(`/api/v1/listeners/${listener}/export`);
  await post('/cache/drop');
  await test.app.inject({ method: 'DELETE', url: `/api/v1/keys/${key}` });
  await test.app.inject({ method: 'DELETE', url: `/api/v1/listeners/${listener}` });
  // Nobody at all, and what is not understood, leave nothing.
  await test.bare.inject({ method: 'DELETE', url: `/api/v1/keys/${key}` });
  await post('/keys', { nonsense: true });
  const owner = test.app.account.id;
  const by = { account: owner, door: 'page', done: true } as const;
  expect(await log()).toMatchObject([
    { ...by, event: 'listener-forgotten', thing: null },
    { ...by, event: 'key-revoked', thing: `key ${key}` },
    { ...by, event: 'operated', thing: 'dropCache' },
    { ...by, event: 'listener-exported', thing: null },
    { ...by, event: 'agents-changed', door: 'key', thing: `agent budget, by key ${key}` },
    { event: 'instance-claimed', done: false, door: 'link', account: null },
    { ...by, event: 'invitation-made' },
    { ...by, event: 'account-changed', about: guest.account.id },
    { ...by, event: 'key-added' },
  ]);
});

it('what one account may not is not written down without end, and what it may is', async () => {
  const ada = await test.signIn('Ada');
  const all = () => test.echotune.store.audit.list(null, 99);
  for (let n = 0; n < 30; n++)
    await ada.inject({ method: 'POST', url: '/api/v1/reports', payload: {} });
  expect(await all()).toHaveLength(10);
  for (let n = 0; n < 12; n++)
    await test.app.inject({ method: 'POST', url: '/api/v1/cache/drop', payload: {} });
  await ada.inject({ method: 'POST', url: '/api/v1/cache/drop', payload: {} });
  expect(await all()).toHaveLength(22);
  test.clock.now += 60_000;
  await ada.inject({ method: 'POST', url: '/api/v1/reports', payload: {} });
  expect(await all()).toHaveLength(23);
});

it('is the operator’s to read, page by page, and nobody else’s', async () => {
  for (let n = 0; n < 5; n++) await signIn('Owner');
  const first = (await test.app.inject('/api/v1/audit?limit=3')).json();
  const next = (await test.app.inject(`/api/v1/audit?limit=3&cursor=${first.next}`)).json();
  expect([first.entries.length, next.entries.length, next.next]).toEqual([3, 2, null]);
  expect((await (await test.signIn('Ada')).inject('/api/v1/audit')).statusCode).toBe(403);
  expect((await test.bare.inject('/api/v1/audit')).statusCode).toBe(401);
});

it('is kept for a year', async () => {
  await signIn('Owner');
  const retention = async () => {
    await test.echotune.store.jobs.enqueue('retention', {});
    await test.work();
    return (await test.echotune.store.audit.list(null, 9)).length;
  };
  test.clock.now += 364 * 86_400_000;
  expect(await retention()).toBe(1);
  test.clock.now += 86_400_000;
  expect(await retention()).toBe(0);
});
