/** What is planted comes up, above what is quiet, and every sentence rests on what was measured. */
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { findWeaknesses, weaknesses } from '../autopilot/security/find-weaknesses.ts';
import { observeSecurity } from '../autopilot/security/observe-security.ts';
import { FactSheet, FactWriter, idOf } from './fact.ts';
import type { Report } from './report-document.ts';
import { judgeWeaknesses } from './rules/judge-weaknesses.ts';
import { dayMs, type Seeded, seededSystem } from './seeded.fixture.ts';
import { writeMarkdown } from './write-markdown.ts';
import { inLanguage, listReports, reportOf, writeReport } from './write-report.ts';

let system: Seeded;
const plain = { isOffline: true, withModel: false, vitals: [] };

beforeEach(async () => {
  system = await seededSystem();
  onTestFinished(() => system.close());
});

const write = async () => (await writeReport(system.report, { ...plain, isOffline: false })).report;
const keys = ({ findings }: Report) => findings.map(({ key }) => key);

it('a system in which all is well has no findings, and says what is well', async () => {
  const report = await write();
  expect(keys(report)).toEqual([]);
  expect(report.nextSteps).toEqual([]);
  expect(report.areas.every(({ score }) => score === 0)).toBe(true);
  expect(report.summary.map(({ code }) => code)).toEqual([
    ...['overview', 'found-nothing', 'model-proved', 'cache-good', 'tests-pass'],
    'not-known',
  ]);
});

const problems: Readonly<Record<string, () => Promise<unknown> | unknown>> = {
  'cache-low/recommendations': () => system.ask(4000, 200),
  'budget-near/limit 1 (google, total)': () => system.spend(9),
  'model-stale': async () => {
    system.advance(20 * dayMs);
    system.tested([], []);
    await system.play(60);
  },
  'folder-untested/packages/core/src/shapes': () => plantFolder(),
  'dependency-outdated/vitest': () => plantOutdated(),
  'contract-flaky/spotify': () => plantMisfits(5),
  'tests-fail': () => system.tested(['adds up'], []),
  'tests-flaky': () => system.tested([], ['turns']),
  'jobs-failed/train': () => plantFailedJob(),
};

/** For which there is no command: somebody has to write something. */
const without = new Set(['folder-untested/packages/core/src/shapes']);

function plantFolder(): void {
  for (const name of ['circle', 'square', 'line']) {
    system.put(`packages/core/src/shapes/${name}.ts`, 'export const two = 2;\n');
  }
}

function plantOutdated(): void {
  const at = Date.UTC(2025, 0, 1);
  system.outdated.push({
    ...{ name: 'vitest', current: '5.0.0', newest: '6.1.0' },
    ...{ currentAt: at, newestAt: at + 300 * dayMs },
  });
}

async function plantMisfits(count: number): Promise<void> {
  for (let nth = 0; nth < count; nth += 1) {
    await system.store.providers.keep({
      ...{
        provider: 'spotify',
        operation: 'recently-played',
        problem: 'items: no list',
        shape: {},
      },
    });
  }
}

async function plantFailedJob(): Promise<void> {
  await system.store.jobs.enqueue('train', {}, { maxAttempts: 1 });
  const claimed = await system.store.jobs.claim(['train'], 1000);
  await claimed?.fail({ code: 'disk-full', message: 'full' }, { retry: false });
}

describe('a planted problem comes up, with a step to take', () => {
  it.each(Object.entries(problems))('%s', async (key, plant) => {
    await plant();
    const report = await write();
    expect(keys(report)).toEqual([key]);
    const [finding] = report.findings;
    const command = finding?.command ?? null;
    expect(command === null).toBe(without.has(key));
    expect(report.nextSteps).toEqual(command === null ? [] : [{ command, keys: [key] }]);
    expect(report.areas[0]).toMatchObject({ area: finding?.area, findings: [key] });
    expect(report.summary.map(({ code }) => code)).toContain(finding?.sentence.code);
  });
});

describe('all problems at once', () => {
  beforeEach(async () => {
    // The stale model first: it moves the clock.
    await problems['model-stale']?.();
    for (const [key, plant] of Object.entries(problems)) if (key !== 'model-stale') await plant();
    system.tested(['adds up'], ['turns']);
  });

  it('are ranked, the weightiest first, and read as golden/report says', async () => {
    const report = await write();
    expect(keys(report).toSorted()).toEqual(Object.keys(problems).toSorted());
    const scores = report.findings.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    for (const language of ['en', 'de'] as const) {
      const path = `../../../../golden/report/planted.${language}.md`;
      await expect(writeMarkdown(inLanguage(report, language), language)).toMatchFileSnapshot(
        fileURLToPath(new URL(path, import.meta.url)),
      );
    }
  });

  it('what is mended since is gone from the next report, and what got worse is told by numbers', async () => {
    const before = await write();
    system.advance(1000);
    system.tested([], []);
    await system.spend(9.9);
    const { changes } = await write();
    expect(changes?.since).toBe(before.at);
    expect(changes?.gone.map(({ code }) => code).toSorted()).toEqual(['tests-fail', 'tests-flaky']);
    expect(changes?.appeared).toEqual([]);
    expect(changes?.moved).toContainEqual({
      ...{ name: 'budget.used', of: 'limit 1 (google, total)', unit: 'share' },
      ...{ before: 0.9, now: 0.99, isBetter: false },
    });
    expect(changes?.moved).toContainEqual(
      expect.objectContaining({ name: 'delivery.failed', before: 1, now: 0, isBetter: true }),
    );
  });
});

it('every sentence rests on facts of the report, each with a source and a moment', async () => {
  for (const plant of Object.values(problems)) await plant();
  const report = await write();
  const known = new Map(report.facts.map((fact) => [idOf(fact), fact]));
  const sentences = [
    ...report.summary,
    ...report.areas.flatMap(({ standing }) => standing),
    ...report.findings.map(({ sentence }) => sentence),
  ];
  for (const { slots, text } of sentences) {
    expect(Object.keys(slots), text).not.toEqual([]);
    for (const id of Object.values(slots)) {
      expect(known.get(id), id).toMatchObject({ at: expect.any(Number), why: null });
      expect(known.get(id)?.source).not.toBe('');
    }
  }
});

it('without a repository, a registry or Prometheus the report says what it does not know', async () => {
  const { reporting } = system.report;
  const bare = { ...reporting, askPrometheus: null, repository: { top: '/', askRegistry: null } };
  const { report } = await writeReport(
    { ...system.report, reporting: bare },
    { ...plain, vitals: [{ page: 'home', vital: 'LCP', value: 4000 }] },
  );
  const unknown = new Map(report.facts.map((fact) => [idOf(fact), fact.why]));
  expect(unknown.get('structure.files')).toBe('no-repository');
  expect(unknown.get('slo.error-ratio')).toBe('no-prometheus');
  expect(keys(report)).toContain('page-slow/LCP of the page home');
  expect(writeMarkdown(report, 'en')).toContain('EchoTune runs here without its repository.');
});

it('a registry that does not answer is said to be silent, and the rest is told', async () => {
  const { reporting } = system.report;
  const askRegistry = () => Promise.reject(new Error('offline'));
  const { report } = await writeReport(
    {
      ...system.report,
      reporting: { ...reporting, repository: { ...reporting.repository, askRegistry } },
    },
    { ...plain, isOffline: false },
  );
  expect(report.facts.find(({ name }) => name === 'dependencies.outdated')?.why).toBe(
    'registry-silent',
  );
  expect(report.facts.find(({ name }) => name === 'dependencies.direct')?.value).toBe(1);
});

it('what cannot be read is left out and said to be unknown', async () => {
  const examine = () => Promise.reject(new Error('broken'));
  const { report } = await writeReport(
    { ...system.report, reporting: { ...system.report.reporting, examine } },
    plain,
  );
  expect(report.facts).toContainEqual(
    expect.objectContaining({ name: 'health.read', why: 'unreadable' }),
  );
});

it('reports are kept, listed, and found by number; another number is none', async () => {
  const { store } = system;
  const first = await writeReport(system.report, plain);
  system.advance(1000);
  await system.spend(9);
  const second = await writeReport(system.report, plain);
  expect(await listReports(store)).toEqual([
    { id: second.id, at: second.report.at, findings: 1, worst: 'health', score: 100 },
    { id: first.id, at: first.report.at, findings: 0, worst: null, score: 0 },
  ]);
  expect((await reportOf(store, first.id)).report).toEqual(first.report);
  expect((await reportOf(store, null)).id).toBe(second.id);
  await expect(reportOf(store, 99)).rejects.toMatchObject({ code: 'report-unknown' });
});

it('nothing of any listener stands in a report', async () => {
  await system.play(5);
  const { id } = await system.store.listeners.create({
    ...{ name: 'Xyzzy', timeZone: 'UTC', demo: false },
  });
  await system.store.budgets.setLimit({
    ...{ provider: null, model: null, listenerId: id, purpose: null, period: 'day' },
    ...{ limitNanoUsd: 1e9, warnShare: 0.8, throttleShare: 0.9 },
  });
  const text = JSON.stringify(await write());
  expect(text).not.toMatch(/Xyzzy|Noor|P0|somebody/);
  expect(text).toContain('one listener');
});

it('who listens is told without the demo', async () => {
  const before = await write();
  const { id } = await system.store.listeners.create({
    ...{ name: 'Demo', timeZone: 'UTC', demo: true },
  });
  await system.play(5);
  const { summary } = await write();
  expect((await system.store.listeners.list()).map((one) => one.id)).toContain(id);
  expect(before.summary[0]?.text).toContain('of 2 listeners');
  expect(summary[0]?.text).toContain('of 2 listeners');
});

it('what the diagnosis of security finds weak is told alike: counted, and each that matters a finding', async () => {
  const { surroundings, ...rest } = system.report;
  const reached = { isLoopback: false, isHttps: false, isRoot: true, takesPrivateWebhooks: true };
  const poorly = {
    ...{ ...surroundings, security: { ...surroundings.security, ...reached, isUnlimited: true } },
  };
  const deps = { ...rest, surroundings: poorly };
  const weak = findWeaknesses(await observeSecurity({ ...deps, ...poorly }), deps.clock());
  const { report } = await writeReport(deps, plain);
  const told = report.findings.filter(({ area }) => area === 'security');
  const codes = weak.flatMap(({ code, severity }) => (severity === 'low' ? [] : [code]));
  expect(codes).toContain('no-https');
  expect(codes).toContain('runs-as-root');
  expect(told.map(({ sentence }) => sentence.code).toSorted()).toEqual(codes.toSorted());
  expect(report.areas[0]).toMatchObject({ area: 'security' });
  for (const severity of ['high', 'medium', 'low']) {
    const fact = report.facts.find((one) => idOf(one) === `security.weaknesses/${severity}`);
    expect(fact?.value).toBe(weak.filter((one) => one.severity === severity).length);
  }
});

it('every weakness that is high or medium has a sentence of its own', () => {
  /** Told by other rules, or never more than low. */
  const elsewhere = new Set<string>([
    ...['files-exposed', 'plain-database', 'listens-beyond', 'open-metrics', 'no-shedding'],
    ...['debug-log', 'unused-keys', 'old-keys', 'open-links', 'idle-accounts'],
    ...['ending-consents', 'refused-accounts', 'node-ends', 'versions-unknown'],
    'versions-not-asked',
  ]);
  for (const code of weaknesses) {
    const severity = new FactWriter('test', 1).add('security.severity', 'text', 'high', code);
    for (const name of ['keys', 'version', 'endsOn', 'least', 'names']) {
      severity.add(`security.${name}`, 'text', 'some', code);
    }
    const { facts } = severity.add('security.count', 'count', 2, code);
    const found = judgeWeaknesses(new FactSheet(facts)).findings.map((one) => one.statement.code);
    expect(found, code).toEqual(elsewhere.has(code) ? [] : [code]);
  }
});
