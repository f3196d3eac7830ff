import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type OwnerPage, openOwnerPage } from './kit/owner-page.ts';
import { describeWith } from './need.ts';

describeWith('chromium', 'the page', () => {
  let owner: OwnerPage;
  let page: Page;

  beforeAll(async () => {
    owner = await openOwnerPage();
    page = owner.page;
  });
  afterAll(() => owner?.close());

  const rows = (shelf: string) => page.locator(`[data-row^="${shelf} "]`);

  it('leads from nothing to recommendations in one click, with live progress', async () => {
    await page.getByRole('button', { name: 'Try the demo' }).click();
    for (const shelf of ['for-you', 'on-repeat', 'rediscover', 'discover', 'right-now']) {
      await rows(shelf).first().waitFor({ timeout: 240_000 });
      expect(await rows(shelf).count(), shelf).toBeGreaterThan(3);
    }
  });

  it('opens the reasons of a song, and they add up to its score', async () => {
    await rows('on-repeat').first().locator('[data-song]').click();
    const notes = page.locator('.liner-notes');
    await notes.locator('.addend-bar span').first().waitFor();
    expect(await notes.textContent()).toMatch(/You played it|Listeners of/);
  });

  it('hides a song at once, and it stays away after a reload', async () => {
    const row = rows('on-repeat').first();
    const key = await row.getAttribute('data-row');
    await row.hover();
    await row.getByRole('button', { name: /^Hide/ }).click();
    await page.locator(`[data-row="${key}"]`).waitFor({ state: 'detached' });
    await page.reload();
    await rows('on-repeat').first().waitFor();
    expect(await page.locator(`[data-row="${key}"]`).count()).toBe(0);
  });

  it('marks a like at once and keeps it', async () => {
    const row = rows('discover').first();
    const key = await row.getAttribute('data-row');
    await row.hover();
    const like = row.getByRole('button', { name: /^Like/ });
    await like.click();
    await expect.poll(() => like.getAttribute('aria-pressed')).toBe('true');
    await page.reload();
    const again = page.locator(`[data-row="${key}"]`).getByRole('button', { name: /^Like/ });
    await expect.poll(() => again.getAttribute('aria-pressed')).toBe('true');
  });

  it('is left without a trace in one click, back at the beginning', async () => {
    await page.getByRole('button', { name: 'Leave the demo' }).click();
    await page.getByRole('button', { name: 'Try the demo' }).waitFor();
  });

  it('breaks no rule of its own content security policy', () => {
    expect(owner.troubles).toEqual([]);
  });
});
