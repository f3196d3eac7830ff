import { type Fact, FactWriter } from '../fact.ts';
import type { SourceFile } from './read-tree.ts';

/** The house rule for the length of a file. */
const mostLines = 250;
/** Below this a folder says little. */
const fewestFiles = 3;
const mostFolders = 3;

/** How large the packages are, whether imports go in a circle, and what no test of its package comes to. */
export function observeStructure(files: readonly SourceFile[], now: number): readonly Fact[] {
  const facts = new FactWriter('repository: packages/*/src', now);
  const sources = files.filter(({ isTest }) => !isTest);
  const packages = [...new Set(files.map(({ packageName }) => packageName))];
  facts
    .add('structure.packages', 'count', packages.length)
    .add('structure.files', 'count', sources.length)
    .add(
      'structure.lines',
      'count',
      sources.reduce((sum, { lines }) => sum + lines, 0),
    )
    .add('structure.cycles', 'count', countCycles(files))
    .add('structure.most-lines', 'count', mostLines)
    .add('structure.long-files', 'count', sources.filter(({ lines }) => lines > mostLines).length);
  for (const name of packages) {
    const own = sources.filter(({ packageName }) => packageName === name);
    facts.add('structure.package-files', 'count', own.length, name);
  }
  const tests = new FactWriter('repository: what tests beside the sources import', now);
  const reached = reachedByTests(files);
  const unreached = sources.filter(({ path }) => !reached.has(path));
  tests
    .add('tests.files', 'count', files.length - sources.length)
    .add('tests.unreached-files', 'count', unreached.length);
  const untested = untestedFolders(sources, unreached);
  tests.add('tests.untested-folders', 'count', untested.length);
  for (const [folder, count] of untested.slice(0, mostFolders)) {
    tests.add('tests.untested', 'count', count, folder);
  }
  return [...facts.facts, ...tests.facts];
}

/** What tests import, and what that imports, within each package: through its index nothing is followed. */
function reachedByTests(files: readonly SourceFile[]): ReadonlySet<string> {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const waiting = files.filter(({ isTest }) => isTest);
  const reached = new Set<string>();
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    for (const path of [...file.imports, ...file.starts]) {
      const next = byPath.get(path);
      if (next === undefined || reached.has(path) || isIndex(path)) continue;
      reached.add(path);
      waiting.push(next);
    }
  }
  return reached;
}

const isIndex = (path: string) => /^packages\/[^/]+\/src\/index\.tsx?$/.test(path);

/** Folders of several files of which no test comes to any; the largest first. */
function untestedFolders(
  sources: readonly SourceFile[],
  unreached: readonly SourceFile[],
): [string, number][] {
  const inFolder = (files: readonly SourceFile[]) => {
    const counts = new Map<string, number>();
    for (const { path } of files) {
      const folder = path.slice(0, path.lastIndexOf('/'));
      counts.set(folder, (counts.get(folder) ?? 0) + 1);
    }
    return counts;
  };
  const all = inFolder(sources);
  return [...inFolder(unreached)]
    .filter(([folder, count]) => count >= fewestFiles && count === all.get(folder))
    .toSorted(([a, m], [b, n]) => n - m || a.localeCompare(b));
}

/** Imports that lead back onto their own way, one for each edge that closes a circle. */
function countCycles(files: readonly SourceFile[]): number {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const state = new Map<string, 'open' | 'done'>();
  let cycles = 0;
  for (const { path: first } of files) {
    const way: { readonly path: string; readonly left: string[] }[] = [];
    const enter = (path: string) => {
      state.set(path, 'open');
      way.push({ path, left: [...(byPath.get(path)?.imports ?? [])] });
    };
    if (!state.has(first)) enter(first);
    for (let here = way.at(-1); here !== undefined; here = way.at(-1)) {
      const next = here.left.pop();
      if (next === undefined) {
        state.set(here.path, 'done');
        way.pop();
      } else if (state.get(next) === 'open') cycles += 1;
      else if (byPath.has(next) && !state.has(next)) enter(next);
    }
  }
  return cycles;
}
