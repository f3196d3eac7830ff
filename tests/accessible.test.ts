import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFindings } from './kit/axe.ts';
import { type DemoPage, startDemoPage } from './kit/demo-page.ts';
import { pageAddresses, pagePaths } from './kit/page-addresses.ts';
import { describeWith } from './need.ts';

const sizes = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];

/** The page at its address, still and complete. */
async function open(page: Page, address: string): Promise<void> {
  await page.goto(address, { waitUntil: 'networkidle' });
  await page.locator('main').first().waitFor();
}

describeWith('chromium', 'axe finds nothing serious', () => {
  let demo: DemoPage;
  let addresses: readonly string[];

  beforeAll(async () => {
    demo = await startDemoPage();
    addresses = await pageAddresses(demo);
  });
  afterAll(() => demo?.close());

  it('and knows every page', () => {
    expect(addresses.length).toBe(pagePaths().length);
    expect(pagePaths()).toEqual(expect.arrayContaining(['/', '/import', '/settings', '/account']));
  });

  describe.each(['dark', 'light'] as const)('in the %s theme', (colorScheme) => {
    it.each(sizes)('on any page, $width pixels wide', async (viewport) => {
      const context = await demo.open({ colorScheme, viewport, reducedMotion: 'reduce' });
      const page = await context.newPage();
      for (const address of addresses) {
        await open(page, address);
        expect(await axeFindings(page), address).toEqual([]);
      }
      await context.close();
    });

    it('in what lies over a page, and before one is in', async () => {
      const context = await demo.open({ colorScheme, reducedMotion: 'reduce' });
      const page = await context.newPage();
      await open(page, '/');
      await page.locator('[data-song]').first().click();
      await page.locator('.addend-bar').waitFor();
      expect(await axeFindings(page), 'liner notes').toEqual([]);
      for (const [key, within] of [
        ['Control+k', '.palette'],
        ['?', '.sheet'],
      ] as const) {
        await page.keyboard.press(key);
        await page.locator(within).waitFor();
        expect(await axeFindings(page), within).toEqual([]);
        await page.keyboard.press('Escape');
      }
      await context.clearCookies();
      for (const address of ['/', '/claim#x', '/invitation#x', '/reset#x']) {
        // Another address of one document: only a new page reads what stands behind the #.
        await page.goto('about:blank');
        await open(page, address);
        expect(await axeFindings(page), address).toEqual([]);
      }
      await context.close();
    });
  });
});
