import { availableParallelism } from 'node:os';
import { run } from './child.js';

/** Where the tools' own scripts are: run with a Node of our choice, they need no shell. */
export const tool = {
  biome: 'node_modules/@biomejs/biome/bin/biome',
  knip: 'node_modules/knip/bin/knip.js',
  tsc: 'node_modules/typescript/bin/tsc',
  vitest: 'node_modules/vitest/vitest.mjs',
};

/** The static checks, the longest first. */
const checks = {
  'floors and files': [tool.vitest, 'run', '--project', 'unit', 'tests/architecture'],
  types: [tool.tsc, '-p', '.'],
  'types of the page': [tool.tsc, '-p', 'packages/web'],
  'dead code': [tool.knip],
  'format and lint': [
    tool.biome,
    'check',
    '--max-diagnostics=none',
    '--error-on-warnings',
    '--diagnostic-level=warn',
  ],
  'generated files': ['bin/generate.ts', '--check'],
  secrets: ['bin/scan-secrets.ts'],
};

/**
 * Runs every static check, as many at once as there are cores, one line each.
 * @param {string} root
 * @param {{ node: string, env: NodeJS.ProcessEnv }} ready
 */
export async function check(root, { node, env }) {
  const startedAt = Date.now();
  const waiting = Object.entries(checks);
  let failed = 0;
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [name, args] = next;
      const begunAt = Date.now();
      const { code, output } = await run(node, args, {
        cwd: root,
        env: { ...env, NO_COLOR: '1' },
        capture: true,
      });
      const isGood = code === 0;
      if (!isGood) failed += 1;
      process.stdout.write(`${isGood ? '✓' : '✗'} ${name.padEnd(20)} ${seconds(begunAt)}\n`);
      if (!isGood) process.stdout.write(`${output.trim()}\n\n`);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  const count = Object.keys(checks).length;
  process.stdout.write(`${count - failed} passed, ${failed} failed (${seconds(startedAt)})\n`);
  process.exitCode = failed === 0 ? 0 : 1;
}

/**
 * @param {number} since
 * @returns {string}
 */
const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;
