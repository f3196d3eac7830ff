import { type FakeModelServer, fakeCompatibleModel, startFakeCompatible } from '@echotune/connect';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { answers, field, isFocused, say } from './kit/chat.ts';
import { type OwnerPage, openOwnerPage } from './kit/owner-page.ts';
import { describeWith } from './need.ts';

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
  });
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
    await page
      .getByText(/^The language model was asked first and did not answer, because .+\.$/)
      .waitFor();
    await page.getByText('Answered without a language model, for nothing.').waitFor();
    expect(await answers(page).last().locator('.name-row').count()).toBe(3);
    const shown = answers(page).last().locator('.chat-text');
    expect(await shown.textContent()).toContain(loud);
    expect(await shown.evaluate((element) => element.children.length)).toBe(0);
    expect(await conversations()).toMatchObject([{ messages: 6 }]);
    expect(owner.troubles).toEqual([]);
  });

  it('pages that an answer rests on are named by their hosts, and not asked for anything', async () => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).hostname));
    const [conversation] = await conversations();
    const { messages } = await owner.ask('GET', `/conversations/${conversation.id}?listener=1`);
    const sources = [
      { url: 'https://www.music.example/tour', title: 'Dates of a tour' },
      { url: 'https://label.example/x', title: null },
      { url: 'javascript:alert(1)', title: 'No page' },
    ];
    await page.route(/\/conversations\/\d+\?/, (route) =>
      route.fulfill({
        json: { conversation, next: null, messages: [{ ...messages.at(-1), sources }] },
      }),
    );
    await page.reload();
    const links = page.locator('.chat-sources a');
    await links.first().waitFor();
    expect(await page.locator('.chat-sources li').allTextContents()).toEqual([
      ...['Dates of a tour music.example', 'label.example', 'No page'],
    ]);
    expect(await links.count()).toBe(2);
    for (const link of await links.all()) {
      expect(await link.getAttribute('rel')).toContain('noopener');
    }
    expect(new Set(asked)).toEqual(new Set([new URL(owner.server.address).hostname]));
  });
});
