import { z } from 'zod';
import { packageOf, type Tree } from './source.ts';
import type { Table } from './table.ts';

const manifest = z.object({ dependencies: z.record(z.string(), z.string()).default({}) });

/** Dependencies that a `package.json` declares and the table of floors does not allow. */
export function brokenManifests(tree: Tree, table: Table): string[] {
  return [...tree].flatMap(([path, text]) => {
    const name = packageOf(path);
    if (name === undefined || !path.endsWith('/package.json')) return [];
    const rules = table.packages[name];
    if (rules === undefined) return [`${path}: ${name} has no line in architecture.json`];
    const allowed = [
      ...rules.thirdParty,
      ...Object.keys(rules.ours).map((own) => `@echotune/${own}`),
    ];
    return Object.keys(manifest.parse(JSON.parse(text)).dependencies)
      .filter((dependency) => !allowed.includes(dependency))
      .map((dependency) => `${path}: ${name} may not depend on ${dependency}`);
  });
}
