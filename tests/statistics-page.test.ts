import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { demoCommunity, writeSpotifyExtended } from '@echotune/formats';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startBrowser } from './kit/browser.ts';
import { runEchotune, temporaryHome } from './kit/echotune.ts';
import { testPassword } from './kit/password.ts';
import { type OwnedServer, startOwned } from './kit/signed-in.ts';
import { describeWith } from './need.ts';

describeWith('chromium', 'the page of statistics', () => {
  let server: OwnedServer;
  let browser: Browser;
  let page: Page;
  let remove: () => Promise<void>;
  const troubles: string[] = [];

  beforeAll(async () => {
    const { home, remove: removeHome } = await temporaryHome();
    remove = removeHome;
    const { you } = demoCommunity({ endsAt: Date.now(), listeners: 1, artists: 150 });
    const file = join(home, 'Streaming_History_Audio_0.json');
    await writeFile(file, [...writeSpotifyExtended(you.plays)].join(''));
    await runEchotune(home, ['import', file, '--no-train']);
    server = await startOwned(home, { ECHOTUNE_MOST_DELAY_MS: '0' });
    browser = await startBrowser();
    page = await browser.newPage({
      ...{ locale: 'en-GB', timezoneId: 'Europe/Berlin', viewport: { width: 1440, height: 900 } },
    });
    page.on('pageerror', (error) => troubles.push(error.message));
    await page.goto(`${server.address}/settings`);
    await page.getByLabel('Name').fill('Owner');
    await page.getByLabel('Password').fill(testPassword);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Settings' }).waitFor();
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    await remove?.();
  });

  const heading = () => page.getByRole('heading', { level: 1 });
  const searchOf = () => new URL(page.url()).searchParams;
  const preset = (name: string) => page.getByRole('button', { name, exact: true });
  const open = async (query = '') => {
    await page.goto(`${server.address}/statistics${query}`);
    await page.locator('.range-sections').waitFor();
  };

  it('tells of all years, each part with what it needs', async () => {
    await page.goto(server.address);
    await page.getByRole('link', { name: 'Statistics', exact: true }).click();
    await page.locator('.top-row').first().waitFor();
    expect(await heading().textContent()).toMatch(/hours of music by \d+ artists/);
    for (const title of ['Most played', 'When you listen', 'Streaks and sittings', 'Skips']) {
      expect(await page.getByRole('heading', { name: title }).count(), title).toBe(1);
    }
    expect(await page.locator('.course').count()).toBe(8);
  });

  it('brushes over the months with the pointer: the address, the figures and the way back follow', async () => {
    const before = await heading().textContent();
    const box = await page.locator('.brush-strip').boundingBox();
    if (box === null) throw new Error('There is no brush');
    const y = box.y + box.height / 2;
    await page.mouse.move(box.x + box.width * 0.4, y);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.8, y, { steps: 8 });
    await page.mouse.up();
    await expect.poll(() => searchOf().get('from')).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(searchOf().get('to')).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    await expect.poll(() => heading().textContent()).not.toBe(before);
    await page.getByText(/plays, .* in the time before/).waitFor();
    await page.goBack();
    await expect.poll(() => heading().textContent()).toBe(before);
  });

  it('is brushed with the keys alone, by months and by days', async () => {
    await open('?from=2026-01-01');
    const from = page.getByRole('slider', { name: 'Beginning of the time' });
    await from.focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => searchOf().get('from')).toBe('2026-02-01');
    await page.keyboard.press('Shift+ArrowLeft');
    await expect.poll(() => searchOf().get('from')).toBe('2026-01-31');
    expect(await from.getAttribute('aria-valuetext')).toMatch(/31 January 2026, [\d,]+ plays/);
  });

  it('knows presets, and compares with what one chooses', async () => {
    await preset('Last 4 weeks').click();
    await expect.poll(() => preset('Last 4 weeks').getAttribute('aria-pressed')).toBe('true');
    await page.getByLabel('compared with').selectOption('year');
    await page.getByText(/in the year before\.|nothing earlier/).waitFor();
    expect(searchOf().get('compare')).toBe('year');
    await preset('All of it').click();
    await expect.poll(() => page.url()).toBe(`${server.address}/statistics`);
  });

  it('names no day that has not come', async () => {
    await preset('Last 4 weeks').click();
    const today = new Date().toISOString().slice(0, 10);
    const to = page.getByLabel('to', { exact: true });
    // The demo may have ended a day before, and the listener's day be the next.
    await expect.poll(async () => (await to.inputValue()) <= today).toBe(true);
    expect(await to.getAttribute('max')).toBe(await to.inputValue());
    await preset('All of it').click();
  });

  it('shows a long top as a window on it', async () => {
    await preset('Songs').click();
    await preset('Show all').click();
    const rows = page.locator('.top-row');
    await page.locator('[aria-setsize="500"]').first().waitFor();
    expect(await rows.count()).toBeLessThan(60);
    await page.locator('[aria-setsize="500"]').last().scrollIntoViewIfNeeded();
    await expect.poll(() => rows.last().textContent()).not.toMatch(/^1?\d\D/);
  });

  it('tells a range as a story by the keys and leaves a picture', async () => {
    await open('?from=2026-01-01');
    await preset('Tell it as a story').click();
    const story = page.getByRole('dialog', { name: 'Your time as a story' });
    await story.waitFor();
    for (let step = 0; step < 12; step += 1) await page.keyboard.press('ArrowRight');
    const downloading = page.waitForEvent('download');
    await story.getByRole('button', { name: 'Save the picture' }).click();
    const file = await readFile(await (await downloading).path());
    expect(file.subarray(1, 4).toString()).toBe('PNG');
    // The header says how large it is.
    expect([file.readUInt32BE(16), file.readUInt32BE(20)]).toEqual([1080, 1350]);
    await page.keyboard.press('Escape');
    await story.waitFor({ state: 'detached' });
  });

  it('says so where nothing was played, and leads back', async () => {
    await page.route('**/api/v1/statistics?*from=*', async (route) => {
      const answer = await route.fetch({ url: `${server.address}/api/v1/statistics?to=1` });
      await route.fulfill({ response: answer });
    });
    await page.goto(`${server.address}/statistics?from=2026-03-01&to=2026-03-02`);
    await page.getByRole('heading', { name: 'Nothing was played' }).waitFor();
    expect(await page.locator('.range-sections').count()).toBe(0);
    await page.unrouteAll({ behavior: 'wait' });
    await preset('All of it').click();
    await page.locator('.top-row').first().waitFor();
  });

  it.each([
    [429, 'rate-limited'],
    [503, 'overloaded'],
  ])('says what a %i means, and is there after another try', async (status, code) => {
    await page.route('**/api/v1/statistics?*', (route) =>
      route.fulfill({
        ...{ status, contentType: 'application/problem+json' },
        body: JSON.stringify({ code, status, detail: 'It is so.', advice: 'Do this.' }),
      }),
    );
    await page.goto(`${server.address}/statistics`);
    await page.getByRole('alert').getByText('It is so.').waitFor();
    await page.unroute('**/api/v1/statistics?*');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.locator('.top-row').first().waitFor();
  });

  it('shows no figures of another time where the server cannot be reached', async () => {
    await open();
    await page.context().setOffline(true);
    await preset('Last year').click();
    await page.getByRole('alert').waitFor();
    expect(await page.locator('.top-row').count()).toBe(0);
    expect(await heading().textContent()).toBe('Statistics');
    await page.context().setOffline(false);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.locator('.top-row').first().waitFor();
  });

  it('takes an address from a day to the same day for that day, and asks the server so', async () => {
    for (const query of ['?from=2026-03-01&to=2026-03-01', '?from=yesterday&compare=never']) {
      const answer = page.waitForResponse(/\/statistics\?.*include=eras/);
      await page.goto(`${server.address}/statistics${query}`);
      expect((await answer).status(), query).toBe(200);
    }
    await page.goto(`${server.address}/statistics?from=2026-03-01&to=2026-03-01`);
    await expect.poll(() => page.locator('.life-span').textContent()).toBe('1 March 2026');
  });

  it('fits a phone', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await open();
    const beyond = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
    expect(beyond).toBe(0);
    expect(troubles).toEqual([]);
  });
});
