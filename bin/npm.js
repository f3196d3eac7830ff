import { existsSync, realpathSync } from 'node:fs';
import { basename, delimiter, join } from 'node:path';
import { endLike, run, withNodeFirst } from './child.js';
import { RegistryProblem, SetUpProblem } from './problem.js';

/** @typedef {{ command: string, args: string[] }} Npm how to start npm */

const followParent = ['--import', new URL('./follow-parent.js', import.meta.url).href];

/**
 * Finds npm: the one that started us, else the first on PATH. Its own script is preferred to its
 * wrapper, since the script can be run with a Node of our choice and without a shell.
 * @param {NodeJS.ProcessEnv} env
 * @param {string} node the Node that is to run it
 * @returns {Npm}
 * @throws {SetUpProblem} where there is none
 */
export function findNpm(env, node) {
  const started = env.npm_execpath;
  if (started && basename(started) === 'npm-cli.js' && existsSync(started)) {
    return { command: node, args: [...followParent, started] };
  }
  const path = env.PATH ?? env.Path ?? '';
  for (const folder of path.split(delimiter).filter(Boolean)) {
    const besideIt = join(folder, 'node_modules', 'npm', 'bin', 'npm-cli.js');
    if (existsSync(besideIt)) return { command: node, args: [...followParent, besideIt] };
    const wrapper = join(folder, 'npm');
    if (!existsSync(wrapper)) continue;
    const script = realpathSync(wrapper);
    return basename(script) === 'npm-cli.js'
      ? { command: node, args: [...followParent, script] }
      : { command: wrapper, args: [] };
  }
  throw new SetUpProblem(
    'npm is not installed.',
    'install Node.js 24 with npm from https://nodejs.org (or your system’s "npm" package) and run the same command again.',
  );
}

const wantedSettings =
  /^npm_config_(registry|(https?_|no)?proxy|cafile|ca|cert|key|strict_ssl|cache|userconfig|globalconfig|fetch_.*|maxsockets|offline|prefer_offline|.*\/\/.*|@.*)$/i;

/**
 * The environment for our own npm calls. An npm script inherits every option of the npm that
 * started it (`--omit=dev`, `--workspace`, `--prefix`, `--global` …), which would turn our install
 * into another one; only what concerns network, cache and credentials is kept.
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
export function cleanNpmEnvironment(env) {
  const kept = Object.entries(env).filter(([key]) => {
    if (key === 'NODE_ENV') return false;
    return !/^npm_/i.test(key) || wantedSettings.test(key);
  });
  return Object.fromEntries(kept);
}

/** npm's error codes → what is wrong on this machine, and what to do. */
const local = /** @type {const} */ ([
  [/ENOSPC|EDQUOT/, 'the disk is full.', 'free about 1 GB and run the same command again.'],
  [
    /EROFS|EACCES|EPERM/,
    'npm may not write where it has to (see the path below).',
    'make that folder yours (npm’s cache too), or copy the project to a folder of your own.',
  ],
]);

/** The same for what is wrong with the way to the registry. */
const remote = /** @type {const} */ ([
  [
    /SELF_SIGNED|UNABLE_TO_(GET_ISSUER|VERIFY)|CERT_|certificate/,
    'the package registry’s certificate is not trusted here.',
    'if your network has its own certificate, tell npm: npm config set cafile /path/to/it.pem',
  ],
  [
    /E401|E403|ENEEDAUTH/,
    'the package registry refuses the request.',
    'check the registry and the credentials in your .npmrc (npm config list).',
  ],
  [
    /E404|ETARGET|notarget/,
    'the package registry lacks a package that is needed.',
    'check which registry npm uses (npm config get registry); a mirror may be incomplete.',
  ],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ENOTCACHED|SOCKET_TIMEOUT|network/,
    'the package registry cannot be reached.',
    'check the network, the proxy and npm config get registry; it is needed for this first set-up only.',
  ],
]);

/**
 * @param {string} output what npm printed
 * @returns {SetUpProblem}
 */
export function explainNpmFailure(output) {
  const errors = output.split('\n').filter((line) => /^npm (error|ERR!|warn tar)/i.test(line));
  const said = errors.filter((line) => !/^npm \S+\s+at /.test(line)).slice(0, 20);
  const detail = [...new Set(said)].join('\n') || output;
  for (const [pattern, what, remedy] of local) {
    if (pattern.test(detail)) return new SetUpProblem(what, remedy, detail);
  }
  for (const [pattern, what, remedy] of remote) {
    if (pattern.test(detail)) return new RegistryProblem(what, remedy, detail);
  }
  return new SetUpProblem('npm failed.', 'see what it said below, then try again.', detail);
}

/**
 * Installs with npm in `cwd`, never changing a manifest or a lock. Retries are short: a machine
 * without a network should learn it in seconds.
 * @param {string[]} args what to install, and further options
 * @param {{ node: string, cwd: string, env?: NodeJS.ProcessEnv }} options `node` runs npm
 * @throws {SetUpProblem}
 */
export async function npmInstall(args, { node, cwd, env = process.env }) {
  const npm = findNpm(env, node);
  const install = [
    'install',
    '--no-save',
    '--ignore-scripts',
    '--include=dev',
    '--include=optional',
  ];
  const quiet = ['--no-audit', '--no-fund', '--loglevel=warn', '--no-update-notifier'];
  const patience = ['--fetch-retries=3', '--fetch-retry-factor=2', '--fetch-retry-mintimeout=500'];
  const ending = await run(npm.command, [...npm.args, ...install, ...quiet, ...patience, ...args], {
    cwd,
    env: withNodeFirst(cleanNpmEnvironment(env), node),
    capture: true,
  });
  if (ending.signal !== null) endLike(ending);
  // Where the disk is full npm merely warns, and leaves files cut off.
  const isCutOff = ending.output.includes('TAR_ENTRY_ERROR');
  if (ending.code !== 0 || isCutOff) throw explainNpmFailure(ending.output);
}
