import { join } from 'node:path';
import { scheduleRetention } from '@echotune/service';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sqliteRows } from '../../../../tests/kit/table-rows.ts';
import { openApp, type TestApp } from '../http/open-app.fixture.ts';

let test: TestApp;

beforeEach(async () => {
  test = await openApp();
});
afterEach(() => test.close());

it('a day’s clearing up removes what has played, old answers, and deliveries of last week', async () => {
  const { store, config } = test.echotune;
  const send = (method: 'POST' | 'PUT', url: string, payload: object) => {
    const headers = { 'idempotency-key': url };
    return test.app.inject({ method, url: `/api/v1${url}`, payload, headers });
  };
  const { id } = (await send('POST', '/listeners', { name: 'Ada' })).json();
  await send('PUT', `/listeners/${id}/now-playing`, { title: 'Glass', artist: 'Noor' });
  const hook = (await send('POST', '/webhooks', { url: 'https://hooks.example/' })).json();
  await send('POST', `/webhooks/${hook.id}/test`, {});
  const [taken] = await store.webhooks.claim(1000, new Set());
  const attempt = { delivered: true, status: 200, failure: null, nextAt: null, disable: null };
  if (taken !== undefined) await store.webhooks.settle(taken, attempt);
  const counts = () => {
    const rows = sqliteRows(join(config.home, 'echotune.sqlite'));
    return ['now_playing', 'idempotency', 'webhook_delivery'].map((table) => rows[table]?.length);
  };
  expect(counts()).toEqual([1, 1, 1]);
  test.clock.now += 7 * 86_400_000;
  await store.jobs.enqueue('retention', {});
  await test.work();
  expect(counts()).toEqual([0, 0, 0]);
  expect(await store.webhooks.list(null)).toHaveLength(1);
});

it('what failed a month ago goes, and the next clearing up comes at night where the first listener is', async () => {
  const { jobs, listeners } = test.echotune.store;
  await scheduleRetention(test.echotune.store);
  const zoneOf = async () => (await jobs.schedules()).map(({ timing }) => timing);
  expect(await zoneOf()).toEqual([{ cron: '0 4 * * *', timeZone: 'UTC' }]);
  await listeners.create({ name: 'Ada', timeZone: 'Asia/Tokyo', demo: false });
  const { id } = await jobs.enqueue('train', {});
  await jobs.cancel(id);
  for (const [days, isThere] of [
    [29, true],
    [1, false],
  ] as const) {
    test.clock.now += days * 86_400_000;
    await test.work();
    expect((await jobs.get(id)) !== null).toBe(isThere);
  }
  expect(await zoneOf()).toEqual([{ cron: '0 4 * * *', timeZone: 'Asia/Tokyo' }]);
});
