import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { healthAdvice, healthProblems } from '../health/part.ts';
import { openApp, type TestApp } from '../http/open-app.fixture.ts';

let test: TestApp;

beforeEach(async () => {
  test = await openApp();
});
afterEach(() => test.close());

const ready = async () => {
  const answer = await test.bare.inject('/api/v1/health/ready');
  return { ...answer.json(), code: answer.statusCode };
};

it('a server without its store is not ready, and says what to do; the process lives', async () => {
  expect(await ready()).toMatchObject({ code: 200, status: 'ok' });
  await test.echotune.store.close();
  const down = await ready();
  expect([down.code, down.status]).toEqual([503, 'down']);
  expect(down.parts[0]).toMatchObject({
    ...{ name: 'store', ok: false, problem: 'store-away', since: test.clock.now },
    advice: healthAdvice['store-away'],
  });
  // What only the store could tell of is not told of.
  expect(down.parts.map(({ name }: { name: string }) => name)).toEqual(['store', 'disk']);
  expect((await test.bare.inject('/api/v1/health/live')).statusCode).toBe(204);
});

it('a server whose model is lost is ready, and says that it is not well, and why', async () => {
  const post = (url: string, payload: object) =>
    test.app.inject({ method: 'POST', url: `/api/v1${url}`, payload });
  await post('/listeners', { name: 'me' });
  const play = (n: number) => ({
    ...{ title: `Song ${n % 7}`, artist: `Artist ${n % 3}`, msPlayed: 200_000 },
    startedAt: test.clock.now - n * 3_600_000,
  });
  await post('/plays', { plays: Array.from({ length: 40 }, (_, n) => play(n + 1)) });
  await test.echotune.store.jobs.enqueue('train', {});
  await test.work();
  expect(await ready()).toMatchObject({ code: 200, status: 'ok' });
  const models = join(test.echotune.config.home, 'models');
  for (const file of readdirSync(models)) rmSync(join(models, file));
  const degraded = await ready();
  expect([degraded.code, degraded.status]).toEqual([200, 'degraded']);
  expect(degraded.parts[1]).toMatchObject({ name: 'model', problem: 'model-file-missing' });
});

it('probes are answered under whatever address, and told nothing of whose accounts there are', async () => {
  const host = { host: '10.42.0.7:4545' };
  const answer = await test.bare.inject({ url: '/api/v1/health/ready', headers: host });
  expect(answer.statusCode).toBe(200);
  expect(answer.json().parts.flatMap(Object.keys)).not.toContain('detail');
  expect((await test.bare.inject({ url: '/api/v1/health', headers: host })).statusCode).toBe(403);
});

it('what waits too long, or has failed, is told of with what to do', async () => {
  const { jobs } = test.echotune.store;
  const part = async () => {
    const { parts } = (await test.app.inject('/api/v1/health/diagnosis')).json();
    return parts.find(({ name }: { name: string }) => name === 'jobs');
  };
  await jobs.enqueue('train', {});
  expect(await part()).toMatchObject({ ok: true, problem: null, advice: null });
  test.clock.now += 6 * 60_000;
  expect(await part()).toMatchObject({ ok: false, problem: 'jobs-wait', since: test.clock.now });
  const claimed = await jobs.claim(['train'], 60_000);
  await claimed?.fail({ code: 'internal', message: 'x' }, { retry: false });
  test.clock.now += 1000;
  expect(await part()).toMatchObject({ ok: true, problem: 'jobs-failed', since: test.clock.now });
});

it('every problem has its advice', () => {
  for (const problem of healthProblems) expect(healthAdvice[problem]).toMatch(/\.$/);
});
