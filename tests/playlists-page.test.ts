import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DemoPage, startDemoPage } from './kit/demo-page.ts';
import { describeWith } from './need.ts';

/** Forty songs, played again and again for five days. */
function plays(): object[] {
  return Array.from({ length: 240 }, (_, at) => ({
    title: `Song ${at % 40}`,
    artist: `Band ${at % 20}`,
    startedAt: Date.now() - (240 - at) * 1_800_000,
    msPlayed: 200_000,
  }));
}

describeWith('chromium', 'the pages of playlists', () => {
  let demo: DemoPage;
  let page: Page;

  beforeAll(async () => {
    demo = await startDemoPage('empty');
    const { address, headers } = demo.server;
    const answer = await fetch(`${address}/api/v1/plays?listener=1`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ plays: plays() }),
    });
    expect(answer.ok).toBe(true);
    page = await (await demo.open({ reducedMotion: 'reduce', serviceWorkers: 'block' })).newPage();
  });
  afterAll(() => demo?.close());

  const button = (name: string | RegExp) => page.getByRole('button', { name });
  const handles = () => page.locator('.entry-handle');
  /** What is in the list, as its handles say it. */
  const songs = async (): Promise<string[]> => {
    const names = await handles().evaluateAll((found) =>
      found.map((handle) => handle.getAttribute('aria-label') ?? ''),
    );
    return names.map((name) => name.replace(/^Move (.*), \d+ of \d+$/, '$1'));
  };
  const settled = (expected: readonly string[]) =>
    expect.poll(async () => (await songs()).slice(0, expected.length)).toEqual(expected);
  const reload = async () => {
    await page.reload();
    await handles().first().waitFor();
  };

  it('one is made by rules, and every pick says why it is there', async () => {
    await page.goto('/playlists');
    await page.getByText('There is no playlist yet').waitFor();
    await page.getByLabel('Name of a new playlist').fill('Evening');
    await page.getByLabel('by rules').check();
    await button('Make it').click();
    await page.getByRole('heading', { name: 'Evening' }).waitFor();
    await handles().first().waitFor();
    const reasons = await page.locator('.entry-row .text-faint').allTextContents();
    expect(reasons.length).toBeGreaterThan(5);
    expect(reasons.join(' ')).toMatch(/You played it|Listeners of/);
  });

  it('is put into another order by keys, which is said aloud and stays', async () => {
    const [first = '', second = '', third = ''] = await songs();
    await handles().first().focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.getByText(/: place 3 of 30$/).waitFor({ state: 'attached' });
    await page.keyboard.press('Enter');
    await page.getByText(/is now at place 3 of 30$/).waitFor({ state: 'attached' });
    await settled([second, third, first]);
    expect(await page.locator(':focus').getAttribute('aria-label')).toBe(`Move ${first}, 3 of 30`);
    await reload();
    await settled([second, third, first]);
  });

  it('by the pointer, and Escape leaves it as it was', async () => {
    const [first = '', second = '', third = ''] = await songs();
    const pull = async (from: number, to: number) => {
      // Waits until it stands still.
      await handles()
        .nth(from)
        .hover({ position: { x: 9, y: 20 } });
      const place = await handles().nth(to).boundingBox();
      if (place === null) throw new Error('Nowhere to pull to');
      await page.mouse.down();
      await page.mouse.move(place.x + 9, place.y + 24, { steps: 8 });
    };
    await handles().first().scrollIntoViewIfNeeded();
    await pull(0, 2);
    await page.keyboard.press('Escape');
    await page.mouse.up();
    // The rows say their songs at once, but stand where they were until the next picture.
    await page.locator('.entry-list[data-lifting]').waitFor({ state: 'detached' });
    await settled([first, second, third]);
    await pull(2, 0);
    // A page that is loaded anew before the server has heard of it would not know.
    const told = page.waitForResponse((answer) => answer.url().includes('/entries/move'));
    await page.mouse.up();
    await told;
    await settled([third, first, second]);
    await reload();
    await settled([third, first, second]);
  });

  it('what the server refuses is taken back, and said', async () => {
    const before = await songs();
    await page.route('**/entries/move?*', (route) =>
      route.fulfill({
        status: 412,
        contentType: 'application/problem+json',
        body: JSON.stringify({
          ...{ type: 'about:blank', title: 'Changed', status: 412, code: 'playlist-changed' },
          ...{ detail: 'Somebody changed it meanwhile.', advice: 'Look at it again.' },
        }),
      }),
    );
    await handles().first().focus();
    for (const key of ['Enter', 'ArrowDown', 'Enter']) await page.keyboard.press(key);
    await page.getByRole('alert').waitFor();
    await settled(before.slice(0, 4));
    await page.unroute('**/entries/move?*');
  });

  it('a song is taken out and put back where it was, with its reason', async () => {
    await reload();
    const before = await songs();
    const row = page.locator('.entry-row').nth(1);
    const reason = await row.locator('.text-faint').first().textContent();
    await row.hover();
    await row.getByRole('button', { name: /^Take out/ }).click();
    await settled([before[0] ?? '', before[2] ?? '']);
    await button('Undo').click();
    await settled(before.slice(0, 3));
    await reload();
    await settled(before.slice(0, 3));
    expect(await row.locator('.text-faint').first().textContent()).toBe(reason);
  });

  it('a song is added by its name', async () => {
    const [first = ''] = await songs();
    await page.getByLabel('Add a song by its name').fill(first.split(',')[0] ?? '');
    await button(/^Add /).first().click();
    await page.getByText(/^Added: /).waitFor();
    await page.getByText('31 songs').waitFor();
  });

  it('its rules are looked at before they fill it, and it is filled anew by a schedule', async () => {
    await button('Change the rules').click();
    await expect.poll(() => handles().count()).toBeLessThan(5);
    await button('Close').click();
    // The list has come up again, and nobody has scrolled.
    await expect.poll(() => handles().count()).toBeGreaterThan(5);
    await button('Change the rules').click();
    await page.getByLabel('Songs from').selectOption('radio');
    await page.getByText('Choose what it is about').waitFor();
    expect(await button('Save and fill').isDisabled()).toBe(true);
    await page.getByLabel('Songs from').selectOption('on-repeat');
    await page.getByLabel('How many songs').fill('7');
    await page.getByText('Now it would be 7 songs').waitFor();
    await button('Save and fill').click();
    await page.getByText(/^7 songs, from On repeat/).waitFor();
    await expect.poll(() => handles().count()).toBe(7);
    await page.getByLabel('Fill anew').selectOption('weekly');
    await reload();
    expect(await page.getByLabel('Fill anew').inputValue()).toBe('weekly');
  });

  it('leaves as a file of each kind', async () => {
    for (const [format, start] of [
      ['JSPF', '{'],
      ['XSPF', '<?xml'],
      ['M3U', '#EXTM3U'],
      ['CSV', 'title'],
    ] as const) {
      const link = page.getByRole('link', { name: format, exact: true });
      const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
      const stream = await download.createReadStream();
      const text = Buffer.concat(await Array.fromAsync(stream)).toString();
      expect(text.replace('\ufeff', '').trimStart().toLowerCase(), format).toContain(
        start.toLowerCase(),
      );
    }
  });

  it('goes to Spotify where that is connected, and says what is missing there', async () => {
    expect(await button('Push to Spotify').count()).toBe(0);
    const connection = { account: 'ada', scopes: [], consentAt: 0, consentEndsAt: 1 };
    const json = (body: object) => ({
      contentType: 'application/json',
      body: JSON.stringify(body),
    });
    await page.route('**/api/v1/spotify?*', (route) =>
      route.fulfill(
        json({
          ...{ configured: true, pausedUntil: null, removed: [] },
          connection: { ...connection, consent: 'holds', playsReadAt: null },
        }),
      ),
    );
    await page.route('**/push/spotify?*', (route) =>
      route.fulfill(
        json({
          ...{ remoteId: 'x', url: 'https://open.spotify.com/playlist/x', added: 6 },
          missing: [{ title: 'Rare', artist: 'Nobody' }],
        }),
      ),
    );
    await reload();
    await button('Push to Spotify').click();
    await page.getByText('6 songs are in the playlist at Spotify now.').waitFor();
    await page.getByText('1 song was not found there').click();
    await page.getByText('Rare, Nobody').waitFor();
  });

  it('thousands of songs come from a file, and only those in sight are drawn', async () => {
    const rows = Array.from({ length: 3000 }, (_, at) => `Band ${at % 40},Long song ${at}`);
    await page.goto('/playlists');
    await page.locator('input[type=file]').setInputFiles({
      ...{ name: 'long.csv', mimeType: 'text/csv' },
      buffer: Buffer.from(['artist,title', ...rows].join('\n')),
    });
    await page.getByText('3,000 songs').waitFor();
    expect(await handles().count()).toBeLessThan(60);
    const toTheEnd = async () => {
      await page.mouse.wheel(0, 1e6);
      return page.getByText('Long song 2999').count();
    };
    await expect.poll(toTheEnd).toBe(1);
    expect(await handles().count()).toBeLessThan(60);
  });

  it('a song of Home goes into one, with the reason it was recommended for', async () => {
    await page.goto('/');
    const row = page.locator('[data-row^="on-repeat "]').first();
    await row.hover();
    const title = await row.locator('.font-story').textContent();
    await row.getByRole('button', { name: /to a playlist$/ }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByLabel('Name of a new playlist').fill('From Home');
    await sheet.getByRole('button', { name: 'Make it and add the song' }).click();
    await sheet.getByText('It is in “From Home” now.').waitFor();
    const shut = row
      .getByRole('button', { name: /to a playlist$/, expanded: false })
      .and(page.locator(':focus'));
    await page.keyboard.press('Escape');
    await shut.waitFor();
    await page.keyboard.press('Enter');
    await sheet.waitFor();
    await page.keyboard.press('Tab');
    await sheet.getByRole('button', { name: 'Close' }).and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Enter');
    await sheet.waitFor({ state: 'detached' });
    await shut.waitFor();
    await page.goto('/playlists');
    await page.getByRole('link', { name: /From Home/ }).click();
    await page
      .locator('.entry-row', { hasText: title ?? '' })
      .getByText(/You played it/)
      .waitFor();
  });

  it('is deleted when that was asked for twice', async () => {
    await button('Delete').click();
    await page.getByText('will be gone for good').waitFor();
    await button('Cancel').click();
    await button('Delete').click();
    await button('Delete').click();
    await page.getByRole('heading', { name: 'Playlists' }).waitFor();
    await page.getByRole('link', { name: /Evening/ }).waitFor();
    expect(await page.getByRole('link', { name: /From Home/ }).count()).toBe(0);
  });

  it('one is made from a sentence: what was understood can be changed before, and the sentence stays', async () => {
    await page.goto('/playlists');
    const sentence = '20 songs that I know, glorbly, new every week, without "Band 3"';
    await page.getByLabel('What is to be in it').fill(sentence);
    await page.keyboard.press('Enter');
    await page.getByText('Not understood: “glorbly”.').waitFor();
    await page.getByText(/^Understood: .*without Band 3\.$/).waitFor();
    const rules = page.getByRole('region', { name: 'What it is to be' });
    await rules.getByText('Now it would be 20 songs').waitFor();
    await rules
      .getByText(/You played it/)
      .first()
      .waitFor();
    expect(await rules.getByLabel('Fill anew').inputValue()).toBe('weekly');
    expect(await rules.getByRole('button', { name: 'Let go of Band 3' }).isVisible()).toBe(true);
    await rules.getByLabel('Name', { exact: true }).fill('Known');
    await rules.getByLabel('How many songs').fill('9');
    await rules.getByText('Now it would be 9 songs').waitFor();
    await button('Make the playlist').click();
    await page.getByRole('heading', { name: 'Known' }).waitFor();
    await page.getByText(sentence).waitFor();
    await expect.poll(() => handles().count()).toBe(9);
    expect((await songs()).join()).not.toContain('Band 3');
    expect(await page.locator('.entry-row').first().textContent()).toContain('You played it');
    expect(await page.getByLabel('Fill anew').inputValue()).toBe('weekly');
  });

  it('a sentence of which nothing is understood says so, and is no error', async () => {
    await page.goto('/playlists');
    await page.getByLabel('What is to be in it').fill('How often did I hear Band 3?');
    await button('See what it would be').click();
    await page.getByText(/^Nothing of it was understood\./).waitFor();
    await page.getByText('Not understood: “How often did I hear Band 3?”.').waitFor();
    await button('Close').click();
    await page.getByRole('region', { name: 'What it is to be' }).waitFor({ state: 'detached' });
  });

  it('one that is not there says so, and leads back', async () => {
    await page.goto('/playlists/99999');
    await page.getByRole('alert').waitFor();
    await page.getByRole('link', { name: 'All playlists' }).click();
    await page.getByRole('heading', { name: 'Playlists' }).waitFor();
  });
});
