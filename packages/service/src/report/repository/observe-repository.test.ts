/** What is read of a repository: of this one what must hold, of planted ones what is wrong. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { composeReport } from '../compose-report.ts';
import { idOf } from '../fact.ts';
import type { AskRegistry } from './observe-dependencies.ts';
import { observeRepository } from './observe-repository.ts';

const top = fileURLToPath(new URL('../../../../..', import.meta.url));

/** A repository of these files, and what is read of it. */
async function factsOf(
  files: Readonly<Record<string, string>>,
  askRegistry: AskRegistry | null = null,
) {
  const folder = mkdtempSync(join(tmpdir(), 'echotune-repository-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const all = {
    'architecture.json': '{}',
    'tests/a.ts': '',
    'packages/x/package.json': '{}',
    ...files,
  };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const facts = await observeRepository({ top: folder, askRegistry }, 1, '24.1.0');
  return Object.fromEntries(facts.map((fact) => [idOf(fact), fact.value]));
}

describe('this repository', () => {
  it('has no circle of imports and no file too long, and its tests, documents and dependencies are counted', async () => {
    const facts = await observeRepository({ top, askRegistry: null }, 1, '24.1.0');
    const value = (id: string) => facts.find((fact) => idOf(fact) === id)?.value;
    expect(value('structure.packages')).toBe(8);
    expect(value('structure.cycles')).toBe(0);
    expect(value('structure.long-files')).toBe(0);
    expect(Number(value('docs.documents'))).toBeGreaterThan(15);
    expect(Number(value('tests.files'))).toBeGreaterThan(300);
    expect(Number(value('dependencies.direct'))).toBeGreaterThan(50);
    expect(facts.find(({ name }) => name === 'dependencies.outdated')?.why).toBe(
      'registry-not-asked',
    );
  });

  it('makes a report by itself, each of whose findings names what it rests on', async () => {
    const facts = await observeRepository({ top, askRegistry: null }, 1, '24.1.0');
    const report = composeReport(facts, { at: 1, codeVersion: 'x', last: null, kept: 0 });
    expect(report.summary.length).toBeGreaterThan(1);
    for (const { sentence } of report.findings) expect(sentence.text).not.toContain('?');
  });
});

it('a folder that no test comes to is found; what tests start and import counts as reached', async () => {
  const facts = await factsOf({
    'packages/x/src/a/one.ts': "new URL('./thread.ts', import.meta.url)",
    'packages/x/src/a/thread.ts': "import './two.ts';",
    'packages/x/src/a/two.ts': '',
    'packages/x/src/a/one.test.ts': "import { one } from './one.ts';",
    'packages/x/src/b/three.ts': '',
    'packages/x/src/b/four.ts': '',
    'packages/x/src/b/five.ts': '',
    'packages/x/src/index.ts': "export * from './b/three.ts';",
  });
  expect(facts['tests.untested-folders']).toBe(1);
  expect(facts['tests.untested/packages/x/src/b']).toBe(3);
  expect(facts['tests.unreached-files']).toBe(4);
});

it('imports that go in a circle are counted', async () => {
  const facts = await factsOf({
    'packages/x/src/one.ts': "import type { Two } from './two.ts';",
    'packages/x/src/two.ts': "export * from './three.ts';",
    'packages/x/src/three.ts': "import './one.ts';",
    'packages/x/src/four.ts': "import './one.ts';",
  });
  expect(facts['structure.cycles']).toBe(1);
});

it('what a workflow runs on is read in each of the three forms, and uses that are not pinned are counted', async () => {
  const uses = `      - uses: actions/checkout@${'a'.repeat(40)}\n      - uses: actions/cache@v4\n`;
  const facts = await factsOf({
    '.github/workflows/a.yml': `name: a\non: push\njobs:\n  x:\n    steps:\n${uses}`,
    '.github/workflows/b.yml': 'on: [push, pull_request]\njobs: {}\n',
    '.github/workflows/c.yaml':
      'on:\n  # each night\n  schedule:\n    - cron: "0 3 * * *"\n  workflow_dispatch:\n    inputs:\n      push: {}\njobs:\n  y:\n    uses: ./.github/workflows/a.yml\n',
  });
  expect(facts['workflows.workflows']).toBe(3);
  expect(facts['workflows.unpinned-actions']).toBe(1);
  expect(Object.entries(facts).filter(([id]) => id.startsWith('workflows.on/'))).toEqual([
    ['workflows.on/pull_request', 1],
    ['workflows.on/push', 2],
    ['workflows.on/schedule', 1],
    ['workflows.on/workflow_dispatch', 1],
  ]);
});

it('licences that bind and those that nobody names are told from those one may choose against', async () => {
  const packages = {
    'node_modules/a': { version: '1.0.0', license: 'MIT' },
    'node_modules/b': { version: '1.0.0', license: 'MPL-2.0' },
    'node_modules/b-linux': { version: '1.0.0', license: 'MPL-2.0' },
    'node_modules/c': { version: '1.0.0', license: '(MIT OR GPL-3.0)' },
    'node_modules/d': { version: '1.0.0' },
    'node_modules/ours': { link: true },
  };
  const facts = await factsOf({ 'package-lock.json': JSON.stringify({ packages }) });
  expect(facts).toMatchObject({
    ...{ 'dependencies.packages': 5, 'licences.copyleft': 2, 'licences.copyleft-names': 'b' },
    ...{ 'licences.unknown': 1, 'licences.unknown-names': 'd' },
  });
});

it('a release within a quarter below 1.0 is no break, and types of Node are not taken beyond it', async () => {
  const own = {
    dependencies: { used: '0.1.0' },
    devDependencies: { tool: '0.1.0', old: '0.1.0', '@types/node': '24.0.0' },
  };
  const of = (name: string, current: string, newest: string, days: number) => ({
    ...{ name, current, newest, currentAt: 0, newestAt: days * 86_400_000 },
  });
  const facts = await factsOf(
    { 'package-lock.json': JSON.stringify({ packages: { 'packages/x': own } }) },
    async () => [
      ...[of('used', '0.1.0', '1.0.0', 10), of('tool', '0.156.0', '0.159.0', 20)],
      ...[of('old', '0.1.0', '0.2.0', 90), of('@types/node', '24.0.0', '25.0.0', 200)],
    ],
  );
  expect(facts).toMatchObject({
    ...{ 'dependencies.is-major/used': true, 'dependencies.is-development/used': false },
    ...{ 'dependencies.is-major/tool': false, 'dependencies.is-development/tool': true },
    ...{ 'dependencies.is-major/old': true, 'dependencies.outdated': 3 },
  });
  expect(facts['dependencies.newest/@types/node']).toBeUndefined();
});
