import { importsOf } from './imports.ts';
import type { Source } from './source.ts';

type Graph = ReadonlyMap<string, ReadonlySet<string>>;

/** Cycles between files and between packages; a type that goes in a circle is one as well. */
export function cycles(sources: readonly Source[]): string[] {
  const files = new Map<string, Set<string>>();
  const packages = new Map<string, Set<string>>();
  for (const source of sources) {
    for (const { target, isEntry } of importsOf(source)) {
      if (target.kind === 'file' && !isEntry) connect(files, source.path, target.path);
      const from = source.packageName;
      if (from !== undefined && target.kind === 'ours') connect(packages, from, target.packageName);
    }
  }
  return [...circles(files), ...circles(packages)].map((path) => `cycle: ${path.join(' → ')}`);
}

function connect(graph: Map<string, Set<string>>, from: string, to: string): void {
  graph.set(from, (graph.get(from) ?? new Set()).add(to));
}

/** One circle for every edge that leads back onto the path of a depth-first walk. */
function circles(graph: Graph): string[][] {
  const found: string[][] = [];
  const done = new Set<string>();
  const path: string[] = [];
  const walk = (node: string) => {
    const at = path.indexOf(node);
    if (at >= 0) found.push([...path.slice(at), node]);
    if (at >= 0 || done.has(node)) return;
    path.push(node);
    for (const next of graph.get(node) ?? []) walk(next);
    path.pop();
    done.add(node);
  };
  for (const node of graph.keys()) walk(node);
  return found;
}
