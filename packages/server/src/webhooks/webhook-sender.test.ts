import { createHmac } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryDatabase } from '../../../../tests/kit/postgres.ts';
import { openReceiver, type Receiver, typeOf } from '../../../../tests/kit/receiver.ts';
import { describeWith } from '../../../../tests/need.ts';
import { openApp, type TestApp } from '../http/open-app.fixture.ts';
import { WebhookSender } from './webhook-sender.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;

let test: TestApp;
let receiver: Receiver;
let sender: WebhookSender | null = null;

const start = () => {
  sender = new WebhookSender(test.echotune, { pollMs: 20, answerMs: 400 });
};

async function stop(): Promise<void> {
  await sender?.stop();
  sender = null;
}

const api = async (
  method: 'POST' | 'GET' | 'PATCH' | 'PUT' | 'DELETE',
  path: string,
  payload?: object,
) => (await test.app.inject({ method, url: `/api/v1${path}`, ...(payload && { payload }) })).json();

let played = 0;

function play(title: string): Promise<unknown> {
  const startedAt = test.clock.now - 90 * 86_400_000 + played++ * 600_000;
  const plays = [{ title, artist: 'Noor', msPlayed: 200_000, startedAt }];
  return api('POST', '/plays', { plays });
}

const hook = (events?: string[]) =>
  api('POST', '/webhooks', { url: receiver.url, ...(events && { events }) });

const deliveries = async (id: number) =>
  (await api('GET', `/webhooks/${id}/deliveries`)).deliveries;

/** Waits until a delivery is as wanted. */
async function until(id: number, wanted: object): Promise<void> {
  await expect.poll(async () => (await deliveries(id))[0], { interval: 50 }).toMatchObject(wanted);
}

function tells(environment: () => Promise<Readonly<Record<string, string>>>): void {
  beforeEach(async () => {
    test = await openApp({
      ECHOTUNE_WEBHOOK_PRIVATE_ADDRESSES: 'true',
      ...(await environment()),
    });
    test.clock.now = Date.now();
    receiver = await openReceiver();
    await api('POST', '/listeners', { name: 'Ada' });
  });
  afterEach(async () => {
    await stop();
    await receiver.close();
    await test.close();
  });

  it('what happens is told as it happens, signed so that a receiver’s own library takes it', async () => {
    await play('Before');
    const { secret, ...webhook } = await hook();
    expect(webhook).toMatchObject({ failingSince: null, disabled: null, listener: 1 });
    start();
    await play('Glass');
    const message = await receiver.until((one) => typeOf(one) === 'plays');
    const { headers, body } = message;
    const told = {
      'webhook-id': String(headers['webhook-id']),
      'webhook-timestamp': String(headers['webhook-timestamp']),
      'webhook-signature': String(headers['webhook-signature']),
    };
    expect(new Webhook(secret).verify(body, told)).toMatchObject({
      ...{ type: 'plays', timestamp: new Date(test.clock.now).toISOString() },
      data: { listener: 1, count: 1, plays: [{ song: { title: 'Glass' } }] },
    });
    const other = `whsec_${Buffer.alloc(32).toString('base64')}`;
    expect(() => new Webhook(other).verify(body, told)).toThrow();
    expect(() => new Webhook(secret).verify(body.replace('Glass', 'Stone'), told)).toThrow();
    const signed = `${told['webhook-id']}.${told['webhook-timestamp']}.${body}`;
    const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
    expect(told['webhook-signature']).toBe(
      `v1,${createHmac('sha256', key).update(signed).digest('base64')}`,
    );
    await receiver.until((one) => typeOf(one) === 'recommendations');
    await api('PUT', '/listeners/1/now-playing', { title: 'Stone', artist: 'Noor' });
    await receiver.until(
      ({ body: text }) => text.includes('"now-playing"') && text.includes('Stone'),
    );
    await api('DELETE', '/listeners/1/now-playing').catch(() => {});
    await receiver.until(({ body: text }) => text.includes('"playing":null'));
    await api('POST', '/playlists', { name: 'Rain' });
    await receiver.until((one) => typeOf(one) === 'playlists' && one.body.includes('Rain'));
    expect(receiver.received.map(({ body: text }) => text).join()).not.toContain('Before');
  });

  it('is told of what it asked for alone, and of an import or a training how it ends', async () => {
    await hook(['import', 'training']);
    start();
    await play('Glass');
    await api('POST', '/models');
    await test.work();
    await receiver.until((one) => typeOf(one) === 'training' && one.body.includes('"ended":"'));
    const { store } = test.echotune;
    await store.jobs.enqueue('demo', { listenerId: 1 });
    const held = await store.jobs.claim(['demo'], 60_000);
    await held?.complete({});
    await receiver.until((one) => typeOf(one) === 'import' && one.body.includes('"state":"done"'));
    expect(receiver.received.map(typeOf).sort()).toEqual(['import', 'training']);
  });

  it('a limit that is nearly used up, and what a provider is to end, are told to the owner who asks', async () => {
    const { store } = test.echotune;
    test.clock.now = Date.UTC(2026, 8, 1);
    const limit = await store.budgets.setLimit({
      ...{ provider: null, model: null, listenerId: null, purpose: null, period: 'total' },
      ...{ limitNanoUsd: 100, warnShare: 0.5, throttleShare: 0.9 },
    });
    const spend = async (holdNanoUsd: number) => {
      const call = { provider: 'google', model: 'm', purpose: 'p', listenerId: null };
      const deadline = Date.UTC(2100, 0, 1);
      const reserved = await store.budgets.reserve({
        ...{ ...call, holdNanoUsd, estimated: false, deadline },
      });
      if (reserved.admitted) await store.budgets.settle(reserved.callId, holdNanoUsd);
    };
    await spend(60);
    await hook(['spending', 'deprecations']);
    start();
    await spend(35);
    const told = await receiver.until((one) => typeOf(one) === 'spending');
    expect(JSON.parse(told.body).data.alerts).toMatchObject([
      { kind: 'throttle', limit: { id: limit.id }, text: expect.stringContaining('spend less') },
    ]);
    // Ninety days before gemini-2.5-flash ends.
    test.clock.now = Date.UTC(2026, 8, 3);
    const ends = await receiver.until((one) => typeOf(one) === 'deprecations');
    expect(JSON.parse(ends.body).data.deprecations).toMatchObject([{ endsOn: '2026-12-01' }]);
    const guest = await test.signIn('Guest');
    await guest.inject({ method: 'POST', url: '/api/v1/listeners', payload: { name: 'Bob' } });
    const refused = await guest.inject({
      ...{ method: 'POST', url: '/api/v1/webhooks' },
      payload: { url: 'https://hooks.example/', events: ['spending'] },
    });
    expect(refused.json().code).toBe('forbidden');
  });

  it('what happens while nobody sends is told at the next start, and what was told is not told again', async () => {
    const { id } = await hook(['plays']);
    await play('Glass');
    start();
    await until(id, { state: 'delivered' });
    await stop();
    test = await test.reopen();
    test.clock.now = Date.now();
    await play('Stone');
    await play('Tide');
    start();
    await receiver.until(({ body }) => body.includes('Stone'));
    await until(id, { state: 'delivered' });
    expect(receiver.received.map(({ body }) => JSON.parse(body).data.count)).toEqual([1, 2]);
  });

  it('a sender that is stopped, or dies, while it sends loses nothing: the same message comes again', async () => {
    const { id } = await hook(['plays']);
    receiver.answer = () => {};
    start();
    await play('Glass');
    const first = await receiver.until((one) => typeOf(one) === 'plays');
    await stop();
    await until(id, { state: 'waiting', attempts: 0 });
    // One that dies does not give it back: its lease lapses.
    await test.echotune.store.webhooks.claim(60_000, new Set());
    receiver.answer = (response) => void response.writeHead(200).end();
    start();
    test.clock.now += 60_000;
    await until(id, { state: 'delivered', attempts: 2 });
    const ids = receiver.received.map(({ headers }) => headers['webhook-id']);
    expect(new Set(ids)).toEqual(new Set([first.headers['webhook-id']]));
  });

  it('errors, silence, redirects and hang-ups are tried again, each with its reason, and given up in the end', async () => {
    const { id } = await hook(['plays']);
    const elsewhere = await openReceiver();
    receiver.answer = (response) => void response.writeHead(500).end('x'.repeat(100_000));
    start();
    await play('Glass');
    const answers: readonly [Receiver['answer'], string][] = [
      [() => {}, 'No answer within 0.4 s.'],
      [
        (response) => void response.writeHead(302, { location: elsewhere.url }).end(),
        'Answered 302: redirects are not followed.',
      ],
      [(response) => void response.destroy(), 'The connection failed (ECONNRESET).'],
    ];
    await until(id, { attempts: 1, failure: 'Answered 500.', status: 500, state: 'waiting' });
    for (const [nth, [answer, failure]] of answers.entries()) {
      receiver.answer = answer;
      test.clock.now += 10 * minuteMs;
      await until(id, { attempts: nth + 2, failure, state: 'waiting' });
    }
    receiver.answer = (response) => void response.writeHead(503, { 'retry-after': '86400' }).end();
    test.clock.now += 10 * minuteMs;
    await until(id, { attempts: 5, status: 503 });
    expect((await deliveries(id))[0].nextAt).toBeGreaterThanOrEqual(test.clock.now + dayMs);
    test.clock.now += dayMs / 4;
    for (let attempt = 6; attempt <= 10; attempt++) {
      receiver.answer = (response) => void response.writeHead(500 + attempt).end();
      test.clock.now += (dayMs * 3) / 4;
      await until(id, { attempts: attempt, status: 500 + attempt });
    }
    expect((await deliveries(id))[0]).toMatchObject({
      ...{ state: 'failed', failure: 'Answered 510.', nextAt: null, endedAt: test.clock.now },
    });
    expect(elsewhere.received).toEqual([]);
    await elsewhere.close();
    expect(await api('GET', `/webhooks/${id}`)).toMatchObject({ disabled: null });
    test.clock.now += 2 * dayMs;
    await play('Five days later');
    await until(id, { attempts: 1, state: 'waiting', status: 510 });
    expect((await api('GET', `/webhooks/${id}`)).disabled.why).toBe(
      'Nothing has arrived for five days.',
    );
    receiver.answer = (response) => void response.writeHead(204).end();
    await play('While it was disabled');
    expect((await api('PATCH', `/webhooks/${id}`, { enabled: true })).disabled).toBeNull();
    test.clock.now += dayMs;
    await until(id, { state: 'delivered', attempts: 2 });
    const [, { id: delivery }] = await deliveries(id);
    await api('POST', `/webhooks/${id}/deliveries/${delivery}/redeliver`);
    await expect
      .poll(async () => (await deliveries(id))[1], { interval: 50 })
      .toMatchObject({ id: delivery, state: 'delivered', attempts: 1 });
    expect((await deliveries(id)).length).toBe(2);
    expect((await api('GET', `/webhooks/${id}`)).failingSince).toBeNull();
  });

  it('one that says that it is gone is left alone; a slow one keeps nobody else waiting', async () => {
    const slow = await hook(['plays']);
    const elsewhere = await openReceiver();
    const url = elsewhere.url;
    const other = await api('POST', '/webhooks', { url, events: ['plays'] });
    receiver.answer = () => {};
    start();
    await play('Glass');
    await elsewhere.until((one) => typeOf(one) === 'plays');
    await until(other.id, { state: 'delivered' });
    elsewhere.answer = (response) => void response.writeHead(410).end();
    await api('POST', `/webhooks/${other.id}/test`);
    await until(other.id, { event: 'test', state: 'failed', status: 410 });
    expect((await api('GET', `/webhooks/${other.id}`)).disabled).toMatchObject({});
    await until(slow.id, { state: 'waiting', failure: 'No answer within 0.4 s.' });
    await elsewhere.close();
  });

  it('a new secret signs at once, and the old one nothing more', async () => {
    const { id, secret: old } = await hook(['plays']);
    const { secret } = await api('POST', `/webhooks/${id}/secret`);
    start();
    await api('POST', `/webhooks/${id}/test`);
    const { headers, body } = await receiver.until((one) => typeOf(one) === 'test');
    const told = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, String(value)]),
    );
    expect(new Webhook(secret).verify(body, told)).toMatchObject({ data: { listener: 1 } });
    expect(() => new Webhook(old).verify(body, told)).toThrow();
  });
}

describe('webhooks on SQLite', () => tells(async () => ({})));

describeWith('postgres', 'webhooks on PostgreSQL', () => {
  const databases: (() => Promise<void>)[] = [];
  afterAll(async () => {
    for (const remove of databases) await remove();
  });
  tells(async () => {
    const { url, remove } = await temporaryDatabase();
    databases.push(remove);
    return { DATABASE_URL: url };
  });
});

it('addresses that are no web address, hold a password, or lead to this machine are refused', async () => {
  test = await openApp();
  await api('POST', '/listeners', { name: 'Ada' });
  const add = async (url: string) => (await api('POST', '/webhooks', { url })).code;
  for (const url of [
    'ftp://a.example',
    'nonsense',
    'file:///etc/passwd',
    'https://a:b@c.example',
  ]) {
    expect([url, await add(url)]).toEqual([url, 'input-invalid']);
  }
  for (const url of [
    'http://127.0.0.1:1/',
    'http://[::1]/',
    'http://0x7f.1/',
    'http://10.0.0.1/',
  ]) {
    expect([url, await add(url)]).toEqual([url, 'webhook-address-refused']);
  }
  const { id } = await api('POST', '/webhooks', { url: 'http://localhost:1/' });
  sender = new WebhookSender(test.echotune, { pollMs: 20 });
  await api('POST', `/webhooks/${id}/test`);
  await until(id, { status: null, failure: expect.stringContaining('private') });
  await stop();
  await test.close();
});
