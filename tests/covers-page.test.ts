/** Real covers on the page, from a Cover Art Archive of its own beside it. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Fakes, startFakes } from './kit/fakes.ts';
import { type OwnerPage, openOwnerPage } from './kit/owner-page.ts';
import { describeWith } from './need.ts';

describeWith('chromium', 'covers', () => {
  let fakes: Fakes;
  let owner: OwnerPage;
  let page: Page;
  /** Addresses that the page asked for, beyond this server too. */
  const asked: string[] = [];

  beforeAll(async () => {
    fakes = await startFakes();
    owner = await openOwnerPage(fakes.settings);
    page = owner.page;
    page.on('request', (request) => asked.push(request.url()));
  });
  afterAll(async () => {
    await owner?.close();
    await fakes?.stop();
  });

  const pictures = () => page.locator('.song-row svg image');
  const coverCalls = () => asked.filter((url) => url.includes('/covers'));
  const home = async () => {
    await page.goto(`${owner.server.address}/`);
    await page.locator('.song-row').first().waitFor();
  };

  it('are drawn of a history whose releases are known, as long as nobody allows the archive', async () => {
    const [{ id }] = (await owner.ask('GET', '/overview')).listeners;
    const accounts = `/listeners/${id}/scrobble-accounts/listenbrainz`;
    await owner.ask('PUT', accounts, { user: 'robin', token: null });
    await owner.ask('POST', `${accounts}/pull`, {});
    await expect
      .poll(async () => (await owner.ask('GET', '/overview')).listeners[0].plays)
      .toBe(1200);
    await owner.ask('PUT', `/listeners/${id}/enrichment`, { allowed: ['listenbrainz'] });
    await owner.ask('POST', `/listeners/${id}/enrichment/run`);
    await expect
      .poll(async () => (await owner.ask('GET', `/listeners/${id}/enrichment`)).run?.state)
      .toBe('done');
    await home();
    await page.waitForTimeout(500);
    expect(await pictures().count()).toBe(0);
    expect(coverCalls()).toEqual([]);
  });

  it('come once it is allowed, without moving anything, by this server alone', async () => {
    await page.goto(`${owner.server.address}/connections`);
    await page.getByLabel('Cover Art Archive').click();
    await expect
      .poll(async () => (await owner.ask('GET', '/overview')).listeners[0].covers)
      .toBe(true);
    await home();
    const first = page.locator('.song-row').first();
    const before = await first.boundingBox();
    await pictures().first().waitFor({ state: 'attached' });
    expect(await first.boundingBox()).toEqual(before);
    const address = await pictures().first().getAttribute('href');
    expect(address).toMatch(/^\/api\/v1\/covers\/[0-9a-f]{64}\?listener=\d+$/);
    const answer = await page.request.get(`${owner.server.address}${address}`);
    expect(answer.headers()['content-type']).toBe('image/gif');
    const decoded = `(async () => {
      const image = new Image();
      image.src = ${JSON.stringify(address)};
      await image.decode();
      return image.naturalWidth;
    })()`;
    expect(await page.evaluate(decoded)).toBe(1);
    const elsewhere = asked.filter((url) => !url.startsWith(owner.server.address));
    expect(elsewhere.filter((url) => !url.startsWith('data:'))).toEqual([]);
    expect(owner.troubles).toEqual([]);
  });

  it('are asked for where they are in sight, together', async () => {
    asked.length = 0;
    await home();
    await pictures().first().waitFor({ state: 'attached' });
    const questions = coverCalls().filter((url) => url.includes('song='));
    const songs = questions.map((url) => new URL(url).searchParams.getAll('song').length);
    expect(Math.max(...songs)).toBeGreaterThan(1);
    const rows = await page.locator('.song-row').count();
    const { height } = page.viewportSize() ?? { height: 0 };
    const boxes = await Promise.all(
      Array.from({ length: rows }, (_, nth) => page.locator('.song-row').nth(nth).boundingBox()),
    );
    const inSight = boxes.filter((box) => box !== null && box.y < height).length;
    expect(songs[0]).toBeLessThanOrEqual(inSight);
    expect(inSight).toBeLessThan(rows);
    const last = page.locator('.song-row').last();
    await last.scrollIntoViewIfNeeded();
    await expect
      .poll(() => coverCalls().filter((url) => url.includes('song=')).length)
      .toBeGreaterThan(questions.length);
  });

  it('are drawn again as soon as it is forbidden', async () => {
    await page.goto(`${owner.server.address}/connections`);
    await page.getByLabel('Cover Art Archive').click();
    await expect
      .poll(async () => (await owner.ask('GET', '/overview')).listeners[0].covers)
      .toBe(false);
    await page.getByRole('link', { name: 'Home' }).first().click();
    await page.locator('.song-row').first().waitFor();
    asked.length = 0;
    await page.waitForTimeout(500);
    expect(await pictures().count()).toBe(0);
    expect(coverCalls()).toEqual([]);
    expect(owner.troubles).toEqual([]);
  });
});
