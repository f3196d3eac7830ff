// What the npm scripts start. Plain JavaScript that an old Node can run: it brings Node 24 and the
// dependencies where they are missing, and then runs the command on them.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { check, tool } from './check.js';
import { endLike, run } from './child.js';
import { productFlags } from './product-flags.js';
import { orSayWhy, root, setUp } from './set-up.js';

/** @typedef {{ node: string, env: NodeJS.ProcessEnv }} Ready */

/** @type {Record<string, (args: string[], ready: Ready) => Promise<void>>} */
const commands = {
  start: (args, ready) =>
    hand([...productFlags, 'packages/cli/src/main.ts', 'start', ...args], ready),
  test: (args, ready) => hand([tool.vitest, 'run', ...args], ready),
  check: (_args, ready) => check(root, ready),
  bench,
  format: (args, ready) =>
    hand([tool.biome, 'check', '--write', '--max-diagnostics=none', ...args], ready),
  generate: (args, ready) => hand(['bin/generate.ts', ...args], ready),
};

/**
 * Runs a file of the project on the right Node, and ends as it ends.
 * @param {string[]} args
 * @param {Ready} ready
 */
async function hand(args, { node, env }) {
  endLike(await run(node, args, { cwd: root, env }));
}

/**
 * @param {string[]} args the benchmark's name and its arguments
 * @param {Ready} ready
 */
async function bench([name = '', ...args], ready) {
  if (existsSync(join(root, 'bench', `${name}.ts`))) {
    return hand([...productFlags, `bench/${name}.ts`, ...args], ready);
  }
  const names = readdirSync(join(root, 'bench'))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.slice(0, -'.ts'.length));
  const problem = name === '' ? 'Which benchmark?' : `There is no benchmark "${name}".`;
  process.stderr.write(`${problem} npm run bench -- ${names.join(' | ')}\n`);
  process.exitCode = 2;
}

/**
 * @param {string} name
 * @param {string | undefined} of the benchmark
 */
function needsPage(name, of = '') {
  return (
    name === 'start' ||
    (name === 'bench' && ['lighthouse', 'screenshots', 'web-statistics'].includes(of))
  );
}

const [name = '', ...args] = process.argv.slice(2);
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
if (command === undefined) {
  process.stderr.write(`usage: node bin/launch.js ${Object.keys(commands).join(' | ')} …\n`);
  process.exitCode = 2;
} else {
  await orSayWhy(async () => command(args, await setUp({ page: needsPage(name, args[0]) })));
}
