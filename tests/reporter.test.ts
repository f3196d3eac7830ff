import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { root } from '../bin/set-up.js';
import { partNames } from './parts.ts';

/** Inside the project, where `vitest` can be found, and in a folder that git and knip ignore. */
const folder = join(root, '.node', `reporter-${process.pid}`);

const config = `
  import { defineConfig } from 'vitest/config';
  import { PartsReporter } from '../../tests/reporter.ts';
  const globalSetup = ['../../tests/setup.ts'];
  export default defineConfig({ test: { reporters: [new PartsReporter()], globalSetup } });
`;

const suite = `
  import { expect, it } from 'vitest';
  import { describeWith } from '../../tests/need.ts';
  describeWith('chromium', 'the page', () => {
    it('opens', () => {});
    it('closes', () => {});
  });
  it('adds up', () => { expect(1 + 1).toBe(2); });
  it.skip('rests', () => {});
`;

beforeAll(() => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'vitest.config.ts'), config);
  writeFileSync(join(folder, 'some.test.ts'), suite);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the suite on a machine without Chromium. */
function run(required: string, ...args: string[]) {
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [vitest, 'run', '--root', folder, ...args],
    {
      encoding: 'utf8',
      env: {
        ...process.env,
        NO_COLOR: '1',
        ECHOTUNE_TEST_CHROMIUM: '/nowhere',
        ECHOTUNE_REQUIRE: required,
      },
    },
  );
  return { status, stdout, stderr, lastLine: stdout.trimEnd().split('\n').at(-1) };
}

it('a missing part skips by name, and the last lines say how to get it', () => {
  const { status, stdout, lastLine } = run('');
  expect(stdout).toContain('chromium 2 for want of Chromium at /usr/bin/chromium');
  expect(stdout).toContain('by itself: some.test.ts › rests');
  expect({ status, lastLine }).toEqual({ status: 0, lastLine: '1 passed, 0 failed, 3 skipped' });
});

it('a required part that is missing fails the run', () => {
  const { status, stderr } = run('chromium');
  expect(stderr).toContain('chromium: Chromium at /usr/bin/chromium');
  expect(status).toBe(1);
});

it('a required word that names no part fails the run and says which are known', () => {
  const { status, stderr } = run('chrome');
  expect(stderr).toContain(`names no part: chrome. Known: ${partNames.join(', ')}, all`);
  expect(status).toBe(1);
});

it('a test left out by its name counts as neither skipped nor failed', () => {
  const { status, stdout, lastLine } = run('', '-t', 'adds up');
  expect(stdout).not.toContain('Skipped:');
  expect({ status, lastLine }).toEqual({ status: 0, lastLine: '1 passed, 0 failed' });
});
