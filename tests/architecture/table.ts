import { readFileSync } from 'node:fs';
import { z } from 'zod';

const ban = z.enum(['clock', 'random', 'process', 'console', 'network', 'sql']);

/** What one package may import: its line in the table of floors. */
const packageRules = z.strictObject({
  floor: z.int().min(0),
  /** Our packages; `types` allows no values, a list only the values it names. */
  ours: z.record(
    z.string(),
    z.union([z.literal('everything'), z.literal('types'), z.array(z.string())]),
  ),
  thirdParty: z.array(z.string()),
  node: z.union([z.literal('any'), z.array(z.string())]),
  /** Further modules of Node that a single file may import. */
  nodeIn: z.record(z.string(), z.array(z.string())).default({}),
  bans: z.array(ban),
});

const table = z.strictObject({
  packages: z.record(z.string(), packageRules),
  /** What tests may use beyond their package's line (all of Node besides). */
  tests: z.strictObject({ thirdParty: z.array(z.string()), folders: z.array(z.string()) }),
});

export type Ban = z.infer<typeof ban>;
export type PackageRules = z.infer<typeof packageRules>;
export type Table = z.infer<typeof table>;

/** The table of floors, as `architecture.json` at the project's top has it. */
export function readTable(): Table {
  const file = new URL('../../architecture.json', import.meta.url);
  return table.parse(JSON.parse(readFileSync(file, 'utf8')));
}
