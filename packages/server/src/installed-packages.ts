import { readFile } from 'node:fs/promises';
import type { NpmPackage } from '@echotune/connect';
import { EchoError } from '@echotune/data';
import { z } from 'zod';
import { PackageLock, productOf } from './product-packages.ts';

const root = new URL('../../../', import.meta.url);
const Manifest = z.object({ name: z.string(), version: z.string() });

/**
 * What of npm is installed and used by the product: what package-lock.json says that it needs, in the versions that
 * truly lie there. Throws input-invalid where the lock or a manifest cannot be read.
 */
export async function installedPackages(folder: URL = root): Promise<NpmPackage[]> {
  const { packages } = productOf(await readJson('package-lock.json', folder, PackageLock));
  const found = new Map<string, NpmPackage>();
  for (const { place } of packages) {
    const manifest = await readJson(`${place}/package.json`, folder, Manifest.nullable());
    if (manifest !== null) found.set(`${manifest.name}@${manifest.version}`, manifest);
  }
  return [...found.values()];
}

/** Null where there is no such file, if the schema takes that: what only other platforms need is not here. */
async function readJson<T>(name: string, folder: URL, schema: z.ZodType<T>): Promise<T> {
  try {
    const text = await readFile(new URL(name, folder), 'utf8').catch(() => 'null');
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    const message = `${name} cannot be read, so what is installed is unknown.`;
    throw new EchoError('input-invalid', message, { cause });
  }
}
