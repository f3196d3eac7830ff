// Regenerates the committed files that are made from others; with --check only compares them.
// A generator is a file `*.generate.ts` that exports `generate()`: path → content.
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Paths are relative to the project's folder. */
interface Generator {
  generate(): Promise<Readonly<Record<string, string | Uint8Array>>>;
}

const root = fileURLToPath(new URL('..', import.meta.url));
const comparesOnly = process.argv.includes('--check');

for (const file of globSync('packages/*/src/**/*.generate.ts', { cwd: root }).sort()) {
  const generator: Generator = await import(pathToFileURL(join(root, file)).href);
  for (const [path, content] of Object.entries(await generator.generate())) {
    const target = join(root, path);
    if (existsSync(target) && readFileSync(target).equals(Buffer.from(content))) continue;
    if (comparesOnly) {
      console.error(`${path} is not what ${file} makes; run: npm run generate`);
      process.exitCode = 1;
    } else {
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, content);
      console.log(`wrote ${path}`);
    }
  }
}
