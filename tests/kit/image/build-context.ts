import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Ignore } from '@balena/dockerignore';

// Its types tell of a default export, which it has not.
const dockerignore: () => Ignore = createRequire(import.meta.url)('@balena/dockerignore');

const never = new Set(['.git', '.node', 'node_modules']);

/**
 * The files that a build sees: those of the project that `.dockerignore` lets in.
 * @returns paths below `root`, with `/`
 */
export function buildContext(root: string, ignored: string): string[] {
  const filter = dockerignore().add(ignored);
  return filesBelow(root, '').filter((path) => !filter.ignores(path));
}

/** The large folders that are no part of a checkout are not walked through. */
function filesBelow(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (!entry.isDirectory()) return [path];
    return never.has(entry.name) ? [] : filesBelow(root, path);
  });
}

export const readIgnored = (root: string) => readFileSync(join(root, '.dockerignore'), 'utf8');
