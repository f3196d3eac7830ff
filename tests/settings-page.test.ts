/** The page of settings, to the deletion of everything. */
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type OwnerPage, openOwnerPage } from './kit/owner-page.ts';
import { describeWith } from './need.ts';

const day = 86_400_000;

describeWith('chromium', 'the page of settings', () => {
  let owner: OwnerPage;
  let page: Page;

  beforeAll(async () => {
    owner = await openOwnerPage();
    page = owner.page;
    const play = (title: string, artist: string, daysAgo: number) => ({
      ...{ title, artist, startedAt: Date.now() - daysAgo * day, msPlayed: 200_000 },
    });
    const plays = [
      ...[play('Glass', 'Noor', 1), play('Glass', 'Noor', 900), play('Kettle', 'The Examples', 2)],
      ...[play('Colour Theory', 'Noor', 3), play('Color Theory', 'Noor', 4)],
    ];
    await owner.ask('POST', '/plays', { plays });
    await page.goto(`${owner.server.address}/settings`);
    await page.getByRole('heading', { name: 'Settings' }).waitFor();
  });
  afterAll(() => owner?.close());

  const section = (name: string): Locator =>
    page.locator('section').filter({ has: page.getByRole('heading', { name, exact: true }) });

  it('moves the listener to another time zone, and back to the browser’s', async () => {
    await section('Where you live').getByLabel('Time zone').selectOption('Asia/Tokyo');
    await section('Where you live').getByText('This browser is in Europe/Berlin.').waitFor();
    expect((await owner.ask('GET', '/overview')).listeners).toMatchObject([
      { timeZone: 'Asia/Tokyo' },
    ]);
    await section('Where you live').getByRole('button', { name: 'Take that' }).click();
    await expect
      .poll(() => section('Where you live').getByLabel('Time zone').inputValue())
      .toBe('Europe/Berlin');
  });

  it('leaves a song, an artist and a period out, and lets them count again', async () => {
    const left = section('Left out of your taste');
    await left.getByText('Everything you played counts.').waitFor();
    await left.getByLabel('A song or an artist').fill('glass');
    await left.getByRole('button', { name: 'Leave out: Glass by Noor' }).click();
    await left.getByRole('button', { name: 'Count again: Glass by Noor' }).waitFor();
    await left.getByLabel('A song or an artist').fill('examples');
    await left.getByRole('button', { name: 'Leave out: The Examples', exact: true }).click();
    await left.getByRole('button', { name: 'Count again: The Examples' }).waitFor();
    await left.getByText('A period').click();
    await left.getByLabel('First day').fill('2020-03-01');
    await left.getByLabel('Last day').fill('2020-03-29');
    await left.getByRole('button', { name: 'Leave the period out' }).click();
    await left.getByText('from 1 March 2020 until 29 March 2020').waitFor();
    const { exclusions } = await owner.ask('GET', '/exclusions');
    expect(exclusions[2]).toMatchObject({
      ...{ from: Date.parse('2020-02-29T23:00:00Z'), to: Date.parse('2020-03-29T22:00:00Z') },
    });
    await left.getByRole('button', { name: 'Count again: Glass by Noor' }).click();
    await left.getByRole('button', { name: 'Count again: Glass by Noor' }).waitFor({
      state: 'detached',
    });
  });

  it('lists what was hidden and what is liked, and takes either back', async () => {
    const { songs } = await owner.ask('GET', '/search?q=glass');
    const [kettle] = (await owner.ask('GET', '/search?q=kettle')).songs;
    await owner.ask('PUT', '/verdicts', { song: songs[0].id, kind: 'hide' });
    await owner.ask('PUT', '/verdicts', { artist: kettle.artistId, kind: 'hide' });
    await owner.ask('PUT', '/verdicts', { song: kettle.id, kind: 'like' });
    await page.reload();
    const hidden = section('Hidden');
    await hidden.getByText('Everything by The Examples').waitFor();
    await hidden.getByRole('button', { name: 'Show again: Glass by Noor' }).click();
    await hidden.getByRole('button', { name: 'Show again: Everything by The Examples' }).click();
    await hidden.getByText('Nothing is hidden.').waitFor();
    await hidden.getByText('What you like').click();
    await hidden.getByRole('button', { name: 'Take back: Kettle by The Examples' }).click();
    await hidden.getByText('Nothing was liked yet.').waitFor();
    expect((await owner.ask('GET', '/verdicts')).verdicts).toEqual([]);
  });

  it('asks the owner about names, takes the answer and takes it back', async () => {
    const names = section('Names that may mean one thing');
    await names.getByRole('button', { name: 'Look for uncertain names' }).click();
    await names.getByRole('button', { name: /^The same: .*Theory/ }).click();
    await names.getByText('What was decided').click();
    await names.getByText(/Theory.* is the song .*Theory/).waitFor();
    await names.getByRole('button', { name: /^Undo/ }).click();
    await names.getByText('Nothing was decided yet.').waitFor();
  });

  it('says how many plays go before it keeps them for less long', async () => {
    const kept = section('How long things are kept');
    await kept.getByLabel('Plays').selectOption('1 year');
    await kept.getByText('1 play is older. They go at once and for good').waitFor();
    await kept.getByRole('button', { name: 'Keep it so' }).click();
    expect((await owner.ask('GET', '/plays')).plays).toHaveLength(5);
    await kept.getByLabel('Plays').selectOption('1 year');
    await kept.getByRole('button', { name: 'Apply' }).click();
    await kept.getByText('Gone: 1 play.').waitFor();
    expect((await owner.ask('GET', '/plays')).plays).toHaveLength(4);
    await kept.getByLabel('What was recommended').selectOption('30 days');
    await expect
      .poll(() => owner.ask('GET', '/listeners/1/retention'))
      .toMatchObject({ playsDays: 365, shownDays: 30 });
  });

  it('hands everything out as a file that can be imported again', async () => {
    const download = page.waitForEvent('download');
    await section('Your data').getByText('Everything, to import again').click();
    const text = await readFile(await (await download).path(), 'utf8');
    expect(text).toContain('"Kettle"');
    expect(text.split('\n').filter((line) => line.includes('Kettle')).length).toBeGreaterThan(0);
  });

  it('deletes everything once the name was typed, and nothing before', async () => {
    await owner.ask('POST', '/keys', { name: 'a player', scopes: ['scrobble'] });
    const data = section('Your data');
    await data.getByText('Delete everything').click();
    await data.getByText('4 plays, and the files they came from').waitFor();
    const button = data.getByRole('button', { name: 'Delete for good' });
    expect(await button.isDisabled()).toBe(true);
    await data.getByLabel('Type Ada to delete it').fill('Ad');
    expect(await button.isDisabled()).toBe(true);
    await data.getByLabel('Type Ada to delete it').fill('Ada');
    await button.click();
    await page.getByRole('button', { name: 'Try the demo' }).waitFor();
    expect((await owner.ask('GET', '/overview')).listeners).toEqual([]);
    expect((await owner.ask('GET', '/keys')).keys).toEqual([]);
  });

  it('is there without a listener, and leads to the account; the demo is left from it', async () => {
    await page.getByRole('link', { name: 'Settings' }).click();
    await page.getByText('Bring a history or try the demo first.').waitFor();
    await page.getByRole('link', { name: 'Go to the account' }).click();
    await page.getByRole('heading', { name: 'Signed in' }).waitFor();
    await owner.ask('POST', '/demo');
    await page.goto(`${owner.server.address}/settings`);
    await section('Your data').getByText('This listener is fictional.').waitFor();
    await section('Your data').getByRole('button', { name: 'Leave the demo' }).click();
    await page.getByText('Bring a history or try the demo first.').waitFor();
  });

  it('breaks no rule of the content security policy, and no script', () => {
    expect(owner.troubles).toEqual([]);
  });
});
