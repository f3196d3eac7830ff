/** What GitHub runs can be run: by linters, by our own habits, and command by command. */
import { describe, expect, it } from 'vitest';
import { unknownCommands } from './commands-of-workflow.ts';
import { lintWorkflow } from './lint-workflow.ts';
import { stepsOf, type WorkflowFile, workflowFiles } from './read-workflows.ts';
import { brokenHabits } from './workflow-habits.ts';

async function problemsOf(file: WorkflowFile): Promise<string[]> {
  const found = await lintWorkflow(file);
  // What is no workflow has no habits.
  return found.length > 0 ? found : [...brokenHabits(file), ...unknownCommands(file)];
}

const expression = (name: string) => `\${{ ${name} }}`;

describe.each(workflowFiles())('$file', (file) => {
  it('passes actionlint, GitHub’s parser, our habits, and gives commands that are there', async () => {
    expect(await problemsOf(file)).toEqual([]);
  });
});

it('what the project promises to run is run', () => {
  const commands = workflowFiles()
    .flatMap(stepsOf)
    .map(({ run = '', uses = '' }) => `${run} ${uses}`)
    .join('\n');
  for (const promised of [
    ...['npm run check', 'npm test', 'bench -- lighthouse', 'bench -- regression', '.ci/run'],
    ...['page-contract', 'postman', 'api-changes', 'foreign-clients', 'model-pipeline'],
    ...['codeql-action/analyze', 'dependency-review', 'osv-scanner', 'snyk', 'hadolint', 'trivy'],
    ...['action-baseline', 'action-api-scan', 'websocket.yaml', 'sbom', 'attest-build-provenance'],
    ...['ops/deploy/deploy', 'release-notes'],
  ]) {
    expect(commands).toContain(promised);
  }
});

const good: WorkflowFile = {
  file: 'good.yaml',
  text: `name: Good
on: push
permissions:
  contents: read
concurrency: good
jobs:
  one:
    runs-on: ubuntu-latest
    timeout-minutes: 5
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          persist-credentials: false
      - run: npm test -- --project unit packages/engine
`,
};

it.each([
  ['nothing', '', '', null],
  ['a key that is not one', 'timeout-minutes', 'timeout-minute', /timeout-minute/],
  [
    'a job that waits for nobody',
    'timeout-minutes: 5',
    'timeout-minutes: 5\n    needs: two',
    /two/,
  ],
  [
    'a wrong expression',
    'runs-on: ubuntu-latest',
    `runs-on: ${expression('matrix.os')}`,
    /os|matrix/,
  ],
  ['a type', 'timeout-minutes: 5', 'timeout-minutes: five', /timeout-minutes|number/],
  ['a moving tag', '@3d3c42e5aac5ba805825da76410c181273ba90b1', '@v7', /not pinned/],
  ['a pin without its version', ' # v7.0.1', '', /does not say its version/],
  ['more than reading', 'contents: read', 'contents: write', /more than read/],
  ['no end', '    timeout-minutes: 5\n', '', /no timeout/],
  ['no concurrency', 'concurrency: good\n', '', /no concurrency/],
  ['a token left behind', 'persist-credentials: false', 'fetch-depth: 1', /token behind/],
  [
    'an expression within a command',
    'npm test --',
    `echo ${expression('github.sha')} --`,
    /within a command/,
  ],
  ['a script that is gone', 'npm test', 'npm run gone', /no script gone/],
  ['a folder that is gone', 'packages/engine', 'packages/gone', /packages\/gone is not there/],
  [
    'a benchmark that is gone',
    'npm test -- --project',
    'npm run bench -- gone',
    /no benchmark gone/,
  ],
  ['a command that is gone', 'npm test --', 'npm run echotune -- gone', /no command gone/],
  ['a file that is gone', 'npm test', 'ops/gone/run', /is not there/],
  ['a program of nobody', 'npm test', 'frobnicate', /there is no frobnicate/],
] as const)('%s is noticed', async (_what, from, to, message) => {
  const planted = { ...good, text: good.text.replace(from, to) };
  const problems = await problemsOf(planted);
  if (message === null) expect(problems).toEqual([]);
  else expect(problems.join('\n')).toMatch(message);
});
