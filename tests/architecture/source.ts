import { globSync, readFileSync } from 'node:fs';
import { join, posix, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ParseResult, parseSync } from 'oxc-parser';

/** A file's path from the project's top, with `/` everywhere → its text. */
export type Tree = ReadonlyMap<string, string>;

/** A parsed file and where it belongs. */
export interface Source {
  readonly path: string;
  readonly text: string;
  readonly parsed: ParseResult;
  /** The package it is in; undefined for `bench`, `bin`, `ops` and `tests`. */
  readonly packageName: string | undefined;
  readonly isTest: boolean;
  /** A tool's configuration, no part of what runs. */
  readonly isConfig: boolean;
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const patterns = [
  'packages/*/{src/**/,}*.{ts,tsx}',
  'packages/*/package.json',
  '{bench,bin,ops,tests}/**/*.{ts,js}',
];

/** The project as it lies on the disk. */
export function readTree(): Tree {
  const files = patterns.flatMap((pattern) => globSync(pattern, { cwd: root })).sort();
  return new Map(
    files.map((file) => [file.replaceAll(sep, '/'), readFileSync(join(root, file), 'utf8')]),
  );
}

export function parseTree(tree: Tree): Source[] {
  return [...tree]
    .filter(([path]) => !path.endsWith('.json'))
    .map(([path, text]) => parse(path, text));
}

function parse(path: string, text: string): Source {
  const parsed = parseSync(posix.basename(path), text);
  const error = parsed.errors[0];
  if (error !== undefined) throw new Error(`${path}: ${error.message}`);
  return {
    path,
    text,
    parsed,
    packageName: packageOf(path),
    isTest: isTestPath(path),
    isConfig: /\.config\.ts$/.test(path),
  };
}

/** Tests, and the suites (`x.contract.ts`) and fixtures (`x.fixture.ts`) that only tests use. */
export function isTestPath(path: string): boolean {
  return /\.(test|contract|fixture)\.tsx?$/.test(path);
}

/** The package whose folder a path is in. */
export function packageOf(path: string): string | undefined {
  return /^packages\/([^/]+)\//.exec(path)?.[1];
}

/** `path:line`, which an editor can open. */
export function place(source: Source, offset: number): string {
  return `${source.path}:${source.text.slice(0, offset).split('\n').length}`;
}
