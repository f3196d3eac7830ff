/** The system report, as the owner reads it on the page. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DemoPage, startDemoPage } from './kit/demo-page.ts';
import { describeWith } from './need.ts';

describeWith('chromium', 'the page of the system report', () => {
  let demo: DemoPage;
  let page: Page;

  const ask = async (path: string, body?: object) => {
    const { address, headers } = demo.server;
    const answer = await fetch(`${address}/api/v1${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    return Object(await answer.json());
  };

  beforeAll(async () => {
    demo = await startDemoPage('empty');
    // Nobody outside is asked.
    await ask('/reports', { isOffline: true });
    while ((await ask('/reports')).reports.length === 0) await sleep(500);
    page = await (await demo.open()).newPage();
    await page.goto('/operations');
    await page.getByRole('link', { name: 'the system report' }).click();
    await page.getByRole('heading', { name: 'System report', exact: true }).waitFor();
  });
  afterAll(() => demo?.close());

  it('what was found stands there by weight, with bars, and opens to its sources', async () => {
    await page.getByRole('heading', { name: 'Recommendations' }).waitFor();
    const first = page.getByRole('meter').first();
    expect(Number(await first.getAttribute('value'))).toBeGreaterThan(0);
    expect(await page.getByRole('meter').count()).toBe(11);
    const sentence = page.getByText(/agents acts: they say what they would do/).first();
    await sentence.click();
    const source = page.getByText('agents.agents').first();
    await source.waitFor();
    await page
      .getByText(/decision log of seven days/)
      .first()
      .waitFor();
  });

  it('what to do next is said as commands, and what is not known with why', async () => {
    await page.getByRole('heading', { name: 'Next steps' }).waitFor();
    await page.getByText('echotune agents list').first().waitFor();
    await page.getByText('The package registry was not to be asked.').waitFor();
  });

  it('it is in the reader’s language', async () => {
    const german = await (await demo.open({ locale: 'de-DE' })).newPage();
    await german.goto('/operations/report');
    await german.getByRole('heading', { name: 'Empfehlungen' }).waitFor();
    await german
      .getByText(/Agenten handelt: Sie sagen, was sie täten/)
      .first()
      .waitFor();
  });
});
