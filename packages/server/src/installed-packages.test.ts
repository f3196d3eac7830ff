import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { installedPackages } from './installed-packages.ts';

function project(files: Readonly<Record<string, object>>): URL {
  const folder = mkdtempSync(join(tmpdir(), 'echotune-installed-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), JSON.stringify(content));
  }
  return pathToFileURL(`${folder}/`);
}

const lock = {
  packages: {
    '': {},
    'packages/ours': { dependencies: { one: '1', elsewhere: '1' } },
    'node_modules/one': { version: '1.0.0' },
    'node_modules/elsewhere': { version: '1.0.0' },
  },
};

it('is what lies there, whatever the lock says of its version; what does not lie there is none', async () => {
  const manifest = { name: 'one', version: '1.0.7' };
  const folder = project({ 'package-lock.json': lock, 'node_modules/one/package.json': manifest });
  expect(await installedPackages(folder)).toEqual([manifest]);
});

it('without a lock, or with a manifest that is none, it is unknown', async () => {
  await expect(installedPackages(project({}))).rejects.toMatchObject({ code: 'input-invalid' });
  const broken = { 'package-lock.json': lock, 'node_modules/one/package.json': { name: 1 } };
  await expect(installedPackages(project(broken))).rejects.toThrow('node_modules/one/package.json');
});
