import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startBrowser } from './kit/browser.ts';
import { startEchotune, type TestServer, temporaryHome } from './kit/echotune.ts';
import { testPassword } from './kit/password.ts';
import { describeWith } from './need.ts';

describeWith('chromium', 'the whole way, by keyboard alone', () => {
  let server: TestServer;
  let browser: Browser;
  let page: Page;
  let remove: () => Promise<void>;

  beforeAll(async () => {
    const { home, remove: removeHome } = await temporaryHome();
    remove = removeHome;
    server = await startEchotune(home);
    browser = await startBrowser();
    page = await browser.newPage({ locale: 'en-GB' });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    await remove?.();
  });

  /** Tab until it has the focus, which must show. */
  async function tabTo(target: Locator): Promise<void> {
    await target.waitFor({ timeout: 240_000 });
    for (let steps = 0; steps < 600; steps += 1) {
      const near = await target.evaluate((element) => element.matches(':focus-visible'));
      if (near) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`Tab never reaches ${target}`);
  }
  const press = async (target: Locator, key = 'Enter') => {
    await tabTo(target);
    await page.keyboard.press(key);
  };
  /** From wherever one is: a radio, for one, has no end that could be tabbed to. */
  const find = async (place: string) => {
    await page.keyboard.press('Control+k');
    await page.locator('.palette input').waitFor();
    await page.keyboard.type(place);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: place, exact: true }).waitFor();
  };
  const button = (name: string | RegExp) => page.getByRole('button', { name }).first();
  const link = (name: string) => page.getByRole('link', { name, exact: true });

  it('leads in', async () => {
    await page.goto(server.claimLink ?? '');
    await tabTo(page.getByLabel('Name'));
    await page.keyboard.type('Ada');
    await tabTo(page.getByLabel('Password'));
    await page.keyboard.type(testPassword);
    await page.keyboard.press('Enter');
    const guide = page.locator('summary', { hasText: 'Spotify' });
    await press(guide);
    await page.getByText('Extended streaming history').waitFor();
    await press(button('Try the demo'));
    await page.locator('[data-song]').first().waitFor({ timeout: 240_000 });
  });

  it('likes, explains and hides a song', async () => {
    await page.keyboard.press('j');
    const song = page.locator('[data-song]:focus');
    const name = await song.getAttribute('data-song');
    await page.keyboard.press('l');
    await page.getByText(/^Liked: /).waitFor();
    await page.keyboard.press('e');
    await page.locator('.addend-bar').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.addend-bar').waitFor({ state: 'detached' });
    await page.locator(`[data-song="${name}"]`).focus();
    await page.keyboard.press('h');
    await page.locator(`[data-song="${name}"]`).waitFor({ state: 'detached' });
    await page.keyboard.press('u');
    await page.getByText(/^Taken back: /).waitFor();
  });

  it('jumps over the way about', async () => {
    await page.goto(server.address);
    await page.locator('[data-song]').first().waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('main:focus').waitFor();
  });

  it('turns the dial', async () => {
    await tabTo(page.getByRole('slider').first());
    await page.keyboard.press('End');
    await page.getByText('Only what you have never heard').waitFor();
  });

  it('finds an artist, and starts a radio from them', async () => {
    await press(link('Explore'));
    await page.getByRole('heading', { name: 'Your artists' }).waitFor();
    await page.keyboard.press('/');
    await page.locator('input:focus').waitFor();
    await page.keyboard.type('the');
    await press(page.locator('main a[href^="/explore/artists/"]').first());
    await press(link('Radio'));
    await page.locator('[data-song]').first().waitFor();
  });

  it('makes a playlist, puts it in order and takes it along', async () => {
    await find('Playlists');
    await tabTo(page.getByLabel('Name of a new playlist'));
    await page.keyboard.type('Evening');
    await press(page.getByLabel('empty, by hand'), 'ArrowRight');
    await press(button('Make it'));
    const handle = page.locator('.entry-handle').first();
    for (const key of ['Enter', 'ArrowDown', 'Enter']) await press(handle, key);
    await page.getByText(/is now at place 2 of/).waitFor({ state: 'attached' });
    const download = page.waitForEvent('download');
    await press(link('JSPF'));
    expect((await download).suggestedFilename()).toMatch(/\.jspf$/);
  });

  it('narrows the statistics down, and has them told', async () => {
    await press(link('Statistics'));
    await page.getByRole('heading', { name: 'Most played' }).waitFor();
    await press(page.getByRole('slider', { name: 'Beginning of the time' }), 'ArrowRight');
    await page.waitForURL(/from=/);
    await press(button('Tell it as a story'));
    // It is read when it is first asked for: keys that come before it are not its.
    const close = page.getByRole('button', { name: 'Close', exact: true });
    await close.waitFor();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Escape');
    await close.waitFor({ state: 'detached' });
    await button('Tell it as a story').and(page.locator(':focus')).waitFor();
  });

  it('asks for the proof, and stops it', async () => {
    await press(link('Proof'));
    await press(button('Find out'));
    await press(button('Stop'));
    await page
      .getByText(/It was stopped after|of 20 songs named/)
      .first()
      .waitFor();
  });

  it('makes a key for a player, and sets a limit to what may be spent', async () => {
    await press(link('Connections'));
    await press(button('Make a key for Navidrome'));
    await page.locator('code', { hasText: 'et_' }).first().waitFor();
    await press(link('Operations'));
    await press(page.locator('summary', { hasText: 'Set a limit' }));
    await tabTo(page.getByLabel('US dollars'));
    await page.keyboard.type('2');
    await page.keyboard.press('Enter');
    await page.getByText('$2.00 a month').first().waitFor();
  });

  it('changes the theme, signs out and in', async () => {
    await find('Settings');
    await tabTo(page.getByLabel('Theme'));
    await page.keyboard.press('ArrowDown');
    await page.locator('html[data-theme]').waitFor({ state: 'attached' });
    await press(link('Account'));
    await press(button('Sign out'));
    await tabTo(page.getByLabel('Name'));
    await page.keyboard.type('Ada');
    await tabTo(page.getByLabel('Password'));
    await page.keyboard.type(testPassword);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Ada' }).waitFor();
  });

  it('leaves the demo, without a trace', async () => {
    await press(link('Home'));
    await press(button('Leave the demo'));
    await button('Try the demo').waitFor();
    expect(new URL(page.url()).pathname).toBe('/import');
  });
});
