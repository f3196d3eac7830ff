// Regenerates the committed files that are made from others; with --check it only compares them.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { generateApiTypes } from './generate-api-types.ts';
import { generateKernels } from './generate-kernels.ts';

/** Each says where its file is and what belongs into it, and writes nothing. */
const generators: ReadonlyArray<() => Promise<{ path: string; text: string }>> = [
  generateApiTypes,
  generateKernels,
];

const comparesOnly = process.argv.includes('--check');

for (const generate of generators) {
  const { path, text } = await generate();
  if (existsSync(path) && readFileSync(path, 'utf8') === text) continue;
  const name = relative('', path);
  if (comparesOnly) {
    console.error(`${name} is not what ${generate.name} makes; run: npm run generate`);
    process.exitCode = 1;
  } else {
    writeFileSync(path, text);
    console.log(`wrote ${name}`);
  }
}
