import { brokenBans } from './bans.ts';
import { brokenBoundaries } from './boundaries.ts';
import { cycles } from './cycles.ts';
import { brokenManifests } from './manifests.ts';
import { brokenShape } from './shape.ts';
import { parseTree, type Tree } from './source.ts';
import type { Table } from './table.ts';

/** Everything in a tree that breaks the table of floors or the house rules, one line each. */
export function violations(tree: Tree, table: Table): string[] {
  const sources = parseTree(tree);
  return [
    ...brokenManifests(tree, table),
    ...sources.flatMap((source) => [
      ...brokenBoundaries(source, table),
      ...brokenBans(source, table),
      ...brokenShape(source),
    ]),
    ...cycles(sources),
  ];
}
