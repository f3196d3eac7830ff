import { afterEach, beforeEach, expect, it } from 'vitest';
import { openApp, type TestApp } from '../http/open-app.fixture.ts';
import { leading } from '../keep-leading.ts';

let test: TestApp;
let listenerId: number;

async function ask(method: 'GET' | 'POST' | 'DELETE', url: string) {
  const answer = await test.app.inject({ method, url: `/api/v1${url}` });
  return { status: answer.statusCode, body: answer.json() };
}

beforeEach(async () => {
  test = await openApp();
  const zone = { timeZone: 'UTC', demo: false };
  listenerId = (await test.echotune.store.listeners.create({ name: 'Ada', ...zone })).id;
});
afterEach(() => test.close());

it('the operator sees what waits and what has ended, page by page, and nothing of what it is about', async () => {
  const { jobs } = test.echotune.store;
  const mine = await jobs.enqueue('backtest', { listenerId, secret: 'a song' });
  const training = await jobs.enqueue('train', {});
  await jobs.cancel(training.id);
  const first = (await ask('GET', '/jobs?limit=1')).body;
  expect(first.jobs).toMatchObject([{ id: training.id, state: 'cancelled', listener: null }]);
  const second = (await ask('GET', `/jobs?limit=1&cursor=${first.next}`)).body;
  expect(second.jobs).toMatchObject([
    { id: mine.id, kind: 'backtest', listener: listenerId, share: null },
  ]);
  const open = (await ask('GET', '/jobs?open=true')).body;
  expect(open.jobs).toEqual(second.jobs);
  expect(open.next).toBeNull();
  expect(JSON.stringify(open)).not.toContain('a song');
});

it('jobs that nobody works off make the diagnosis say so, which the owner alone can ask for', async () => {
  const { jobs } = test.echotune.store;
  const diagnosis = async () => (await ask('GET', '/health/diagnosis')).body;
  const names = (await diagnosis()).parts.map(({ name }: { name: string }) => name);
  expect(names).toEqual([
    'store',
    'model',
    'disk',
    'jobs',
    'providers',
    'calendar',
    'agents',
    'files',
  ]);
  await jobs.enqueue('train', {});
  expect(await diagnosis()).toMatchObject({ status: 'ok' });
  test.clock.now += 10 * 60_000;
  const { status, parts } = await diagnosis();
  expect(status).toBe('degraded');
  expect(parts.find(({ name }: { name: string }) => name === 'jobs')).toMatchObject({
    ...{ ok: false, detail: expect.stringMatching(/^1 wait.*a running server/) },
    problem: 'jobs-wait',
  });
});

it('how far an import is can be seen, and it can be ended', async () => {
  const { jobs } = test.echotune.store;
  const { id } = await jobs.enqueue('demo', { listenerId });
  const held = await jobs.claim(['demo'], 60_000);
  await held?.report({ phase: 'reading', bytesRead: 30, bytesTotal: 120 });
  expect((await ask('GET', '/jobs?open=true')).body.jobs).toMatchObject([{ id, share: 0.25 }]);
  expect((await ask('DELETE', `/jobs/${id}`)).status).toBe(200);
  expect(await held?.beat()).toBe(true);
  const unknown = await ask('DELETE', '/jobs/987654');
  expect([unknown.status, unknown.body.code]).toEqual([404, 'job-unknown']);
});

it('what failed is found by state and kind, told by the diagnosis, and tried again', async () => {
  const { jobs } = test.echotune.store;
  const { id } = await jobs.enqueue('backtest', { listenerId });
  await jobs.enqueue('train', {});
  await (await jobs.claim(['backtest'], 60_000))?.fail(
    { code: 'disk-full', message: 'full' },
    { retry: false },
  );
  const failed = (await ask('GET', '/jobs?state=failed&kind=backtest')).body.jobs;
  expect(failed).toMatchObject([{ id, failure: { code: 'disk-full' }, attempts: 1 }]);
  expect((await ask('GET', '/jobs?state=failed&kind=train')).body.jobs).toEqual([]);
  expect((await ask('GET', '/jobs?state=failed&open=true')).status).toBe(400);
  const { parts } = (await ask('GET', '/health/diagnosis')).body;
  expect(parts.find(({ name }: { name: string }) => name === 'jobs')).toMatchObject({
    ...{ ok: true, detail: expect.stringContaining('1 failed within a week') },
  });
  const again = await ask('POST', `/jobs/${id}/retry`);
  expect([again.status, again.body]).toMatchObject([202, { id, state: 'queued', attempts: 0 }]);
  const refused = await ask('POST', `/jobs/${id}/retry`);
  expect([refused.status, refused.body.code]).toEqual([409, 'job-not-retryable']);
  expect((await ask('POST', '/jobs/987654/retry')).status).toBe(404);
});

it('the diagnosis names the server that leads', async () => {
  await test.echotune.store.leases.hold(leading, 'host/1/a', 60_000);
  const { parts } = (await ask('GET', '/health/diagnosis')).body;
  const detail = expect.stringMatching(/^host\/1\/a since .*, term 1$/);
  expect(parts.find(({ name }: { name: string }) => name === 'leader')).toMatchObject({
    ...{ ok: true, detail },
  });
});
