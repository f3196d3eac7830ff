import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { startBrowser } from '../../tests/kit/browser.ts';
import { testPassword } from '../../tests/kit/password.ts';
import { longestTaskCpuMs } from './main-thread.ts';

const frameMs = 16;
/** Answers and drawings that a brush has set off are over by then. */
const afterMs = 1500;
const longTaskMs = 50;

interface Seen {
  readonly tasks: readonly { readonly at: number; readonly ms: number }[];
  /** When the figures were there, ms since the page was gone to; null before. */
  readonly shownAt: number | null;
}

/** Runs in the page before anything of it: long tasks, and when the figures were there. */
const watch = `
  globalThis.seen = { tasks: [], shownAt: null };
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) {
      seen.tasks.push({ at: startTime, ms: duration });
    }
  }).observe({ type: 'longtask', buffered: true });
  new MutationObserver(() => {
    if (seen.shownAt !== null || document.querySelector('.top-row') === null) return;
    requestAnimationFrame(() => { seen.shownAt ??= performance.now(); });
  }).observe(document, { childList: true, subtree: true });
`;

const now = (page: Page) => page.evaluate(() => performance.now());

const seenBy = (page: Page) => page.evaluate<Seen>('seen');

/** Milliseconds from going to the page until its figures are drawn. */
async function open(page: Page, address: string): Promise<number> {
  await page.goto(`${address}/statistics`);
  await page.locator('.top-row').first().waitFor({ timeout: 60_000 });
  await page.waitForFunction('seen.shownAt !== null');
  return (await seenBy(page)).shownAt ?? Number.NaN;
}

/** Brushes over the months there and back, as fast as frames come. */
async function brush(page: Page, seconds: number) {
  const box = await page.locator('.brush-strip').boundingBox();
  if (box === null) throw new Error('There is no brush');
  const y = box.y + box.height / 2;
  const x = (share: number) => box.x + 2 + share * (box.width - 4);
  const begun = await now(page);
  let moves = 0;
  const cpuMs = await longestTaskCpuMs(page, async () => {
    const started = performance.now();
    await page.mouse.move(x(0.3), y);
    await page.mouse.down();
    while (performance.now() - started < seconds * 1000) {
      const turn = (performance.now() - started) / 1000;
      await page.mouse.move(x(0.5 + 0.48 * Math.sin(2.1 * turn)), y);
      moves += 1;
      await wait(frameMs);
    }
    await page.mouse.up();
    await wait(afterMs);
  });
  const tasks = (await seenBy(page)).tasks.filter(({ at }) => at >= begun);
  return {
    ...{ seconds, moves },
    longTasks: tasks.filter(({ ms }) => ms > longTaskMs).length,
    longestTaskMs: Math.round(Math.max(0, ...tasks.map(({ ms }) => ms))),
    longestTaskCpuMs: Math.round(cpuMs),
  };
}

/** The page in headless Chromium: how soon it is there, cold and warm, and what brushing costs its main thread. */
export async function inBrowser(address: string, seconds: number, runs: number) {
  const browser = await startBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(`${address}/settings`);
    await page.getByLabel('Name').fill('Owner');
    await page.getByLabel('Password').fill(testPassword);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Settings' }).waitFor();
    await page.addInitScript({ content: watch });
    const opened: number[] = [];
    for (let run = 0; run <= runs; run += 1) opened.push(await open(page, address));
    const [coldMs = Number.NaN, ...warm] = opened.map(Math.round);
    const brushed = [];
    for (let run = 0; run < runs; run += 1) brushed.push(await brush(page, seconds));
    return { opened: { coldMs, warmMs: warm.toSorted((a, b) => a - b) }, brushed };
  } finally {
    await browser.close();
  }
}
