/** The page of agents, as the owner uses it and as nobody else sees it. */
import { chmodSync, statSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DemoPage, startDemoPage } from './kit/demo-page.ts';
import { describeWith } from './need.ts';

describeWith('chromium', 'the page of agents', () => {
  let demo: DemoPage;
  let page: Page;

  beforeAll(async () => {
    demo = await startDemoPage('empty');
    chmodSync(demo.home, 0o750);
    page = await (await demo.open()).newPage();
    await page.goto('/operations');
    await page.getByRole('link', { name: 'the agents' }).click();
    await page.getByRole('heading', { name: 'Agents', exact: true }).waitFor();
  });
  afterAll(() => demo?.close());

  const section = (name: string): Locator =>
    page.locator('section').filter({ has: page.getByRole('heading', { name, exact: true }) });
  const mode = () => section('Security').getByLabel('The agent Security');
  const modeOfHome = () => statSync(demo.home).mode & 0o777;

  it('all begin saying what they would do', async () => {
    await section('Budgets').getByText('It has not looked yet.').waitFor();
    expect(await mode().inputValue()).toBe('dry-run');
    await page.getByText(/^0\s+agents\s+act$/).waitFor();
    await section('Security').getByRole('button', { name: 'Security: look now' }).click();
    const would = section('Security').getByText(/would have done, .*; is looked at/);
    await would.first().waitFor();
    expect(modeOfHome()).toBe(0o750);
  });

  it('turned on it acts, shows what it did, and takes it back when it is asked to', async () => {
    await mode().selectOption('acts');
    await page.getByText(/^1\s+agent\s+acts$/).waitFor();
    await section('Security').getByRole('button', { name: 'Security: look now' }).click();
    await expect.poll(modeOfHome).toBe(0o700);
    const undo = section('Security')
      .getByRole('button', { name: 'Take back: Nobody but its owner can read or change home' })
      .first();
    await undo.waitFor();
    await undo.click();
    await undo.click();
    await expect.poll(modeOfHome).toBe(0o750);
    await section('Security').getByText('was taken back by hand').first().waitFor();
  });

  it('what it may is set act by act', async () => {
    const security = section('Security');
    await security.getByText('What it may do').click();
    const may = security.getByLabel('Take permissions on files away from others');
    expect(await may.isChecked()).toBe(true);
    await may.click();
    await expect.poll(() => may.isChecked()).toBe(false);
    await security.getByLabel('Acts a day, at most').selectOption('2');
    await page.reload();
    await section('Security').getByText('What it may do').click();
    const again = section('Security').getByLabel('Acts a day, at most');
    expect(await again.inputValue()).toBe('2');
    expect(await section('Security').getByRole('checkbox').isChecked()).toBe(false);
  });

  it('all are stopped at once, once that was asked for twice, and it is said by whom', async () => {
    const kill = section('Kill switch');
    await kill.getByRole('button', { name: 'Stop all agents' }).click();
    await kill.getByRole('button', { name: 'Stop all agents' }).click();
    await kill.getByText(/All agents are stopped, since .*, by/).waitFor();
    await page.getByText(/^All are\s+stopped$/).waitFor();
    await kill.getByRole('button', { name: 'Let them go on' }).click();
    await kill.getByRole('button', { name: 'Stop all agents' }).waitFor();
  });

  it('the log says what was seen, is checked, and decides again', async () => {
    const log = section('Decision log');
    await log.getByRole('button', { name: 'Check the chain' }).click();
    await log.getByText(/\d+ entries, each as it was written/).waitFor();
    await log.getByText('Entries', { exact: true }).click();
    await log.getByText('Security was set').first().waitFor();
    await log.getByText('What it saw').first().click();
    await log.getByText('"exposed"').first().waitFor();
    await log
      .getByRole('button', { name: /^Decide again by entry/ })
      .first()
      .click();
    await log.getByText('Today the same would be decided.').waitFor();
  });

  it('in German it says the same', async () => {
    const german = await (await demo.open({ locale: 'de' })).newPage();
    await german.goto('/operations/agents');
    await german.getByRole('heading', { name: 'Agenten', exact: true }).waitFor();
    await german.getByText('Nur wem home gehört, kann es lesen oder ändern').first().waitFor();
    await german.close();
  });
});
