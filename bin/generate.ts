// Regenerates the committed files that are made from others; with --check it only compares them.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { generateApiTypes } from './generate-api-types.ts';
import { generateKernels } from './generate-kernels.ts';
import { generateOps } from './generate-ops.ts';

interface Generated {
  readonly path: string;
  readonly text: string;
}

/** Each says where its files are and what belongs into them, and writes nothing. */
const generators: ReadonlyArray<() => Promise<Generated | Generated[]>> = [
  generateApiTypes,
  generateKernels,
  generateOps,
];

const comparesOnly = process.argv.includes('--check');

for (const generate of generators) {
  for (const { path, text } of [await generate()].flat()) keep(path, text, generate.name);
}

function keep(path: string, text: string, generator: string): void {
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return;
  const name = relative('', path);
  if (comparesOnly) {
    console.error(`${name} is not what ${generator} makes; run: npm run generate`);
    process.exitCode = 1;
  } else {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    console.log(`wrote ${name}`);
  }
}
