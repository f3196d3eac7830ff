/** Reports over HTTP: written in the background, read as JSON or Markdown in one's language. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openApp, type TestApp } from '../http/open-app.fixture.ts';

let test: TestApp;

beforeEach(async () => {
  test = await openApp();
});
afterEach(() => test.close());

/** Of one that was asked for and written. */
async function written(): Promise<number> {
  const job = await test.app.inject({
    ...{ method: 'POST', url: '/api/v1/reports', payload: { isOffline: true } },
  });
  expect([job.statusCode, job.json().kind]).toEqual([202, 'report']);
  await test.work();
  const { reports } = (await test.app.inject({ url: '/api/v1/reports' })).json();
  return reports[0].id;
}

it('one that is asked for is written, with what pages told this server of themselves', async () => {
  const metrics = [{ name: 'LCP', value: 4200 }];
  await test.app.inject({
    ...{ method: 'POST', url: '/api/v1/vitals', payload: { page: 'home', metrics } },
  });
  const answer = await test.app.inject({ url: `/api/v1/reports/${await written()}` });
  const { report } = answer.json();
  expect(report.facts).toContainEqual(
    expect.objectContaining({ name: 'dependencies.outdated', why: 'registry-not-asked' }),
  );
  expect(report.findings.map(({ key }: { key: string }) => key)).toContain(
    'page-slow/LCP of the page home',
  );
});

it('it is Markdown for who accepts that, and in the language that is liked best', async () => {
  const url = `/api/v1/reports/${await written()}`;
  const headers = { accept: 'text/markdown', 'accept-language': 'de-AT, en;q=0.5' };
  const answer = await test.app.inject({ url, headers });
  expect(answer.headers['content-type']).toBe('text/markdown; charset=utf-8');
  expect(answer.headers.vary).toContain('accept');
  expect(answer.body).toMatch(/^# Systembericht\n/);
  const json = await test.app.inject({ url, headers: { 'accept-language': 'de' } });
  expect(json.json().report.summary[0].text).toContain('gespeichert');
});

it('a report that is not there is none', async () => {
  const answer = await test.app.inject({ url: '/api/v1/reports/99' });
  expect([answer.statusCode, answer.json().code]).toEqual([404, 'report-unknown']);
});
