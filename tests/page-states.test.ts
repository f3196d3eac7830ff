import type { BrowserContext, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DemoPage, startDemoPage } from './kit/demo-page.ts';
import { describeWith } from './need.ts';

describeWith('chromium', 'what the page shows where not all is well', () => {
  let demo: DemoPage;
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    demo = await startDemoPage('empty');
    context = await demo.open();
    page = await context.newPage();
  });
  afterAll(() => demo?.close());

  const refuse =
    (status: number, code: string, headers: Readonly<Record<string, string>> = {}) =>
    (route: Route) =>
      route.fulfill({
        status,
        headers: { 'content-type': 'application/problem+json', ...headers },
        body: JSON.stringify({ code, status, detail: 'It is so.', advice: 'Do this.' }),
      });

  it('no data: the way in, and the demo one click away', async () => {
    await page.goto('/');
    await page.getByRole('button', { name: 'Try the demo' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/import');
  });

  it('one play: a page that says how little it knows', async () => {
    const play = { title: 'Glass', artist: 'Noor', startedAt: Date.now() - 1_000 };
    const answer = await fetch(`${demo.server.address}/api/v1/plays`, {
      method: 'POST',
      headers: { ...demo.server.headers, 'content-type': 'application/json' },
      body: JSON.stringify({ plays: [{ ...play, msPlayed: 200_000 }] }),
    });
    expect(answer.ok).toBe(true);
    await page.goto('/');
    await page.getByText('With 1 play I mostly know your week.').waitFor();
    await page.getByText('1 play so far').waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  it('a slow network: nothing at once, then an outline', async () => {
    const slow = await context.newPage();
    await slow.route('**/api/v1/overview', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 3000));
      await route.continue();
    });
    await slow.goto('/');
    const outline = slow
      .getByRole('status', { includeHidden: true })
      .filter({ hasText: 'Opening' });
    await outline.waitFor();
    const opacity = () =>
      slow.evaluate("Number(getComputedStyle(document.querySelector('.after-a-while')).opacity)");
    await expect.poll(opacity).toBe(1);
    await slow.getByText('With 1 play').waitFor();
    await slow.close();
  });

  it('429: for how long to wait, and it goes on by itself', async () => {
    let asked = 0;
    await page.route('**/api/v1/statistics*', async (route) => {
      asked += 1;
      if (asked > 1) return route.continue();
      return refuse(429, 'too-many-requests', { 'retry-after': '3' })(route);
    });
    await page.goto('/');
    await page.getByRole('heading', { name: 'That was too much at once' }).waitFor();
    await page.getByText(/This goes on by itself in [123] seconds?\./).waitFor();
    await page.getByText('With 1 play').waitFor();
    expect(asked).toBe(2);
    await page.unroute('**/api/v1/statistics*');
  });

  it('503: says so, tries again, and goes on', async () => {
    await page.route(
      '**/api/v1/overview',
      refuse(503, 'store-unreachable', { 'retry-after': '2' }),
    );
    await page.goto('/');
    await page.getByRole('heading', { name: 'The database does not answer' }).waitFor();
    await page.unroute('**/api/v1/overview');
    await page.getByText('With 1 play').waitFor();
  });

  it('a part that fails leaves the others standing', async () => {
    await page.route('**/api/v1/shelves*', refuse(500, 'internal'));
    await page.goto('/');
    await page.getByRole('heading', { name: 'Something went wrong' }).first().waitFor();
    await page.getByText('With 1 play').waitFor();
    await page.unroute('**/api/v1/shelves*');
    await page.getByRole('button', { name: 'Try again' }).first().click();
    await page.getByRole('alert').waitFor({ state: 'detached' });
  });

  it('offline: the page opens, says so, and goes on once there is a connection', async () => {
    await page.goto('/');
    await page.waitForFunction('navigator.serviceWorker.ready.then(() => true)');
    await page.waitForFunction('navigator.serviceWorker.controller !== null');
    await context.setOffline(true);
    await page.goto('/settings');
    await page.getByRole('heading', { name: 'You are offline' }).waitFor();
    const kept = await page.evaluate(`(async () => {
      const names = await caches.keys();
      const all = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
      return all.flat().map(({ url }) => new URL(url).pathname);
    })()`);
    expect(kept).toContain('/');
    for (const path of Object(kept)) expect(path).toMatch(/^\/(?:assets\/.*)?$/);
    await context.setOffline(false);
    await page.getByRole('heading', { name: 'Settings' }).waitFor();
  });

  it('an address that is not there: says so in the browser, and leads home', async () => {
    const answer = await page.goto('/nonsense', { waitUntil: 'commit' });
    // The service worker hands out the same document.
    expect([200, 404]).toContain(answer?.status());
    await page.getByText('There is nothing at this address.').waitFor();
    await page.getByRole('link', { name: 'Go home' }).click();
    await page.getByText('With 1 play').waitFor();
    const { server } = demo;
    const asked = await fetch(`${server.address}/nonsense`, { headers: { accept: '*/*' } });
    expect(asked.headers.get('content-type')).toContain('application/problem+json');
    const headers = { accept: 'text/html,application/xhtml+xml' };
    const shown = await fetch(`${server.address}/nonsense`, { headers });
    expect(shown.status).toBe(404);
    expect(shown.headers.get('content-security-policy')).toContain('sha256-');
    expect(await shown.text()).toContain('<div id="page">');
  });

  it('can be installed', async () => {
    await page.goto('/');
    const session = await context.newCDPSession(page);
    const { errors } = await session.send('Page.getAppManifest');
    expect(errors).toEqual([]);
    const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
    expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([]);
  });

  it('401: the page to sign in, and back to the same address', async () => {
    await page.goto('/account');
    await page.getByRole('heading', { name: 'Owner' }).waitFor();
    await context.clearCookies();
    await page.getByRole('link', { name: 'Home', exact: true }).click();
    await page.getByRole('heading', { name: 'Sign in.' }).waitFor();
  });
});
