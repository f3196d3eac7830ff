import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { findNpm } from '../../../bin/npm.js';
import { linkTree } from './link-tree.ts';

const Lock = z.object({
  packages: z.record(
    z.string(),
    z.object({
      dev: z.boolean().optional(),
      optional: z.boolean().optional(),
      devOptional: z.boolean().optional(),
      link: z.boolean().optional(),
      resolved: z.string().optional(),
    }),
  ),
});

/**
 * What `npm ci` with these arguments would install into `folder`, taken from the project's own node_modules: npm says
 * which packages a workspace needs, the lock which of them are for development or optional. No registry is asked.
 */
export async function installOffline(root: string, folder: string, args: readonly string[]) {
  const { command, args: words } = findNpm(process.env, process.execPath);
  const filters = args.filter((arg) => /^--(?:omit|workspace)=/.test(arg));
  const listing = ['ls', '--all', '--parseable', ...filters];
  const { stdout } = await promisify(execFile)(command, [...words, ...listing], {
    cwd: root,
    maxBuffer: 2 ** 24,
  });
  const { packages } = Lock.parse(
    JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')),
  );
  const without = (what: string) => args.includes(`--omit=${what}`);
  for (const path of stdout.trim().split('\n')) {
    const place = relative(root, path).replaceAll('\\', '/');
    const entry = packages[place];
    if (entry === undefined || !place.includes('node_modules/')) continue;
    if (without('dev') && entry.dev === true) continue;
    if (without('optional') && entry.optional === true) continue;
    if (without('dev') && without('optional') && entry.devOptional === true) continue;
    put(root, folder, place, entry.link === true ? entry.resolved : undefined);
  }
}

function put(root: string, folder: string, place: string, linked: string | undefined): void {
  const target = join(folder, place);
  mkdirSync(dirname(target), { recursive: true });
  if (linked !== undefined) {
    symlinkSync(relative(dirname(target), join(folder, linked)), target);
    return;
  }
  // What lies in it is a package by itself, and named where it is needed.
  linkTree(join(root, place), target, 'node_modules');
}
