/**
 * The whole way of a new listener, of a returning one and of the operator, at a desk and on a phone, by a
 * real export, through a server that dies while it reads it.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startBrowser } from './kit/browser.ts';
import { demoSource, writeExport } from './kit/demo-files.ts';
import { startEchotune, type TestServer, temporaryHome } from './kit/echotune.ts';
import { freePort } from './kit/free-port.ts';
import { testPassword } from './kit/password.ts';
import { describeWith } from './need.ts';

const dayMs = 86_400_000;
const sizes = {
  'at a desk': { width: 1440, height: 900 },
  'on a phone': { width: 390, height: 844 },
} as const;

for (const [where, viewport] of Object.entries(sizes)) {
  describeWith('chromium', `the whole way, ${where}`, () => {
    let home: string;
    let files: string;
    let settings: Readonly<Record<string, string>>;
    let remove: () => Promise<void>;
    let server: TestServer;
    let browser: Browser;
    let page: Page;
    let liked: string | null = null;

    beforeAll(async () => {
      ({ home, remove } = await temporaryHome());
      settings = { ECHOTUNE_PORT: `${await freePort()}`, ECHOTUNE_MOST_DELAY_MS: '0' };
      const endsAt = Math.floor(Date.now() / dayMs) * dayMs;
      files = await writeExport(demoSource({ endsAt }), 'spotify-extended', join(home, 'export'));
      server = await startEchotune(join(home, 'home'), settings);
      browser = await startBrowser();
      page = await (await profile()).newPage();
    });
    afterAll(async () => {
      await browser?.close();
      await server?.stop();
      await remove?.();
    });

    const profile = (): Promise<BrowserContext> =>
      browser.newContext({
        ...{ viewport, locale: 'en-GB', timezoneId: 'Europe/Berlin', reducedMotion: 'reduce' },
        hasTouch: viewport.width < 500,
      });
    const rows = (shelf: string, of = page) => of.locator(`[data-row^="${shelf} "]`);

    /** By the rail; on a phone what is not under the thumb lies behind one tab. */
    async function goTo(place: string, of = page): Promise<void> {
      const link = of.getByRole('link', { name: place, exact: true });
      if ((await link.count()) === 0) await of.getByRole('button', { name: 'More' }).click();
      await link.click();
    }

    /** Lets go of files over the page, as a person does. */
    async function drop(paths: readonly string[]): Promise<void> {
      const session = await page.context().newCDPSession(page);
      const data = { items: [], files: [...paths], dragOperationsMask: 1 };
      for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
        await session.send('Input.dispatchDragEvent', { type, x: 200, y: 300, data });
      }
      await session.detach();
    }

    async function enter(of: Page, name: string, button: string): Promise<void> {
      await of.getByLabel('Name').fill(name);
      await of.getByLabel('Password').fill(testPassword);
      await of.getByRole('button', { name: button }).click();
    }

    it('a new listener makes it theirs, reads how to get an export, and drops one', async () => {
      await page.goto(server.claimLink ?? '');
      await enter(page, 'Ada', 'Claim it');
      await page.getByText('Spotify', { exact: true }).click();
      await page.getByText('Extended streaming history').waitFor();
      await drop([files]);
      await page.waitForURL(/\/imports\/\d+$/);
    });

    it('the server dies while it reads, and comes back: the page goes on to the shelves', async () => {
      await server.kill();
      await page
        .getByText(/does not answer/)
        .first()
        .waitFor();
      server = await startEchotune(join(home, 'home'), settings);
      for (const shelf of ['for-you', 'on-repeat', 'rediscover']) {
        await rows(shelf).first().waitFor({ timeout: 240_000 });
      }
      await page
        .getByText(/rows are new/)
        .first()
        .waitFor();
    });

    it('reads what speaks for a song, and likes it', async () => {
      const row = rows('on-repeat').first();
      liked = await row.getAttribute('data-row');
      await row.locator('[data-song]').click();
      const notes = page.locator('.liner-notes');
      await notes.locator('.addend-bar span').first().waitFor();
      await notes.getByRole('button', { name: /^Like/ }).click();
      await page.getByText(/^Liked: /).waitFor();
      await page.keyboard.press('Escape');
    });

    it('makes a playlist by rules, and takes it along as a file', async () => {
      await goTo('Playlists');
      await page.getByLabel('Name of a new playlist').fill('Evening');
      await page.getByLabel('by rules').check();
      await page.getByRole('button', { name: 'Make it' }).click();
      await page.locator('.entry-handle').first().waitFor();
      const link = page.getByRole('link', { name: 'JSPF', exact: true });
      const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
      const { playlist } = JSON.parse(await readFile(await download.path(), 'utf8'));
      expect(playlist).toMatchObject({ title: 'Evening' });
      expect(playlist.track.length).toBeGreaterThan(5);
    });

    it('comes back in another browser, and finds everything as it was left', async () => {
      const later = await (await profile()).newPage();
      await later.goto(`${server.address}/playlists`);
      await enter(later, 'Ada', 'Sign in');
      await later.getByRole('link', { name: /Evening/ }).waitFor();
      await goTo('Home', later);
      const again = later.locator(`[data-row="${liked}"]`);
      await again.locator('[data-liked]').waitFor({ state: 'attached' });
      await goTo('Statistics', later);
      await later.getByRole('heading', { name: 'Most played' }).waitFor();
      await goTo('Explore', later);
      await later.getByRole('searchbox').first().fill('a');
      await later.getByRole('link', { name: /,/ }).first().waitFor();
      await goTo('Import', later);
      await later.getByRole('button', { name: /^Take back: / }).waitFor();
      await goTo('Proof', later);
      await later.getByRole('button', { name: 'Find out' }).click();
      await later.getByRole('button', { name: 'Stop' }).waitFor();
      // A year of weeks takes its time; once is enough.
      if (where === 'at a desk') {
        const said = later.getByRole('heading', { name: /songs named for a week/ });
        await said.waitFor({ timeout: 240_000 });
      }
      await later.context().close();
    });

    it('runs it: how it is, a limit, and somebody invited, who leaves again without a trace', async () => {
      await goTo('Operations');
      await page.getByText('All is well').waitFor();
      await page.getByText('Set a limit').click();
      await page.getByLabel('US dollars').fill('2');
      await page.getByRole('button', { name: 'Set it' }).click();
      await page.getByText('$2.00 a month').first().waitFor();
      await goTo('Account');
      await page.getByRole('button', { name: 'Invite somebody' }).click();
      const link = await page.locator('code', { hasText: '/invitation#' }).textContent();
      const guest = await (await profile()).newPage();
      await guest.goto(link ?? '');
      await enter(guest, 'Bob', 'Come in');
      await guest.getByRole('button', { name: 'Try the demo' }).waitFor();
      await goTo('Account', guest);
      await guest.getByText('Delete my account', { exact: true }).click();
      await guest.getByLabel('Your password').fill(testPassword);
      await guest.getByRole('button', { name: 'Delete my account for good' }).click();
      await guest.getByRole('heading', { name: 'Sign in.' }).waitFor();
      await guest.context().close();
      await page.reload();
      await page.getByRole('button', { name: 'Invite somebody' }).waitFor();
      expect(await page.getByText('Bob').count()).toBe(0);
    });

    it('takes everything along, and deletes the account with everything', async () => {
      await goTo('Settings');
      const download = page.waitForEvent('download');
      await page.getByText('Everything, to import again').click();
      const archive = await readFile(await (await download).path(), 'utf8');
      expect(archive.split('\n').length).toBeGreaterThan(1000);
      await goTo('Account');
      await page.getByText('Delete my account', { exact: true }).click();
      await page.getByLabel('Your password').fill('not the password');
      await page.getByRole('button', { name: 'Delete my account for good' }).click();
      await page.getByRole('alert').waitFor();
      await page.getByLabel('Your password').fill(testPassword);
      await page.getByRole('button', { name: 'Delete my account for good' }).click();
      await page.getByText('This EchoTune has no owner yet.').waitFor();
    });
  });
}
