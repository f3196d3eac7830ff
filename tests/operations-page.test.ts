/** The page of operations, as the owner uses it and as nobody else sees it. */
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Fakes, startFakes } from './kit/fakes.ts';
import { type OwnerPage, openOwnerPage } from './kit/owner-page.ts';
import { testPassword } from './kit/password.ts';
import { describeWith } from './need.ts';

describeWith('chromium', 'the page of operations', () => {
  let fakes: Fakes;
  let owner: OwnerPage;
  let page: Page;

  beforeAll(async () => {
    fakes = await startFakes();
    owner = await openOwnerPage(fakes.settings);
    page = owner.page;
    await page.getByRole('link', { name: 'Operations' }).click();
    await page.getByRole('heading', { name: 'Operations' }).waitFor();
  });
  afterAll(async () => {
    await owner?.close();
    await fakes?.stop();
  });

  const section = (name: string): Locator =>
    page.locator('section').filter({ has: page.getByRole('heading', { name, exact: true }) });

  it('says how each part is, with the disk and what waits', async () => {
    await page.getByText('All is well').waitFor();
    const health = section('Health');
    await health.getByText('GiB free at').waitFor();
    await health.getByText('sqlite').waitFor();
    await health.getByText('0 wait, 0 under way').waitFor();
    await health
      .getByText(/^well since \d/)
      .first()
      .waitFor();
  });

  it('fits narrow windows, and says times as the reader has them', async () => {
    const leader = section('Health').locator('div').filter({ hasText: 'Leading server' }).last();
    expect(await leader.textContent()).toMatch(/since .*term 1/);
    expect(await section('Health').textContent()).not.toMatch(/\dT\d\d:\d\d/);
    const usual = page.viewportSize() ?? { width: 1280, height: 720 };
    for (const width of [420, 360]) {
      await page.setViewportSize({ width, height: 800 });
      const beyond = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
      expect(beyond, `at ${width} px`).toBe(0);
    }
    await page.setViewportSize(usual);
  });

  it('trains at a click, says that it does, and shows the model that came of it', async () => {
    const play = (n: number) => ({
      ...{ title: `Song ${n % 7}`, artist: `Artist ${n % 3}`, msPlayed: 200_000 },
      startedAt: Date.now() - n * 3_600_000,
    });
    await owner.ask('POST', '/plays', { plays: Array.from({ length: 60 }, (_, n) => play(n + 1)) });
    const models = section('Models');
    await models.getByText('No model was trained yet').waitFor();
    await models.getByRole('button', { name: 'Train now' }).click();
    await models.getByRole('progressbar').waitFor();
    await models.getByText('Training 1 made').waitFor();
    await models.getByText('answers now').waitFor();
    await section('Under way').getByText('What has ended').click();
    await section('Under way').getByText('Training done').waitFor();
  });

  it('lets an earlier model answer again, once that was asked for twice', async () => {
    const models = section('Models');
    await models.getByRole('button', { name: 'Train now' }).click();
    await models.getByText('Training 2 made').waitFor();
    const champion = () => models.getByRole('listitem').filter({ hasText: 'answers now' });
    await champion().filter({ hasText: 'Training 2' }).waitFor();
    await models.getByRole('button', { name: 'Let training 1 answer' }).click();
    await models.getByRole('button', { name: 'Let training 1 answer' }).click();
    await champion().filter({ hasText: 'Training 1' }).waitFor();
    expect(await champion().count()).toBe(1);
  });

  it('tries a job again that was ended early', async () => {
    const { id } = await owner.ask('POST', '/models');
    await owner.ask('DELETE', `/jobs/${id}`);
    await page.reload();
    const jobs = section('Under way');
    await jobs.getByText('What has ended').click();
    await jobs.getByRole('button', { name: `Try again: Training ${id}` }).click();
    await section('Models').getByText('Training 3 made').waitFor();
    expect((await owner.ask('GET', '/jobs?kind=train&state=done')).jobs[0]).toMatchObject({ id });
  });

  it('sets a limit, shows what a call costs of it, and removes it', async () => {
    const budget = section('What may be spent');
    await budget.getByText('No limit is set: nothing is spent.').waitFor();
    await budget.getByText('Set a limit').click();
    await budget.getByLabel('US dollars').fill('2.50');
    await budget.getByLabel('Provider').selectOption('Google');
    await budget.getByRole('button', { name: 'Set it' }).click();
    await budget.getByText('$2.50 a month').waitFor();
    await page.getByText('$0.00 / $2.50 a month').waitFor();
    const { limits } = await owner.ask('GET', '/budget');
    expect(limits).toMatchObject([{ limit: { provider: 'google', limitUsd: '2.50' } }]);
    await owner.ask('POST', '/answers', { question: 'Who sang Sinnerman?', provider: 'google' });
    await budget.getByText('Every paid call').click();
    await budget.getByText(/^paid \(|, paid \(/).waitFor();
    await budget.getByText('Alerts').click();
    await budget.getByText('No limit has reached a level.').waitFor();
    await budget.getByRole('button', { name: /^Remove: / }).click();
    await budget.getByRole('button', { name: /^Remove: / }).click();
    await budget.getByText('No limit is set: nothing is spent.').waitFor();
  });

  it('says what is wrong with an amount, and what to do', async () => {
    const budget = section('What may be spent');
    await budget.getByLabel('US dollars').fill('much');
    await budget.getByRole('button', { name: 'Set it' }).click();
    await budget.getByRole('alert').waitFor();
  });

  it('says of a limit that is used up when it admits calls again, and that not all is well', async () => {
    // The call above has cost more than that.
    await owner.ask('PUT', '/budget/limits', { limitUsd: '0.00001', period: 'day' });
    await page.reload();
    const budget = section('What may be spent');
    await budget.getByText('nothing is admitted').waitFor();
    await budget.getByText('admits calls again from').waitFor();
    expect(await budget.getByText('lasts until').count()).toBe(0);
    await page.getByText('admits nothing').waitFor();
    await budget.getByRole('button', { name: /^Remove: / }).click();
    await budget.getByRole('button', { name: /^Remove: / }).click();
    await page.getByText('All is well').waitFor();
  });

  it('shows which providers are set up, and what they end', async () => {
    const providers = section('Providers');
    await providers.getByText('MusicBrainz').waitFor();
    // Nobody is told which versions are installed unless the operator says so.
    const notSetUp = providers.getByRole('listitem').filter({ hasText: 'not set up' });
    expect(await notSetUp.allInnerTexts()).toEqual([expect.stringContaining('OSV')]);
    await providers.getByText('Sonar chat completions').waitFor();
  });

  it('shows what was given again, and drops it once that was asked for twice', async () => {
    for (let n = 0; n < 2; n += 1) await owner.ask('GET', '/statistics?top=3');
    // Whoever drops has the server tell what it saw.
    await owner.ask('POST', '/cache/drop', { namespace: 'lookups' });
    await page.reload();
    const cache = section('Cache');
    const statistics = cache.getByRole('listitem').filter({ hasText: 'Statistics' });
    await statistics.getByText(/\d+% of \d+ answers given again/).waitFor();
    expect(await statistics.getByText('0 KiB').count()).toBe(0);
    await statistics.getByRole('button', { name: 'Drop: Statistics' }).click();
    await statistics.getByRole('button', { name: 'Drop: Statistics' }).click();
    await statistics.getByText('0 KiB').waitFor();
    await cache.getByText('No Redis is set up').waitFor();
  });

  it('does not say that all is well while a part needs a look', async () => {
    await page.route('**/api/v1/health/diagnosis', async (route) => {
      const told = await route.fetch();
      const health = await told.json();
      const parts = health.parts.map((part: { name: string }) =>
        part.name === 'jobs' ? { ...part, ok: true, problem: 'jobs-failed' } : part,
      );
      await route.fulfill({ response: told, json: { ...health, parts } });
    });
    await page.reload();
    await page.getByText(/^1 part\s+needs a look$/).waitFor();
    expect(await page.getByText('All is well').count()).toBe(0);
    await page.unrouteAll({ behavior: 'wait' });
  });

  it('is not shown to somebody who does not run it', async () => {
    const { link } = await owner.ask('POST', '/invitations', {});
    const other = await owner.browser.newPage({ locale: 'en-GB' });
    await other.goto(link);
    await other.getByLabel('Name').fill('Bob');
    await other.getByLabel('Password').fill(testPassword);
    await other.getByRole('button').first().click();
    await other.getByRole('link', { name: 'Settings' }).waitFor();
    expect(await other.getByRole('link', { name: 'Operations' }).count()).toBe(0);
    await other.goto(`${owner.server.address}/operations`);
    await other.getByText('This page is for whoever runs this EchoTune.').waitFor();
    await other.close();
  });

  it('breaks no rule of the content security policy, and no script', () => {
    const own = owner.troubles.filter((text) => !text.startsWith('Failed to load resource'));
    expect(own).toEqual([]);
  });
});
