import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { namedTrack } from '@echotune/formats';
import { allAgents } from '../autopilot/all-agents.ts';
import { agentNamed, changeAgent } from '../autopilot/operate-agents.ts';
import { recordPlays } from '../feedback/record-plays.ts';
import { type Watched, watchedCommunity } from '../lifecycle/watched.fixture.ts';
import { answering } from '../recommend/answering.fixture.ts';
import type { OutdatedPackage } from './repository/observe-dependencies.ts';
import type { ReportDeps } from './write-report.ts';

export const dayMs = 86_400_000;
const silent = {
  ...{ policy: 'tinylfu', savedMs: 0, madeMs: 0, entries: 0, bytes: 0, capacity: 1 },
  ...{ evicted: 0, oldestAt: null, sharesRedis: false },
};
const noTrace = {
  ...{ rate: 1, namespaces: [], namespace: [], at: [], key: [], bytes: [], makingMs: [] },
};

/** A system in which nothing calls for anything, and its repository; each problem can be planted. */
export interface Seeded extends Watched {
  readonly report: ReportDeps;
  readonly repository: string;
  /** Writes a file of the repository. */
  put(path: string, text: string): void;
  /** What the registry says. */
  readonly outdated: OutdatedPackage[];
  /** Requests to the recommendations' cache, so many of them answered from memory. */
  ask(requests: number, hits: number): Promise<void>;
  /** A limit of ten dollars a month of which so many are spent. */
  spend(dollars: number): Promise<void>;
  /** Somebody plays so many songs, now. */
  play(count: number): Promise<void>;
  /** The next report of the tests. */
  tested(failed: readonly string[], flaky: readonly string[]): void;
}

export async function seededSystem(): Promise<Seeded> {
  const test = await watchedCommunity(2);
  // A day near which no provider that is set up ends anything.
  test.advance(300 * dayMs);
  const { store, folder, deps } = test;
  const repository = join(folder, 'repository');
  const put = (path: string, text: string) => {
    const file = join(repository, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  };
  seedRepository(put);
  const outdated: OutdatedPackage[] = [];
  let tests = testReport(deps.clock(), [], []);
  const quiet = answering(test);
  const report: ReportDeps = {
    ...{ ...quiet, modelsFolder: folder, spoolFolder: folder, codeVersion: '1.2.3' },
    surroundings: { ...quiet.surroundings, readReport: async () => tests },
    reporting: {
      repository: { top: repository, askRegistry: async () => outdated },
      setUp: {
        ...{ providers: ['spotify', 'lastfm', 'listenbrainz'], languageModels: 1, redis: true },
        ...{ mlflow: true, traces: true, prometheus: true, testReport: true },
      },
      examine: async () => [
        { name: 'store', ok: true, problem: null },
        { name: 'jobs', ok: true, problem: null },
      ],
      helpers: null,
      askPrometheus: async (query) => answerTo(query),
    },
  };
  const seeded: Seeded = {
    ...{ ...test, report, repository, put, outdated },
    ask: (requests, hits) =>
      store.cache.addWatch({
        ...{
          instance: `of ${requests}`,
          from: deps.clock() - 1000,
          until: deps.clock(),
          trace: noTrace,
        },
        namespaces: {
          recommendations: { ...silent, memory: hits, redis: 0, stale: 0, miss: requests - hits },
        },
      }),
    spend: (dollars) => spend(test, dollars),
    play: (count) => playNow(test, count),
    tested: (failed, flaky) => {
      tests = testReport(deps.clock(), failed, flaky);
    },
  };
  await settle(seeded);
  return seeded;
}

/** As Prometheus would answer each of the queries. */
function answerTo(query: string) {
  if (query.includes('error_ratio')) {
    return [{ labels: { slo: 'api-availability' }, value: 0.001 }];
  }
  if (query.includes('error_budget')) {
    return [{ labels: { slo: 'api-availability' }, value: 0.005 }];
  }
  if (query.includes('layout_shift')) return [{ labels: { page: 'home' }, value: 0.02 }];
  return [{ labels: { page: 'home', vital: 'LCP' }, value: 0.8 }];
}

/** A model that was proved, accounts and webhooks, an agent that acts, a cache that answers, a limit with room. */
async function settle({ store, deps, ids, report, ask, spend: pay }: Seeded): Promise<void> {
  const learned = { plays: 80, 'proof.repeat.listeners': 40 };
  await store.models.register({
    ...{ name: 'blend', createdAt: deps.clock(), dataDigest: 'd', codeVersion: 'c', params: {} },
    metrics: {
      ...{ ...learned, 'proof.repeat.gain': 0.021 },
      ...{ 'proof.repeat.gain.low': 0.012, 'proof.repeat.gain.high': 0.03 },
    },
    ...{ artifact: 'blend.etm', checksum: '' },
  });
  await store.models.setAlias('blend', 'champion', 1);
  const [first = 0] = ids;
  await store.scrobbleAccounts.put(first, 'listenbrainz', 'somebody');
  const { id: accountId } = await store.accounts.create({
    ...{ name: 'owner', role: 'owner', passwordHash: 'x' },
  });
  await store.listeners.give(null, accountId);
  await store.webhooks.add({
    ...{ accountId, listenerId: first, url: 'https://example.org', events: [], mark: '' },
  });
  await changeAgent(report, agentNamed(allAgents(report), 'cache'), { mode: 'on' }, 'test');
  await ask(1000, 800);
  await pay(1);
}

async function spend({ store, deps }: Watched, dollars: number): Promise<void> {
  await store.budgets.setLimit({
    ...{ provider: 'google', model: null, listenerId: null, purpose: null, period: 'total' },
    ...{ limitNanoUsd: 10e9, warnShare: 0.8, throttleShare: 0.95 },
  });
  const [before] = await store.budgets.standings();
  const left = dollars * 1e9 - (before?.settledNanoUsd ?? 0);
  const reserved = await store.budgets.reserve({
    ...{ provider: 'google', model: 'gemini', purpose: 'assistant', listenerId: null },
    ...{ holdNanoUsd: left, estimated: false, deadline: deps.clock() + 60_000 },
  });
  if (!reserved.admitted) throw new Error('refused');
  await store.budgets.settle(reserved.callId, left);
}

async function playNow({ store, deps, ids }: Watched, count: number): Promise<void> {
  const now = deps.clock();
  await recordPlays(
    store,
    { listenerId: ids[0] ?? 0, source: 'api', now },
    Array.from({ length: count }, (_, nth) => ({
      ...{ track: namedTrack(`Song ${nth % 40}`, 'Noor'), startedAt: now - nth * 240_000 },
      msPlayed: 200_000,
    })),
  );
}

function testReport(at: number, failed: readonly string[], flaky: readonly string[]): string {
  const cases = ['a', 'b', ...failed, ...flaky].map((name) => {
    const ends = failed.includes(name)
      ? '<failure/>'
      : flaky.includes(name)
        ? '<flakyFailure/>'
        : '';
    return `<testcase name="${name}">${ends}</testcase>`;
  });
  const stamp = new Date(at).toISOString();
  return `<testsuites><testsuite timestamp="${stamp}">${cases.join('')}</testsuite></testsuites>`;
}

const lock = {
  lockfileVersion: 3,
  packages: {
    '': { devDependencies: { vitest: '5.0.0' } },
    'node_modules/vitest': { version: '5.0.0', license: 'MIT' },
    'node_modules/chai': { version: '6.0.0', license: 'MIT' },
  },
};

function seedRepository(put: Seeded['put']): void {
  put('architecture.json', '{}');
  put('tests/setup.ts', '');
  put('README.md', 'docs/use.md');
  put('docs/use.md', '# Use');
  put('package-lock.json', JSON.stringify(lock));
  const pin = 'a'.repeat(40);
  const steps = `jobs:\n  test:\n    steps:\n      - uses: actions/checkout@${pin}\n`;
  put('.github/workflows/ci.yml', `on:\n  push:\n  pull_request:\n${steps}`);
  put('.github/dependabot.yml', 'version: 2\n');
  for (const name of ['sum', 'mean', 'median']) {
    put(`packages/core/src/math/${name}.ts`, 'export const one = 1;\n');
    put(`packages/core/src/math/${name}.test.ts`, `import { one } from './${name}.ts';\n`);
  }
}
