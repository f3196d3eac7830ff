import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startBrowser } from './kit/browser.ts';
import { startEchotune, type TestServer, temporaryHome } from './kit/echotune.ts';
import { testPassword } from './kit/password.ts';
import { describeWith } from './need.ts';

describeWith('chromium', 'accounts on the page', () => {
  let server: TestServer;
  let browser: Browser;
  let owner: Page;
  let invited: Page;
  let remove: () => Promise<void>;

  beforeAll(async () => {
    const { home, remove: removeHome } = await temporaryHome();
    remove = removeHome;
    server = await startEchotune(home);
    browser = await startBrowser();
    owner = await (await browser.newContext()).newPage();
    invited = await (await browser.newContext()).newPage();
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    await remove?.();
  });

  /** Fills in a form with the keys alone: every field is reached, and Enter sends. */
  async function fillIn(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
    await page.getByLabel(Object.keys(fields)[0] ?? '', { exact: true }).focus();
    for (const [at, [label, text]] of Object.entries(fields).entries()) {
      if (at > 0) await page.keyboard.press('Tab');
      const field = page.getByLabel(label, { exact: true });
      await field.and(page.locator(':focus')).waitFor();
      await page.keyboard.type(text);
    }
    await page.keyboard.press('Enter');
  }

  const leave = (page: Page) => page.getByRole('button', { name: 'Sign out', exact: true }).click();
  const toAccount = (page: Page) =>
    page.getByRole('link', { name: 'Account', exact: true }).click();

  it('says where the link to claim it is, and the link works once', async () => {
    await owner.goto(server.address);
    await owner.getByText('echotune accounts claim-link').waitFor();
    await owner.goto(server.claimLink ?? '');
    await fillIn(owner, { Name: 'Ada', Password: testPassword });
    await owner.getByRole('button', { name: 'Try the demo' }).waitFor();
    expect(owner.url()).toBe(`${server.address}/import`);
    await invited.goto(server.claimLink ?? '');
    await fillIn(invited, { Name: 'Mallory', Password: testPassword });
    await invited.getByRole('alert').getByText('This link does not work any more').waitFor();
  });

  it('lets the owner invite somebody, who then sees nothing of the owner', async () => {
    await toAccount(owner);
    await owner.getByRole('heading', { name: 'Ada' }).waitFor();
    await owner.getByRole('button', { name: 'Invite somebody' }).click();
    const link = await owner.locator('code', { hasText: '/invitation#' }).textContent();
    await invited.goto(link ?? '');
    await fillIn(invited, { Name: 'Bob', Password: testPassword });
    await toAccount(invited);
    await invited.getByRole('heading', { name: 'Bob' }).waitFor();
    expect(await invited.getByRole('heading', { name: 'People' }).count()).toBe(0);
    expect(
      await invited.getByRole('link', { name: 'Home', exact: true }).getAttribute('aria-disabled'),
    ).toBe('true');
  });

  it('makes a key that opens the API until it is revoked', async () => {
    await invited.getByLabel('What the key is for').fill('a script');
    await invited.getByRole('button', { name: 'Make a key' }).click();
    const key = await invited.locator('code', { hasText: 'et_' }).textContent();
    const headers = { authorization: `Bearer ${key}` };
    const ask = () => fetch(`${server.address}/api/v1/overview`, { headers });
    expect(await (await ask()).json()).toMatchObject({ listeners: [{ name: 'Bob' }] });
    await invited.getByRole('button', { name: 'Revoke a script' }).click();
    await invited.getByRole('button', { name: 'Revoke a script' }).waitFor({ state: 'detached' });
    expect((await ask()).status).toBe(401);
  });

  it('leads to signing in when a session has ended elsewhere, and back', async () => {
    const context = await browser.newContext();
    const second = await context.newPage();
    await second.goto(server.address);
    await fillIn(second, { Name: 'bob', Password: testPassword });
    await toAccount(second);
    await second.getByRole('button', { name: 'Sign out everywhere' }).click();
    await second.getByRole('button', { name: 'Sign in' }).waitFor();
    await context.close();
    await invited.getByLabel('What the key is for').fill('late');
    await invited.getByRole('button', { name: 'Make a key' }).click();
    await invited.getByRole('button', { name: 'Sign in' }).waitFor();
    await fillIn(invited, { Name: 'Bob', Password: 'not the password' });
    await invited.getByRole('alert').getByText('This name and password do not fit').waitFor();
    await invited.reload();
    await fillIn(invited, { Name: 'Bob', Password: testPassword });
    await toAccount(invited);
    await leave(invited);
    await invited.getByRole('button', { name: 'Sign in' }).waitFor();
  });

  it('helps to a new password by a link of the owner’s', async () => {
    await owner.reload();
    await toAccount(owner);
    await owner.getByRole('button', { name: 'A new password for Bob' }).click();
    const link = await owner.locator('code', { hasText: '/reset#' }).textContent();
    await invited.goto(link ?? '');
    await fillIn(invited, { Password: 'another long password' });
    await toAccount(invited);
    await invited.getByRole('heading', { name: 'Bob' }).waitFor();
  });

  it('says once that an account is deleted, asks nothing for nobody, and lets another in at home', async () => {
    const refused: string[] = [];
    invited.on('response', (response) => {
      if (response.status() === 401) refused.push(response.url());
    });
    await invited.getByText('Delete my account', { exact: true }).click();
    await fillIn(invited, { 'Your password': 'another long password' });
    await invited.getByRole('status').getByText('Your account is deleted.').waitFor();
    await invited.getByRole('button', { name: 'Sign in' }).waitFor();
    await invited.waitForLoadState('networkidle');
    expect(refused).toEqual([]);
    await fillIn(invited, { Name: 'Ada', Password: testPassword });
    await invited.getByRole('button', { name: 'Try the demo' }).waitFor();
    expect(await invited.getByText('Your account is deleted.').count()).toBe(0);
  });
});
