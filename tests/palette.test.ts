import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DemoPage, startDemoPage } from './kit/demo-page.ts';
import { describeWith } from './need.ts';

describeWith('chromium', 'the palette and the keys, by keyboard alone', () => {
  let demo: DemoPage;
  let page: Page;

  beforeAll(async () => {
    demo = await startDemoPage();
    page = await (await demo.open()).newPage();
    await page.goto('/');
    await page.locator('[data-song]').first().waitFor();
  });

  afterAll(() => demo?.close());

  const near = () => page.locator('.palette [aria-selected=true]');
  const call = async (text: string) => {
    await page.keyboard.press('Control+k');
    await page.locator('.palette input').waitFor();
    await page.keyboard.type(text);
  };

  it('goes to a page by its name', async () => {
    await call('sett');
    await near().getByText('Settings').waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Settings' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/settings');
  });

  it('turns the dial and shows the shelves', async () => {
    await call('dial disc');
    await page.keyboard.press('Enter');
    await page.getByText('10 % familiar').waitFor();
  });

  it('finds songs and artists of the library', async () => {
    const artist = await page.locator('[data-row] .text-soft').first().textContent();
    await call(artist ?? '');
    await page
      .locator('.palette [role=option]', { hasText: artist ?? '' })
      .first()
      .waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.palette').waitFor({ state: 'detached' });
  });

  it('changes the theme, and says what nothing is called', async () => {
    await call('night');
    await page.keyboard.press('Enter');
    await page.locator('html[data-theme=dark]').waitFor({ state: 'attached' });
    await call('zzqx');
    await page.getByText('Nothing here is called “zzqx”.').waitFor();
    await page.keyboard.press('Escape');
  });

  it('lists the keys on every page, and in the reader’s language', async () => {
    await page.goto('/account');
    await page.getByRole('heading', { name: 'Owner' }).waitFor();
    await page.keyboard.press('?');
    await page.getByRole('heading', { name: 'Keys' }).waitFor();
    await page.keyboard.press('Escape');
    await call('deutsch');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Angemeldet' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('de');
  });
});
