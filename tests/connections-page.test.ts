/** The page of connections, with services of its own beside it. */
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Fakes, startFakes } from './kit/fakes.ts';
import { type OwnerPage, openOwnerPage } from './kit/owner-page.ts';
import { openReceiver, type Receiver } from './kit/receiver.ts';
import { describeWith } from './need.ts';

describeWith('chromium', 'the page of connections', () => {
  let fakes: Fakes;
  let receiver: Receiver;
  let owner: OwnerPage;
  let page: Page;

  beforeAll(async () => {
    fakes = await startFakes();
    receiver = await openReceiver();
    owner = await openOwnerPage({ ...fakes.settings, ECHOTUNE_WEBHOOK_PRIVATE_ADDRESSES: 'true' });
    page = owner.page;
    await page.getByRole('link', { name: 'Connections' }).click();
    await page.getByRole('heading', { name: 'Connections' }).waitFor();
  });
  afterAll(async () => {
    await owner?.close();
    await receiver?.close();
    await fakes?.stop();
  });

  const section = (name: string): Locator =>
    page.locator('section').filter({ has: page.getByRole('heading', { name, exact: true }) });

  it('says that nobody is asked before anything is connected', async () => {
    await page.getByText('So far nobody is asked anything for you.').waitFor();
    await section('Spotify').getByText('What Spotify no longer permits').click();
    await section('Spotify').getByText('/recommendations', { exact: true }).first().waitFor();
  });

  it('leads to Spotify and back, shows what plays, reads the library and disconnects', async () => {
    await section('Spotify').getByRole('button', { name: 'Connect' }).click();
    await page.getByText('Spotify is connected.').waitFor();
    expect(new URL(page.url()).pathname).toBe('/connections');
    await section('Spotify').getByText('as Robin').waitFor();
    await section('Spotify')
      .getByText(/The consent lasts until \d+ \w+ \d{4}/)
      .waitFor();
    await section('Spotify').getByText('Now: Paper Moon 0 by The Invented 0').waitFor();
    await section('Spotify').getByRole('button', { name: 'Read the library' }).click();
    await section('Spotify').getByText('120 songs read, 120 of them new here.').waitFor();
    await page.getByText('Asked or told for you: Spotify.').waitFor();
    await section('Spotify').getByRole('button', { name: 'Disconnect' }).click();
    await section('Spotify').getByText('Its tokens go; what was read stays.').waitFor();
    await section('Spotify').getByRole('button', { name: 'Disconnect' }).click();
    await section('Spotify').getByRole('button', { name: 'Connect', exact: true }).waitFor();
  });

  it('reads a history by name, and sends plays on once there is a token', async () => {
    const there = section('ListenBrainz');
    await there.getByLabel('Your name there').fill('robin');
    await there.getByRole('button', { name: 'Connect', exact: true }).click();
    await there.getByRole('button', { name: 'Read the history' }).click();
    await there.getByText('1,200 new, 0 known before, 0 refused.').waitFor();
    await there.getByLabel('Send new plays there').click();
    await there.getByText('Sending needs your token').waitFor();
    await there.getByLabel('Your token there').fill('token-of-robin');
    await there.getByRole('button', { name: 'Connect', exact: true }).click();
    await expect.poll(() => there.getByLabel('Send new plays there').isChecked()).toBe(true);
  });

  it('connects Last.fm by what the listener allows there', async () => {
    const there = section('Last.fm');
    await there.getByRole('button', { name: 'Connect with a token' }).click();
    await there.getByRole('button', { name: 'Ask Last.fm for a token' }).click();
    const opened = page.waitForEvent('popup');
    await there.getByRole('link', { name: 'Approve it at Last.fm' }).click();
    await (await opened).waitForLoadState();
    await there.getByRole('button', { name: 'I have allowed it' }).click();
    await there.getByText('as robin').waitFor();
  });

  it('asks a service about the music once it may, and says how far that is', async () => {
    const asking = section('What services know of your music');
    await asking.getByLabel('ListenBrainz').click();
    await asking.getByRole('button', { name: 'Ask now' }).click();
    await asking.getByText(/^done: [\d,]+ asked about/).waitFor();
    expect((await owner.ask('GET', '/listeners/1/enrichment')).allowed).toEqual(['listenbrainz']);
    await asking.getByLabel('ListenBrainz').click();
    await expect
      .poll(async () => (await owner.ask('GET', '/listeners/1/enrichment')).allowed)
      .toEqual([]);
  });

  it('gives a player its address and a key that works as it stands there', async () => {
    const players = section('Players that tell what you play');
    await players.getByLabel('Web Scrobbler').check();
    expect(await players.getByRole('button', { name: 'Copy: Token' }).count()).toBe(0);
    await players.getByRole('button', { name: 'Make a key for Web Scrobbler' }).click();
    await players.getByRole('button', { name: 'Copy: Token' }).waitFor();
    const [url = '', token] = await players.locator('.copyable code').allTextContents();
    const track_metadata = { artist_name: 'Nina Simone', track_name: 'Feeling Good' };
    const listened_at = Math.floor(Date.now() / 1000) - 300;
    const answer = await fetch(url, {
      ...{ method: 'POST', headers: { authorization: `Token ${token}` } },
      body: JSON.stringify({ listen_type: 'single', payload: [{ listened_at, track_metadata }] }),
    });
    expect(await answer.json()).toMatchObject({ status: 'ok' });
    // The play is on its way to ListenBrainz, and the page is told.
    await section('ListenBrainz').getByText('1 play waits to be sent.').waitFor();
    await players.getByRole('button', { name: 'Revoke: Web Scrobbler' }).click();
    await players.getByRole('button', { name: 'Revoke: Web Scrobbler' }).click();
    await players.getByText('No player has a key yet.').waitFor();
    expect(
      (await fetch(url, { method: 'POST', headers: { authorization: `Token ${token}` } })).status,
    ).toBe(401);
  });

  it('adds a webhook, tests it, shows that the message arrived, and removes it', async () => {
    const webhooks = section('Webhooks');
    await webhooks.getByLabel('Address').fill(receiver.url);
    await webhooks.getByRole('button', { name: 'Add it' }).click();
    await webhooks.getByText(/^whsec_/).waitFor();
    await webhooks.getByRole('button', { name: `Test: ${receiver.url}` }).click();
    await webhooks.getByText('a test: arrived').waitFor();
    expect(receiver.received).toHaveLength(1);
    await webhooks.getByRole('button', { name: `Remove: ${receiver.url}` }).click();
    await webhooks.getByRole('button', { name: `Remove: ${receiver.url}` }).click();
    await webhooks.getByText(receiver.url).waitFor({ state: 'detached' });
  });

  it('speaks German too, in every word', async () => {
    const german = await owner.browser.newContext({
      ...{ locale: 'de-DE', storageState: await page.context().storageState() },
    });
    const other = await german.newPage();
    await other.goto(`${owner.server.address}/connections`);
    await other.getByRole('heading', { name: 'Player, die melden, was du hörst' }).waitFor();
    await other.getByText('Neue Wiedergaben dorthin senden').first().waitFor();
    await german.close();
  });

  it('breaks no rule of the content security policy, and no script', () => {
    // What the browser says of an answer that the page shows in words.
    const own = owner.troubles.filter((text) => !text.startsWith('Failed to load resource'));
    expect(own).toEqual([]);
  });
});
