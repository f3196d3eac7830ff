import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { axeFindings } from './kit/axe.ts';
import { answers, field, isFocused, overflow, say } from './kit/chat.ts';
import { type DemoPage, startDemoPage } from './kit/demo-page.ts';
import { describeWith } from './need.ts';

describeWith('chromium', 'the page of the assistant, without a language model', () => {
  let demo: DemoPage;
  let page: Page;
  let listener: number;

  async function ask(path: string, method = 'GET', body?: object) {
    const { address, headers } = demo.server;
    const answer = await fetch(`${address}/api/v1${path}`, {
      ...{ method, headers: { ...headers, 'content-type': 'application/json' } },
      ...(body && { body: JSON.stringify(body) }),
    });
    return Object(await answer.json());
  }

  beforeAll(async () => {
    demo = await startDemoPage();
    const { listeners } = await ask('/overview');
    listener = listeners.find((one: { demo: boolean }) => one.demo).id;
    page = await (await demo.open({ reducedMotion: 'reduce', serviceWorkers: 'block' })).newPage();
  });
  afterAll(() => demo?.close());

  it('shows what can be asked; a press asks it, and the answer has its songs and who gave it', async () => {
    await page.goto('/chat');
    await page.getByText('There is none yet.').waitFor();
    const examples = page.locator('.chat-examples button');
    expect(await examples.count()).toBe(6);
    await examples.filter({ hasText: 'Recommend ten calm songs' }).click();
    await page.getByText('Answered without a language model, for nothing.').waitFor();
    expect(await page.locator('.chat-song').count()).toBe(10);
    expect(await page.locator('.chat-asked').textContent()).toContain('Recommend ten calm songs');
    expect(page.url()).toMatch(/\/chat\?talk=\d+$/);
    expect(await isFocused(page)).toBe(true);
    await expect.poll(() => page.title()).toMatch(/^Recommend ten calm songs .*EchoTune$/);
  });

  it('is a log that is read out by whole sentences, and not twice', async () => {
    const log = page.getByRole('log', { name: 'Conversation' });
    expect(await log.locator('> ol').getAttribute('aria-live')).toBe('off');
    const answer = await answers(page).last().locator('.chat-text').textContent();
    const spoken = await log.locator('> .sr-only p').allTextContents();
    expect(spoken.slice(0, -1).join(' ')).toBe(answer);
    expect(spoken.at(-1)).toBe('10 songs');
  });

  it('a song says why it is there, is liked, and leads to its page', async () => {
    const row = page.locator('.chat-song').first();
    await row.hover();
    await row.getByRole('button', { name: /^Why / }).click();
    await page.locator('.liner-notes .addends').waitFor();
    await row.getByRole('button', { name: /^Like / }).click();
    await expect
      .poll(() => row.getByRole('button', { name: /^Like / }).getAttribute('aria-pressed'))
      .toBe('true');
    const title = (await row.locator('.song-link').first().textContent()) ?? '';
    const verdicts = async () =>
      JSON.stringify((await ask(`/verdicts?listener=${listener}`)).verdicts);
    await expect.poll(verdicts).toContain(JSON.stringify(title));
    await page.locator('.liner-notes').getByRole('button', { name: 'Close' }).click();
    expect(await row.locator('.song-link').first().getAttribute('href')).toMatch(
      /^\/explore\/songs\/\d+$/,
    );
  });

  it('the keys of shelves move among its songs and explain them', async () => {
    await page.locator('main').focus();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    const second = page.locator('.chat-song').nth(1);
    await expect
      .poll(() => page.locator('.chat-song:focus').textContent())
      .toBe(await second.textContent());
    await page.keyboard.press('e');
    await page.locator('.liner-notes .addends').waitFor();
    await page.keyboard.press('l');
    await second.getByRole('button', { name: /^Like /, pressed: true }).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.liner-notes').waitFor({ state: 'detached' });
  });

  it('a line is broken by Shift and Enter, and the field grows with it', async () => {
    const height = async () => (await field(page).boundingBox())?.height ?? 0;
    const before = await height();
    await field(page).fill('one');
    await field(page).press('Shift+Enter');
    await field(page).press('Shift+Enter');
    expect(await field(page).inputValue()).toBe('one\n\n');
    expect(await height()).toBeGreaterThan(before);
    await field(page).fill('');
  });

  it('nothing is made before one says so; what came of it stays with the talk', async () => {
    const all = async () => (await ask(`/playlists?listener=${listener}`)).playlists;
    await say(page, 'Make a playlist called Morning with energetic songs, new every week, glorbly');
    await page.getByText('Not understood: “glorbly”.').waitFor();
    expect(await all()).toEqual([]);
    await page.getByRole('button', { name: /^No: / }).click();
    await page.locator('[data-outcome]').waitFor();
    expect(await all()).toEqual([]);
    await say(page, 'Make a playlist called Evening with energetic songs, new every week');
    await page.getByRole('button', { name: /^Yes, do it: / }).click();
    const made = answers(page)
      .last()
      .getByRole('link', { name: /Evening/ });
    await made.waitFor();
    expect(await isFocused(page)).toBe(true);
    expect(await all()).toMatchObject([{ name: 'Evening', refresh: 'weekly' }]);
    await page.reload();
    await page.locator('[data-outcome]').nth(1).waitFor();
    expect(
      await page
        .locator('.chat-proposal')
        .evaluateAll((found) => found.map((one) => one.getAttribute('data-state'))),
    ).toEqual(['declined', 'done']);
    expect(await page.getByRole('button', { name: /^Yes, do it/ }).count()).toBe(0);
  });

  it('artists lead to their pages', async () => {
    await say(page, 'My top 3 artists');
    const links = answers(page).last().locator('.name-row');
    expect(await links.count()).toBe(3);
    expect(await links.first().getAttribute('href')).toMatch(/^\/explore\/artists\/\d+$/);
  });

  it('conversations are found by what was said in them, and deleted when one is sure', async () => {
    await page.getByRole('button', { name: 'New conversation' }).click();
    await page.getByRole('heading', { name: 'Assistant' }).waitFor();
    expect(await isFocused(page)).toBe(true);
    await say(page, 'When did I first hear something quite sesquipedalian?');
    await page.getByRole('button', { name: 'All conversations' }).click();
    const lines = page.locator('.chat-line');
    await expect.poll(() => lines.count()).toBe(2);
    expect(await lines.first().textContent()).toContain('sesquipedalian');
    await page.getByLabel('Search what was said').fill('MORNING playlist');
    await expect.poll(() => lines.count()).toBe(1);
    expect(await lines.textContent()).toContain('Recommend ten calm songs');
    await page.getByLabel('Search what was said').fill('nobody said this');
    await page.getByText('In none of them these words were said.').waitFor();
    await page.getByLabel('Search what was said').fill('');
    const first = lines.filter({ hasText: 'sesquipedalian' });
    await first.getByRole('button', { name: /^Delete / }).click();
    await page.getByText('All that was said in it goes for good.').waitFor();
    expect((await ask(`/conversations?listener=${listener}`)).conversations).toHaveLength(2);
    await first.getByRole('button', { name: /^Delete / }).click();
    await expect.poll(() => lines.count()).toBe(1);
    expect((await ask(`/conversations?listener=${listener}`)).conversations).toHaveLength(1);
    await lines.getByRole('link').click();
    await page.locator('.chat-song').first().waitFor();
  });

  it('every example is understood, in both languages, and the page is German where one is', async () => {
    for (const locale of ['en-GB', 'de']) {
      const context = await demo.open({ locale, serviceWorkers: 'block' });
      const other = await context.newPage();
      await other.goto('/chat');
      // With the listener's own artist in it.
      await other
        .locator('.chat-examples button', { hasText: /^How often did|^Wie oft/ })
        .waitFor();
      for (const text of await other.locator('.chat-examples button').allTextContents()) {
        const said = { text, provider: 'interpreter' };
        const { message } = await ask(`/conversations/messages?listener=${listener}`, 'POST', said);
        expect(message, text).toMatchObject({ notUnderstood: [], tools: [expect.any(String)] });
      }
      if (locale === 'de') {
        await other.getByRole('heading', { name: 'Assistent' }).waitFor();
        await say(other, 'Mach eine Playlist mit ruhigen Liedern und quasselstrippig');
        await other.getByRole('button', { name: /^Ja, bitte: / }).waitFor();
        await other.getByText('Beantwortet ohne Sprachmodell, kostenlos.').waitFor();
        expect(await other.locator('main').textContent()).not.toMatch(
          /Answered|Not understood|Send\b/,
        );
      }
      await context.close();
    }
  });

  it.each(['dark', 'light'] as const)(
    'in the %s theme axe finds nothing, and nothing is wider than a phone',
    async (colorScheme) => {
      for (const viewport of [
        { width: 1440, height: 900 },
        { width: 390, height: 844 },
      ]) {
        const look = { colorScheme, viewport, reducedMotion: 'reduce' } as const;
        const context = await demo.open({ ...look, serviceWorkers: 'block' });
        const other = await context.newPage();
        await other.goto('/chat');
        await other.locator('.chat-line').first().waitFor();
        expect(await axeFindings(other), 'start').toEqual([]);
        expect(await overflow(other)).toBe(0);
        await say(other, 'Recommend five songs');
        await say(other, 'my statistics of last year');
        await say(other, 'Rename Evening to Night');
        await other.getByRole('button', { name: /^Yes, do it: / }).waitFor();
        expect(await axeFindings(other), 'talk').toEqual([]);
        expect(await overflow(other)).toBe(0);
        await context.close();
      }
    },
  );
});
