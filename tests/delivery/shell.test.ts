/** Scripts, and what workflows have a shell do, as ShellCheck reads them. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { trackedFiles } from '../../bin/find-secrets.ts';
import { describeWith } from '../need.ts';
import { root, stepsOf, workflowFiles } from './read-workflows.ts';

/** What is written for a shell: by its first line. */
function scripts(): string[] {
  const isScript = (file: string) =>
    /^#!.*\b(ba)?sh\n/.test(readFileSync(join(root, file), 'utf8'));
  return trackedFiles(root).filter((file) => /^(\.ci|ops)\//.test(file) && isScript(file));
}

/** What ShellCheck says of a text from a warning up. */
function check(text: string): string {
  const args = ['--shell=bash', '--severity=warning', '--format=gcc', '-'];
  return spawnSync('shellcheck', args, { input: text, encoding: 'utf8' }).stdout;
}

/** With `set -e`, as GitHub starts the shell. */
const asGitHub = (run: string) => `set -e\n${run}`;

describeWith('shellcheck', 'ShellCheck', () => {
  it('finds nothing in a script', () => {
    const found = scripts();
    expect(found).toEqual(
      expect.arrayContaining(['.ci/run', 'ops/demo-server', 'ops/deploy/deploy']),
    );
    for (const file of found) {
      expect([file, check(readFileSync(join(root, file), 'utf8'))]).toEqual([file, '']);
    }
  });

  it.each(workflowFiles())('finds nothing in a command of $file', (file) => {
    for (const { run } of stepsOf(file)) {
      if (run !== undefined) expect([run, check(asGitHub(run))]).toEqual([run, '']);
    }
  });

  it('finds what is planted', () => {
    expect(check('cd "$1"\nfor file in $(ls *.txt); do rm -r $file/*; done\n')).toMatch(/SC2164/);
  });
});
