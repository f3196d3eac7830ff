// Writes what the product uses as a bill of materials: `npm run sbom -- --out FILE`, or to standard output.
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { PackageLock } from '@echotune/server';
import { billOfMaterials } from './bill-of-materials.ts';

const { values } = parseArgs({ options: { out: { type: 'string' } } });
const read = (name: string) =>
  JSON.parse(readFileSync(new URL(`../${name}`, import.meta.url), 'utf8'));

const bill = billOfMaterials(PackageLock.parse(read('package-lock.json')), read('package.json'));
const text = `${JSON.stringify(bill, null, 2)}\n`;
if (values.out === undefined) process.stdout.write(text);
else writeFileSync(values.out, text);
