// What the npm scripts start. Plain JavaScript that an old Node can run: it brings Node 24 and the
// dependencies where they are missing, and then runs the command on them.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { headComment } from './bench-help.js';
import { check, tool } from './check.js';
import { endLike, run } from './child.js';
import { productFlags } from './product-flags.js';
import { orSayWhy, root, setUp } from './set-up.js';
import { whereCalled } from './where-called.js';

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
  'release-notes': (args, ready) => hand(['bin/release-notes.ts', ...args], ready),
  'api-changes': (args, ready) => handFiles('api-changes', args, ready),
  generate: (args, ready) => hand(['bin/generate.ts', ...args], ready),
  sbom: (args, ready) => handFiles('sbom', args, ready),
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
 * The same of a script that takes names of files, which are meant from where the person stands.
 * @param {string} script
 * @param {string[]} args
 * @param {Ready} ready
 */
async function handFiles(script, args, { node, env }) {
  const cwd = whereCalled(script, env) ?? root;
  endLike(await run(node, [join(root, 'bin', `${script}.ts`), ...args], { cwd, env }));
}

/**
 * @param {string[]} args the benchmark's name and its arguments
 * @param {Ready} ready
 */
async function bench([name = '', ...args], ready) {
  const file = join(root, 'bench', `${name}.ts`);
  if (existsSync(file)) {
    if (asksForHelp(args)) {
      process.stdout.write(`${headComment(readFileSync(file, 'utf8'))}\n`);
      return;
    }
    return hand([...productFlags, `bench/${name}.ts`, ...args], ready);
  }
  const names = readdirSync(join(root, 'bench'))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.slice(0, -'.ts'.length));
  const problem = name === '' ? 'Which benchmark?' : `There is no benchmark "${name}".`;
  process.stderr.write(`${problem} npm run bench -- ${names.join(' | ')}\n`);
  process.exitCode = 2;
}

/** @param {string[]} args */
function asksForHelp(args) {
  return args.includes('--help') || args.includes('-h');
}

/**
 * @param {string} name
 * @param {string[]} args of a benchmark, its name first
 */
function needsPage(name, [of = '', ...args]) {
  return (
    name === 'start' ||
    (name === 'bench' &&
      !asksForHelp(args) &&
      ['lighthouse', 'screenshots', 'web-statistics'].includes(of))
  );
}

const [name = '', ...args] = process.argv.slice(2);
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
if (command === undefined) {
  process.stderr.write(`usage: node bin/launch.js ${Object.keys(commands).join(' | ')} …\n`);
  process.exitCode = 2;
} else {
  await orSayWhy(async () => command(args, await setUp({ page: needsPage(name, args) })));
}
