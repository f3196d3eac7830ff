import { readdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { compile } from 'json-schema-to-typescript';
import { z } from 'zod';

const schemaFolder = new URL('../packages/server/src/schema/', import.meta.url);
const target = new URL('../packages/web/src/api.generated.ts', import.meta.url);

type Schema = Parameters<typeof compile>[0];
type Definitions = Record<string, Schema>;

/** Keys that say how a definition is filed, or that TypeScript cannot express. */
const leftOut = new Set(['$schema', '$id', 'additionalProperties', 'default']);

function tidy(schema: object): Schema {
  return JSON.parse(JSON.stringify(schema, (key, value) => (leftOut.has(key) ? undefined : value)));
}

function refer(id: string): string {
  return `#/definitions/${id}`;
}

/** Every schema with `.meta({ id })`, as it is answered (`output`) or as it is sent (`input`). */
function definitions(io: 'input' | 'output'): Definitions {
  const { schemas } = z.toJSONSchema(z.globalRegistry, { io, target: 'draft-7', uri: refer });
  return Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, tidy(schema)]));
}

/** Ids whose input differs from their output, or that refer to one that does. */
function differing(input: Definitions, output: Definitions): Set<string> {
  const text = (of: Definitions, id: string) => JSON.stringify(of[id]);
  const ids = new Set(Object.keys(input).filter((id) => text(input, id) !== text(output, id)));
  for (let before = -1; before !== ids.size; ) {
    before = ids.size;
    for (const id of Object.keys(input)) {
      if ([...ids].some((other) => text(input, id).includes(`"${refer(other)}"`))) ids.add(id);
    }
  }
  return ids;
}

/** The input side of the differing definitions, renamed `…Input` with the references among them. */
function inputs(input: Definitions, ids: ReadonlySet<string>): Definitions {
  const renamed = (id: string): Schema =>
    JSON.parse(JSON.stringify(input[id]), (key, value) =>
      key === '$ref' && [...ids].some((other) => refer(other) === value) ? `${value}Input` : value,
    );
  return Object.fromEntries([...ids].map((id) => [`${id}Input`, renamed(id)]));
}

/**
 * The web's types of the API, from the schemas that the server validates with. One definition a
 * schema with an id; where what is sent differs from what is answered, `NameInput` is what is sent.
 */
export async function generateApiTypes(): Promise<{ path: string; text: string }> {
  for (const file of (await readdir(schemaFolder)).sort()) {
    if (!file.endsWith('.test.ts')) await import(new URL(file, schemaFolder).href);
  }
  const [input, output] = [definitions('input'), definitions('output')];
  const all = { ...output, ...inputs(input, differing(input, output)) };
  const sorted = Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1)));
  const root: Schema = { title: 'Root', type: 'object', definitions: sorted };
  const text = await compile(root, 'Root', {
    additionalProperties: false,
    bannerComment: '// Generated from packages/server/src/schema by bin/generate-api-types.ts.',
    ignoreMinAndMaxItems: true,
    style: { singleQuote: true, printWidth: 100 },
    unreachableDefinitions: true,
  });
  return {
    path: fileURLToPath(target),
    text: text
      .replace('export interface Root {}\n', '')
      .replaceAll(/\/\*\*\n \* This interface was referenced by `Root`.*?\*\/\n/gs, '')
      .replaceAll(/ \*\n \* This interface was referenced by `Root`[^\n]*\n[^\n]*\n/g, ''),
  };
}

if (import.meta.main) {
  const { path, text } = await generateApiTypes();
  await writeFile(path, text);
}
