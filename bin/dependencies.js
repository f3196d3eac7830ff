import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { npmInstall } from './npm.js';
import { RegistryProblem } from './problem.js';
import { nodeOf } from './runtime.js';

/**
 * What decides which packages belong into `node_modules`: the lock, every manifest, and the machine
 * (packages with native code differ by platform, none of ours by Node's version).
 * @param {string} root
 * @param {string} [machine]
 * @returns {string}
 */
export function dependencyStamp(root, machine = `${process.platform} ${process.arch}`) {
  const manifests = readdirSync(join(root, 'packages'))
    .sort()
    .map((name) => join('packages', name, 'package.json'));
  const hash = createHash('sha256').update(machine);
  for (const file of ['package.json', 'package-lock.json', '.npmrc', ...manifests]) {
    const path = join(root, file);
    if (existsSync(path)) hash.update(`\0${file}\0`).update(readFileSync(path));
  }
  return hash.digest('hex');
}

/**
 * Installs the dependencies where they are missing or stale. `npm ci` is not used: it fails behind
 * registries that lack other platforms' optional packages.
 * @param {string} root
 * @returns {import('./set-up.js').Step}
 */
export function dependenciesStep(root) {
  const modules = join(root, 'node_modules');
  const stampFile = join(modules, '.echotune-stamp');
  const underWay = join(root, '.node', 'install-under-way');
  return {
    title: 'Installing the dependencies: about 300 MB, up to a minute the first time',
    isDone: () =>
      existsSync(stampFile) && readFileSync(stampFile, 'utf8') === dependencyStamp(root),
    async act() {
      // npm takes a half-unpacked package for an installed one: after a kill, start from nothing.
      if (existsSync(underWay)) rmSync(modules, { recursive: true, force: true });
      rmSync(stampFile, { force: true });
      writeFileSync(underWay, '');
      try {
        await npmInstall([], { node: nodeOf(root), cwd: root });
      } catch (error) {
        // Without a registry npm takes back what it began; what was there stays good.
        if (error instanceof RegistryProblem) rmSync(underWay, { force: true });
        throw error;
      }
      writeFileSync(stampFile, dependencyStamp(root));
      rmSync(underWay, { force: true });
    },
  };
}
