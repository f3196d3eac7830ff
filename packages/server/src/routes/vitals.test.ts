import { afterAll, beforeAll, expect, it } from 'vitest';
import { openApp, type TestApp } from '../http/open-app.fixture.ts';

let test: TestApp;

beforeAll(async () => {
  test = await openApp();
});
afterAll(() => test.close());

const report = (payload: object) =>
  test.app.inject({ method: 'POST', url: '/api/v1/vitals', payload });
const parts = async () => (await test.app.inject('/api/v1/health')).json().parts;

it('what pages measure is counted, shown in the health, and limited', async () => {
  expect(await parts()).not.toContainEqual(expect.objectContaining({ name: 'page' }));
  const home = { page: 'home', metrics: [{ name: 'LCP', value: 812.4 }] };
  expect((await report(home)).statusCode).toBe(204);
  const [page] = (await parts()).filter(({ name }: { name: string }) => name === 'page');
  expect(page).toMatchObject({ ok: true });
  expect(page.detail).toMatch(/home: LCP \d+ ms \(of 1\)/);
  expect((await report({ ...home, page: '/somebody/else' })).statusCode).toBe(400);
  expect((await report({ ...home, metrics: [{ name: 'LCP', value: -1 }] })).statusCode).toBe(400);
  let last = 204;
  for (let n = 0; n < 70 && last === 204; n += 1) last = (await report(home)).statusCode;
  expect(last).toBe(429);
});
