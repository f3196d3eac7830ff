import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type OwnerPage, openOwnerPage } from './kit/owner-page.ts';
import { describeWith } from './need.ts';

const dayMs = 86_400_000;

/** Two songs of every day for nine weeks, and one that is new each week. */
function plays(): object[] {
  return Array.from({ length: 200 }, (_, at) => {
    const day = Math.floor(at / 3);
    const song = at % 3;
    return {
      title: song === 2 ? `New ${Math.floor(day / 7)}` : `Daily ${song}`,
      artist: `Band ${song}`,
      startedAt: Date.now() - (67 - day) * dayMs - song * 240_000,
      msPlayed: 200_000,
    };
  });
}

describeWith('chromium', 'the proof', () => {
  let owner: OwnerPage;
  let page: Page;

  beforeAll(async () => {
    owner = await openOwnerPage();
    page = owner.page;
  });
  afterAll(() => owner?.close());

  const rest = (path: string, data: object) =>
    page.request.post(`${owner.server.address}/api/v1${path}`, {
      data,
      headers: { origin: owner.server.address },
    });

  it('says what to do where the weeks hold too little', async () => {
    const [first] = plays();
    const startedAt = Date.now() - 60_000;
    expect((await rest('/plays?listener=1', { plays: [{ ...first, startedAt }] })).ok()).toBe(true);
    await page.goto(`${owner.server.address}/proof`);
    await page.getByRole('button', { name: 'Find out' }).click();
    await page.getByText('have too few plays').waitFor();
    await page.getByText('look further back').waitFor();
  });

  it('is followed while it is measured, and tells in words what was foretold', async () => {
    expect((await rest('/plays?listener=1', { plays: plays() })).ok()).toBe(true);
    await page.reload();
    await page.getByRole('button', { name: 'Find out' }).click();
    await page.getByRole('button', { name: 'Stop' }).waitFor();
    await page.getByRole('heading', { name: /of 20 songs named for a week/ }).waitFor();
    await page.getByText(/compared with the best list/).waitFor();
    await page.getByRole('heading', { name: /^The week / }).waitFor();
    await page.getByRole('listitem').filter({ hasText: 'Daily 0' }).waitFor();
  });

  it('is read as a table, and its weeks are gone through by key', async () => {
    const table = page.getByRole('table', { name: 'Songs hit, week by week' });
    expect(await table.getByRole('row').count()).toBeGreaterThan(5);
    const week = page.getByRole('slider', { name: 'Week' });
    const said = () => week.getAttribute('aria-valuetext');
    const last = await said();
    expect(last).toMatch(/EchoTune \d+, the other list \d+/);
    await week.focus();
    await page.keyboard.press('ArrowLeft');
    await expect.poll(said).not.toBe(last);
  });

  it('keeps its last result, also while another is stopped', async () => {
    await page.reload();
    await page.getByRole('heading', { name: /of 20 songs named/ }).waitFor();
    await page.getByLabel('How far back').selectOption('104');
    await page.getByRole('button', { name: 'Measure again' }).click();
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByText(/^It was stopped after/).waitFor();
    expect(await page.getByRole('heading', { name: /of 20 songs named/ }).count()).toBe(1);
  });
});
