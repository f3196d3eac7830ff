import { type FakeModelServer, fakeCompatibleModel, startFakeCompatible } from '@echotune/connect';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { axeFindings } from './kit/axe.ts';
import { type DemoPage, startDemoPage } from './kit/demo-page.ts';
import { type OwnerPage, openOwnerPage } from './kit/owner-page.ts';
import { describeWith } from './need.ts';

const field = (page: Page) => page.locator('.composer textarea');
const answers = (page: Page) => page.locator('.chat-answer');

/** Says something, and waits until its answer is whole. */
async function say(page: Page, text: string): Promise<void> {
  const before = await answers(page).count();
  await field(page).fill(text);
  await field(page).press('Enter');
  await expect.poll(() => answers(page).count()).toBe(before + 1);
  await page.getByRole('button', { name: /^(Send|Senden)$/ }).waitFor();
}

const isFocused = (page: Page) =>
  field(page).evaluate((element) => element === element.ownerDocument.activeElement);

async function overflow(page: Page): Promise<number> {
  return page.evaluate('document.documentElement.scrollWidth - innerWidth');
}

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
  }, 300_000);
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

describeWith('chromium', 'the page of the assistant, with a language model', () => {
  let owner: OwnerPage;
  let model: FakeModelServer;
  let page: Page;

  beforeAll(async () => {
    model = await startFakeCompatible();
    owner = await openOwnerPage({
      ECHOTUNE_COMPATIBLE_URL: `${model.address}/v1`,
      ECHOTUNE_COMPATIBLE_API_KEY: model.apiKey,
      ECHOTUNE_COMPATIBLE_MODEL: fakeCompatibleModel,
      ECHOTUNE_COMPATIBLE_INPUT_USD: '0',
      ECHOTUNE_COMPATIBLE_OUTPUT_USD: '0',
    });
    ({ page } = owner);
    const plays = Array.from({ length: 60 }, (_, at) => ({
      ...{ title: `Song ${at % 10}`, artist: at % 2 ? `Band ${at % 5}` : loud, msPlayed: 200_000 },
      startedAt: Date.now() - (60 - at) * 3_600_000,
    }));
    await owner.ask('POST', '/plays?listener=1', { plays });
    await page.goto(`${owner.server.address}/chat`);
    await field(page).waitFor();
  }, 120_000);
  afterAll(async () => {
    await owner?.close();
    await model?.close();
  });

  const loud = '<b onclick="x">Loud</b> **Stars**';
  const conversations = async () =>
    (await owner.ask('GET', '/conversations?listener=1')).conversations;

  it('an answer is seen while it is made; stopped, nothing of it is kept and the question is there again', async () => {
    model.replies.push({ text: 'So it goes on and on.\n'.repeat(200) });
    model.pauseMs = 30;
    await field(page).fill('Tell me a story');
    await field(page).press('Enter');
    await page.locator('.chat-answer .chat-text').waitFor();
    const length = async () =>
      (await page.locator('.chat-answer .chat-text').textContent())?.length;
    const first = (await length()) ?? 0;
    await expect.poll(length).toBeGreaterThan(first);
    expect(await isFocused(page)).toBe(true);
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByRole('button', { name: 'Send' }).waitFor();
    expect(await field(page).inputValue()).toBe('Tell me a story');
    expect(await answers(page).count()).toBe(0);
    model.pauseMs = 0;
    expect(await conversations()).toEqual([]);
  });

  it('under what a model says stands its name', async () => {
    model.replies.push({ text: 'Hello there.' });
    await say(page, 'Hello');
    await page.getByText(`Answered by compatible/${fakeCompatibleModel}, for nothing.`).waitFor();
  });

  it('what is not true is taken back before it stays', async () => {
    model.replies.push({ text: 'Hello there. You played Qwxyz Zzyzx 4711 times in 1832. Bye.' });
    await say(page, 'How am I?');
    const shown = answers(page).last().locator('.chat-text');
    expect(await shown.textContent()).not.toMatch(/4711|1832|Qwxyz/);
    expect(await shown.textContent()).toContain('Hello there.');
  });

  it('where the model does not answer the page goes on without, and says why; text is text', async () => {
    model.misbehave({ kind: 'server-error' });
    await say(page, 'My top 3 artists');
    model.behave();
    await page.getByText(/^The language model did not answer, because .+\.$/).waitFor();
    await page.getByText('Answered without a language model, for nothing.').waitFor();
    expect(await answers(page).last().locator('.name-row').count()).toBe(3);
    const shown = answers(page).last().locator('.chat-text');
    expect(await shown.textContent()).toContain(loud);
    expect(await shown.evaluate((element) => element.children.length)).toBe(0);
    expect(await conversations()).toMatchObject([{ messages: 6 }]);
    expect(owner.troubles).toEqual([]);
  });
});
