import type { InjectOptions } from 'fastify';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openApp, type TestApp, testNow } from '../http/open-app.fixture.ts';

let test: TestApp;

beforeEach(async () => {
  test = await openApp();
});
afterEach(() => test.close());

async function ask(method: InjectOptions['method'] & string, url: string, payload?: object) {
  const answer = await test.app.inject({
    ...{ method, url: `/api/v1/budget${url}` },
    ...(payload && { payload }),
  });
  return { status: answer.statusCode, body: answer.body === '' ? null : answer.json() };
}

const call = {
  ...{ provider: 'google', model: 'gemini-3.8-flash', purpose: 'assistant', listenerId: null },
  ...{ bounds: { inputTokens: 100_000, outputTokens: 0 }, timeoutMs: 1000 },
};
const paying = (costUsd: number) => async () => ({
  value: null,
  usage: { inputTokens: 0, outputTokens: 0, costUsd },
});

it('a limit is set, changed, used, and shown in dollars that are exact', async () => {
  const set = await ask('PUT', '/limits', { limitUsd: '5', period: 'month', provider: 'google' });
  expect(set).toEqual({
    status: 200,
    body: {
      ...{ id: 1, provider: 'google', model: null, listener: null, purpose: null },
      ...{ period: 'month', limitUsd: '5.00', warnShare: 0.8, throttleShare: 0.9, closed: null },
    },
  });
  await ask('PUT', '/limits', { limitUsd: '0.10', period: 'month', provider: 'google' });
  await test.echotune.budget.spend(call, paying(0.012_345_678));
  const { body } = await ask('GET', '');
  expect(body.limits).toEqual([
    {
      limit: { ...set.body, limitUsd: '0.10' },
      ...{ periodStart: Date.UTC(2026, 5, 1), periodEnd: Date.UTC(2026, 6, 1) },
      ...{ settledUsd: '0.012345678', heldUsd: '0.00', leftUsd: '0.087654322', level: 'ok' },
      ...{ forecastUsd: expect.any(String), exhaustedAt: expect.any(Number) },
    },
  ]);
});

it('the ledger comes in pages, and a removed limit leaves it', async () => {
  await ask('PUT', '/limits', { limitUsd: '5', period: 'total' });
  for (const cost of [0.01, 0.02, 0.03]) await test.echotune.budget.spend(call, paying(cost));
  const first = (await ask('GET', '/ledger?limit=2')).body;
  expect(first.calls.map(({ costUsd }: { costUsd: string }) => costUsd)).toEqual(['0.03', '0.02']);
  const { calls, next } = (await ask('GET', `/ledger?limit=2&cursor=${first.next}`)).body;
  expect(next).toBeNull();
  expect(calls).toEqual([
    {
      ...{ id: 1, state: 'settled', provider: 'google', model: 'gemini-3.8-flash' },
      ...{ purpose: 'assistant', listener: null, madeAt: testNow, endedAt: testNow },
      ...{ deadline: testNow + 11_000, holdUsd: '0.075', costUsd: '0.01', estimated: false },
      ...{ usage: { inputTokens: 0, outputTokens: 0, costUsd: 0.01 }, why: null },
    },
  ]);
  expect(await ask('DELETE', '/limits/1')).toEqual({ status: 204, body: null });
  expect((await ask('DELETE', '/limits/1')).body).toMatchObject({ code: 'budget-unknown' });
  expect((await ask('GET', '')).body).toEqual({ limits: [], savings: [] });
  expect((await ask('GET', '/ledger')).body.calls).toHaveLength(3);
  expect((await ask('GET', '/ledger?cursor=zzzz')).body).toMatchObject({ code: 'input-invalid' });
});

it('an incident is told, and closes until somebody reopens', async () => {
  await ask('PUT', '/limits', { limitUsd: '5', period: 'day' });
  await test.echotune.budget.spend(call, paying(0.5));
  const { alerts } = (await ask('GET', '/alerts')).body;
  expect(alerts).toMatchObject([{ kind: 'incident', call: 1, settledUsd: '0.50' }]);
  expect(alerts[0].text).toContain('limit 1 ($5.00 a day) is closed');
  expect((await ask('GET', `/alerts?after=${alerts[0].id}`)).body).toEqual({ alerts: [] });
  expect((await ask('GET', '')).body.limits[0]).toMatchObject({ level: 'stop' });
  expect((await ask('POST', '/limits/1/reopen')).body).toMatchObject({ closed: null });
  expect((await ask('POST', '/limits/2/reopen')).status).toBe(404);
  expect((await ask('GET', '')).body.limits[0]).toMatchObject({ level: 'ok' });
});

it('what makes no sense as a limit is refused, and says what', async () => {
  const limit = { limitUsd: '5', period: 'day' };
  for (const bad of [
    ...[{ limitUsd: '-1' }, { limitUsd: '1e3' }, { limitUsd: 5 }, { period: 'week' }],
    ...[{ provider: 'a b' }, { warnShare: 0 }, { throttleShare: 0.5 }, { limitUsd: '9999999' }],
  ]) {
    const { status, body } = await ask('PUT', '/limits', { ...limit, ...bad });
    expect([bad, status, body.code]).toEqual([bad, 400, 'input-invalid']);
  }
  for (const unknown of [{ provider: 'gogle' }, { purpose: 'singing' }]) {
    const { detail } = (await ask('PUT', '/limits', { ...limit, ...unknown })).body;
    expect(detail).toMatch(/provider.*google.*perplexity.*compatible|purpose.*question/);
  }
  const { status, body } = await ask('PUT', '/limits', { ...limit, listener: 99 });
  expect([status, body.code]).toEqual([404, 'listener-unknown']);
});
