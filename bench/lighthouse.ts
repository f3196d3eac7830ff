/**
 * Lighthouse on the built page with the demo world: mobile profile, medians of five, as JSON.
 * `--runs 5`; `--pages /,/statistics,/import`. `is-crawlable` is left out: the page is nobody else's. With
 * `--budgets` it exits 1 where a page is not what EchoTune promises.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import lighthouse, { type Result } from 'lighthouse';
import { chromium } from 'playwright-core';
import { startDemoPage } from '../tests/kit/demo-page.ts';
import { freePort } from '../tests/kit/free-port.ts';
import { pagePaths } from '../tests/kit/page-addresses.ts';
import { testChromium } from '../tests/parts.ts';
import { machine } from './kit/machine.ts';
import { median } from './kit/median.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '5' },
    pages: { type: 'string', default: '/,/statistics,/import' },
    budgets: { type: 'boolean', default: false },
  },
});

/** Scores are at least, bytes at most. */
const promised = { performance: 98, accessibility: 100, bestPractices: 100, seo: 100 };
const mostScriptBytes = 120_000;

/** Bytes of JavaScript as they came over the wire. */
function scriptBytes({ audits }: Result): number {
  const details = audits['network-requests']?.details;
  const items = details?.type === 'table' ? details.items : [];
  return items
    .filter(({ resourceType }) => resourceType === 'Script')
    .reduce((sum, { transferSize }) => sum + Number(transferSize), 0);
}

/** What is told of several runs of one page, each the median of its own. */
function summary(page: string, results: readonly Result[]) {
  const score = (category: string) =>
    Math.round(median(results.map(({ categories }) => categories[category]?.score ?? 0)) * 100);
  const value = (audit: string) =>
    median(results.map(({ audits }) => audits[audit]?.numericValue ?? Number.NaN));
  const failed = results[0]?.audits ?? {};
  return {
    page,
    performance: score('performance'),
    accessibility: score('accessibility'),
    bestPractices: score('best-practices'),
    seo: score('seo'),
    lcpMs: Math.round(value('largest-contentful-paint')),
    fcpMs: Math.round(value('first-contentful-paint')),
    blockedMs: Math.round(value('total-blocking-time')),
    layoutShift: value('cumulative-layout-shift'),
    scriptBytes: median(results.map(scriptBytes)),
    failed: Object.values(failed)
      .filter(({ scoreDisplayMode, score: mark }) => scoreDisplayMode === 'binary' && mark === 0)
      .map(({ id }) => id),
  };
}

/** What a page falls short of, a sentence each. */
function broken(told: ReturnType<typeof summary>): string[] {
  const scores = (['performance', 'accessibility', 'bestPractices', 'seo'] as const)
    .filter((name) => told[name] < promised[name])
    .map((name) => `${told.page}: ${name} is ${told[name]}, promised are ${promised[name]}`);
  const isHeavy = told.page === '/' && told.scriptBytes > mostScriptBytes;
  const heavy = `${told.page}: ${told.scriptBytes} bytes of scripts, promised are ${mostScriptBytes}`;
  return isHeavy ? [...scores, heavy] : scores;
}

const profile = await mkdtemp(join(tmpdir(), 'lighthouse-'));
const demo = await startDemoPage();
const port = await freePort();
const context = await chromium.launchPersistentContext(profile, {
  executablePath: testChromium,
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', `--remote-debugging-port=${port}`],
});
try {
  const signedIn = await demo.open();
  await context.addCookies(await signedIn.cookies());
  const pages = [];
  for (const page of values.pages.split(',').filter((path) => pagePaths().includes(path))) {
    const results: Result[] = [];
    for (let run = 0; run < Number(values.runs); run += 1) {
      const told = await lighthouse(`${demo.server.address}${page}`, {
        ...{ port, logLevel: 'error', output: 'json', skipAudits: ['is-crawlable'] },
      });
      if (told === undefined) throw new Error(`Lighthouse said nothing of ${page}.`);
      results.push(told.lhr);
    }
    pages.push(summary(page, results));
  }
  console.log(JSON.stringify({ benchmark: 'lighthouse', ...machine(), pages }, null, 2));
  const problems = values.budgets ? pages.flatMap(broken) : [];
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
} finally {
  await context.close();
  await demo.close();
  await rm(profile, { recursive: true, force: true });
}
