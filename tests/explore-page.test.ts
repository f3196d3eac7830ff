import type { BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DemoPage, startDemoPage } from './kit/demo-page.ts';
import { describeWith } from './need.ts';

describeWith('chromium', 'Explore', () => {
  let demo: DemoPage;
  let context: BrowserContext;
  let page: Page;
  const troubles: string[] = [];

  beforeAll(async () => {
    demo = await startDemoPage();
    context = await demo.open({ viewport: { width: 1440, height: 900 } });
    page = await context.newPage();
    const { listeners } = await get('/overview');
    listener = listeners.find((one: { demo: boolean }) => one.demo).id;
    page.on('pageerror', (error) => troubles.push(error.message));
  });
  afterAll(() => demo?.close());

  const heading = () => page.getByRole('heading', { level: 1 });
  const map = () => page.locator('canvas.taste-map');
  const said = () => page.locator('.taste-map-said[data-shown]');
  const rows = () => page.locator('main [data-row]');
  let listener: number;
  const get = async (path: string) => {
    const url = `${demo.server.address}/api/v1${path}`;
    return Object(await (await fetch(url, { headers: demo.server.headers })).json());
  };
  /** About the demo's listener: the owner has one, too. */
  const ask = (path: string) => get(`${path}${path.includes('?') ? '&' : '?'}listener=${listener}`);
  /** Where on the canvas an artist lies while all of the map is seen, as the map's camera has it. */
  const placeOn = async (canvas: Locator, { x, y }: { x: number; y: number }) => {
    const box = await canvas.boundingBox();
    if (box === null) throw new Error('The map is not there.');
    const scale = Math.min(box.width, box.height) / 2.4;
    return [box.x + box.width / 2 + x * scale, box.y + box.height / 2 + y * scale] as const;
  };
  /** An artist that stands alone, so that pointing at it means nobody else. */
  const loneArtist = async () => {
    const { artists } = await ask('/taste-map');
    const away = (a: (typeof artists)[0], b: (typeof artists)[0]) =>
      Math.hypot(a.place.x - b.place.x, a.place.y - b.place.y);
    return artists.toSorted(
      (a: object, b: object) =>
        Math.min(...artists.filter((one: object) => one !== b).map((one: object) => away(one, b))) -
        Math.min(...artists.filter((one: object) => one !== a).map((one: object) => away(one, a))),
    )[0];
  };

  it('draws the artists as a map; pointing at one lights it, a press leads to its page', async () => {
    await page.goto('/explore');
    await map().waitFor();
    await page.getByRole('heading', { name: 'Your artists' }).waitFor();
    const artist = await loneArtist();
    const [x, y] = await placeOn(map(), artist.place);
    await page.mouse.move(x, y);
    await said().getByText(artist.name).waitFor();
    await page.mouse.click(x, y);
    await expect.poll(() => heading().textContent()).toBe(artist.name);
  });

  it('comes nearer by keys, by the wheel and by buttons, and goes back to the whole', async () => {
    await page.goto('/explore');
    await map().waitFor();
    const whole = page.getByRole('button', { name: 'Whole map' });
    expect(await whole.isDisabled()).toBe(true);
    await page.locator('.taste-map-frame').focus();
    await page.keyboard.press('+');
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => whole.isEnabled()).toBe(true);
    await page.keyboard.press('0');
    await expect.poll(() => whole.isDisabled()).toBe(true);
    await map().hover();
    await page.mouse.wheel(0, -400);
    await expect.poll(() => whole.isEnabled()).toBe(true);
    await whole.click();
    await page.getByRole('button', { name: 'Closer' }).click();
    await expect.poll(() => whole.isEnabled()).toBe(true);
  });

  it('searches as one types, by keys alone', async () => {
    await page.goto('/explore');
    const first = page.locator('main .name-row .font-story').first();
    const artist = (await first.textContent()) ?? '';
    await page.keyboard.press('/');
    await page.locator('input[type=search]:focus').waitFor();
    await page.keyboard.type(artist.toLowerCase());
    await page.locator('[data-found]', { hasText: artist }).first().waitFor();
    await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe(artist.toLowerCase());
    await page.keyboard.press('ArrowDown');
    await page.locator('[data-found]:focus').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: 'Your artists' }).waitFor();
    await page.keyboard.type('zzqx');
    await page.getByText('Nothing here is called “zzqx”.').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.type(artist);
    await page.locator('[data-found]', { hasText: artist }).first().waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => heading().textContent()).toBe(artist);
  });

  it('shows an artist in the listener’s years, who is like them, and keeps what is said of them', async () => {
    const [{ id, name, plays }] = (await ask('/taste-map')).artists;
    await page.goto(`/explore/artists/${id}`);
    await page
      .getByText(new RegExp(`^${plays} plays since .* No\\. 1 of your artists\\.`))
      .waitFor();
    await expect.poll(() => page.title()).toBe(`${name} – EchoTune`);
    const table = page.getByRole('table', { name: `Plays of ${name} by month` });
    await table.waitFor({ state: 'attached' });
    const months = await table.locator('td').allTextContents();
    expect(months.reduce((sum, text) => sum + Number(text), 0)).toBe(plays);
    await page
      .getByText(/^\d+% alike$/)
      .first()
      .waitFor();
    const hide = page.getByRole('button', { name: 'Hide', exact: true });
    await hide.click();
    await page.getByRole('button', { name: 'Hidden' }).first().waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Hidden' }).first().click();
    await hide.waitFor();
    await page.getByRole('button', { name: 'Leave out of my taste' }).click();
    const out = page.getByRole('button', { name: 'Left out of my taste' });
    await out.waitFor();
    expect((await ask('/exclusions')).exclusions).toHaveLength(1);
    await out.click();
    await page.getByRole('button', { name: 'Leave out of my taste' }).waitFor();
    expect((await ask('/exclusions')).exclusions).toEqual([]);
  });

  it('every song of a list leads to its page, with songs like it and why', async () => {
    await page.goto('/');
    const link = page.locator('[data-row^="on-repeat"] a').first();
    const title = (await link.textContent()) ?? '';
    await link.click();
    await expect.poll(() => heading().textContent()).toBe(title);
    await expect.poll(() => page.title()).toBe(`${title} – EchoTune`);
    await page.getByText(/of your songs\./).waitFor();
    await page.getByRole('button', { name: `Like ${title}` }).click();
    await page.getByText(`Liked: ${title}.`).waitFor();
    await rows().first().locator('[data-song]').click();
    await page.locator('.liner-notes .addend-bar span').first().waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.liner-notes').waitFor({ state: 'detached' });
  });

  it('a radio goes on as far as one does, and no song comes twice', async () => {
    const [{ id, name }] = (await ask('/taste-map')).artists;
    await page.goto(`/explore/artists/${id}`);
    await page.getByRole('link', { name: 'Radio', exact: true }).click();
    await expect.poll(() => heading().textContent()).toBe(name);
    await expect.poll(() => rows().count()).toBe(20);
    await page.getByRole('button', { name: 'Go on', exact: true }).scrollIntoViewIfNeeded();
    await expect.poll(() => rows().count()).toBeGreaterThan(39);
    const names = await rows().evaluateAll((all) => all.map((one) => one.getAttribute('data-row')));
    expect(new Set(names).size).toBe(names.length);
    await rows().first().locator('[data-song]').click();
    await page.locator('.liner-notes .addend-bar span').first().waitFor();
  });

  it('a bridge leads from one song to another, each step with why', async () => {
    const songs = (await ask('/statistics?top=40')).topSongs;
    const [from, to] = [
      songs[0],
      songs.find(({ detail }: { detail: string }) => detail !== songs[0].detail),
    ];
    await page.goto(`/explore/songs/${from.id}`);
    await page.getByRole('link', { name: 'Bridge from here' }).click();
    await page.getByLabel('To: Search a song').fill(`${to.name} ${to.detail}`);
    await page.locator('[data-found]', { hasText: to.name }).first().click();
    const steps = page.locator('main ol > li');
    await expect.poll(() => steps.count()).toBe(8);
    expect(await steps.first().textContent()).toContain(from.name);
    expect(await steps.last().textContent()).toContain(to.name);
    expect(await steps.first().textContent()).toContain('Where the way begins');
    await page.getByLabel('Songs on the way').fill('5');
    await expect.poll(() => steps.count()).toBe(5);
    await page.getByRole('button', { name: 'Turn round' }).click();
    await expect.poll(() => steps.first().textContent()).toContain(to.name);
    await page.reload();
    await expect.poll(() => steps.count()).toBe(5);
  });

  it('says what is wrong where something is: nobody there, no model yet, a server that has too much to do', async () => {
    const gone = ['artists/99999999', 'artists/abc', 'songs/99999999', 'songs/abc', 'songs/0'];
    for (const path of gone) {
      await page.goto(`/explore/${path}`);
      await page.getByRole('heading', { name: 'There is nothing at this address.' }).waitFor();
      expect(await page.getByRole('alert').count(), path).toBe(0);
    }
    await page.getByRole('link', { name: 'Go to Explore' }).click();
    await page.getByRole('heading', { name: 'Your artists' }).waitFor();
    await expect.poll(() => page.title()).toBe('Explore – EchoTune');
    await page.goto('/explore/radio');
    await page.getByText('A radio starts from a song').waitFor();
    const { artists } = await ask('/taste-map');
    const untrained = artists.map((one: object) => ({ ...one, place: null }));
    await page.route('**/api/v1/taste-map*', (route) =>
      route.fulfill({ json: { model: null, artists: untrained } }),
    );
    await page.goto('/explore');
    await page.getByText('The map is drawn when the models have learned').waitFor();
    await page.getByRole('heading', { name: 'Your artists' }).waitFor();
    await page.unroute('**/api/v1/taste-map*');
    let asked = 0;
    await page.route('**/api/v1/songs/*', (route) => {
      asked += 1;
      if (asked > 1) return route.continue();
      return route.fulfill({
        status: 503,
        headers: { 'content-type': 'application/problem+json', 'retry-after': '1' },
        body: JSON.stringify({ code: 'overloaded', status: 503, detail: 'So.', advice: 'Wait.' }),
      });
    });
    const [{ id, name }] = (await ask('/statistics')).topSongs;
    await page.goto(`/explore/songs/${id}`);
    await expect.poll(() => heading().textContent()).toBe(name);
    await page.unroute('**/api/v1/songs/*');
  });

  it('speaks German, and fits a phone', async () => {
    const phone = await demo.open({ viewport: { width: 390, height: 844 }, locale: 'de-DE' });
    const small = await phone.newPage();
    await small.goto('/explore');
    await small.getByRole('heading', { name: 'Deine Künstler' }).waitFor();
    await expect.poll(() => small.title()).toBe('Entdecken – EchoTune');
    const song = `/explore/songs/${(await ask('/statistics')).topSongs[0].id}`;
    for (const path of ['/explore', '/explore/radio?tag=indie', '/explore/bridge', song]) {
      await small.goto(path);
      await small.locator('main h1').waitFor();
      const wide = await small.evaluate('document.documentElement.scrollWidth');
      expect(wide, path).toBeLessThanOrEqual(390);
    }
    // What one can do with the song keeps to the margins of the page.
    const words = small.locator('.page-actions .word');
    await words.first().waitFor();
    for (const word of await words.all()) {
      const box = await word.boundingBox();
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390 - 20);
    }
    await phone.close();
  });

  it('breaks no rule of its own content security policy', () => {
    expect(troubles).toEqual([]);
  });
});
