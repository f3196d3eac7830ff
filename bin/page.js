import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run, withNodeFirst } from './child.js';
import { SetUpProblem } from './problem.js';
import { nodeOf } from './runtime.js';

const sources = ['src', 'build', 'public', 'index.html', 'vite.config.ts', 'package.json'];

/**
 * A digest of everything the built page depends on in `packages/web`.
 * @param {string} web
 * @returns {string}
 */
function pageStamp(web) {
  const hash = createHash('sha256');
  for (const file of sources.flatMap((name) => filesBelow(web, name))) {
    hash.update(`\0${file}\0`).update(readFileSync(join(web, file)));
  }
  return hash.digest('hex');
}

/**
 * @param {string} folder
 * @param {string} name a file or folder in it
 * @returns {string[]} paths relative to `folder`, in one order on every machine
 */
function filesBelow(folder, name) {
  const path = join(folder, name);
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [name];
  return readdirSync(path)
    .sort()
    .flatMap((below) => filesBelow(folder, `${name}/${below}`));
}

/**
 * Builds the page into `packages/web/dist` where the build is missing or older than its sources.
 * @param {string} root
 * @returns {import('./set-up.js').Step}
 */
export function pageStep(root) {
  const web = join(root, 'packages', 'web');
  const stampFile = join(web, 'dist', '.built-from');
  const node = nodeOf(root);
  return {
    title: 'Building the page',
    isDone: () =>
      !existsSync(join(web, 'index.html')) ||
      (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === pageStamp(web)),
    async act() {
      rmSync(stampFile, { force: true });
      const stamp = pageStamp(web);
      const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
      const ending = await run(node, [vite, 'build', '--logLevel', 'warn'], {
        cwd: web,
        env: { ...withNodeFirst(process.env, node), NODE_ENV: 'production' },
        capture: true,
      });
      if (ending.code !== 0) {
        throw new SetUpProblem('the page does not build.', 'see below.', ending.output);
      }
      writeFileSync(stampFile, stamp);
    },
  };
}
