import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A source file of a package, by its path from the top, with `/` everywhere. */
export interface SourceFile {
  readonly path: string;
  readonly packageName: string;
  readonly lines: number;
  readonly isTest: boolean;
  /** Paths of the files of its own package that it imports. */
  readonly imports: readonly string[];
  /** Paths of those that it starts, as threads or processes. */
  readonly starts: readonly string[];
}

const source = /\.tsx?$/;
/** Tests, and the suites and fixtures that only tests use; what is generated nobody tests. */
const test = /\.(test|contract|fixture)\.tsx?$/;
const left = /\.(generated|d)\.tsx?$/;
const imported = /(?:\bfrom\s*|\bimport\s*\(?\s*)['"](\.[^'"\n]+)['"]/g;
const started = /new URL\(\s*['"](\.[^'"\n]+)['"]/g;

/** All sources of all packages, each with what it imports. */
export async function readTree(top: string): Promise<SourceFile[]> {
  const files: SourceFile[] = [];
  for (const packageName of await namesIn(join(top, 'packages'))) {
    const folder = `packages/${packageName}/src`;
    for (const path of await pathsIn(top, folder)) {
      if (!source.test(path) || left.test(path)) continue;
      files.push(sourceFile(path, packageName, await readFile(join(top, path), 'utf8')));
    }
  }
  return files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

function sourceFile(path: string, packageName: string, text: string): SourceFile {
  const found = (pattern: RegExp) =>
    [...text.matchAll(pattern)].flatMap((match) => resolved(path, match[1] ?? ''));
  return {
    ...{ path, packageName, isTest: test.test(path) },
    lines: text.split('\n').length - (text.endsWith('\n') ? 1 : 0),
    ...{ imports: found(imported), starts: found(started) },
  };
}

/** The path that a relative import means. */
function resolved(from: string, written: string): string {
  const parts = from.split('/').slice(0, -1);
  for (const part of written.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** Files below a folder, with their paths from the top; none where there is no such folder. */
export async function pathsIn(top: string, folder: string): Promise<string[]> {
  const entries = await readdir(join(top, folder), { recursive: true, withFileTypes: true }).catch(
    () => [],
  );
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) =>
      join(parentPath, name).slice(top.length).replaceAll('\\', '/').replace(/^\//, ''),
    )
    .toSorted();
}

/** Of what is in a folder; none where there is no such folder. */
async function namesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).toSorted();
}
