import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStore, type TestStore } from '../../../../tests/kit/open-store.ts';
import { trainModels } from './train-models.ts';
import { writeWhole } from './write-artifact.ts';

let test: TestStore;
beforeEach(async () => {
  test = await openStore();
});
afterEach(() => test.close());

const program = new URL('./write-artifact.ts', import.meta.url).href;

it('a file is there whole, and where there is no room nothing is left of it', async () => {
  const folder = join(test.folder, 'models');
  await writeWhole(join(folder, 'whole.etm'), Buffer.from('whole'));
  expect(readFileSync(join(folder, 'whole.etm'), 'utf8')).toBe('whole');
  const write = `import(${JSON.stringify(program)}).then(({ writeWhole }) =>
    writeWhole(${JSON.stringify(join(folder, 'large.etm'))}, Buffer.alloc(1e6)),
  ).catch(({ code }) => console.log(code))`;
  const limited = `ulimit -f 100; exec "$0" "$@"`;
  const { stdout } = spawnSync('bash', ['-c', limited, process.execPath, '-e', write], {
    encoding: 'utf8',
  });
  expect(stdout.trim()).toBe('disk-full');
  expect(readdirSync(folder)).toEqual(['whole.etm']);
});

it('a training that cannot write registers nothing, and the next one clears what one that was killed left', async () => {
  const deps = { ...test.deps, modelsFolder: join(test.folder, 'models'), codeVersion: 'test' };
  writeFileSync(deps.modelsFolder, 'in the way');
  await expect(trainModels(deps)).rejects.toThrow();
  expect(await test.store.models.list('blend')).toEqual([]);
  const other = { ...deps, modelsFolder: join(test.folder, 'other') };
  mkdirSync(other.modelsFolder);
  for (const [name, hoursAgo] of Object.entries({ 'a.etm.x.tmp': 3, 'b.etm': 2, 'c.etm': 0 })) {
    const path = join(other.modelsFolder, name);
    writeFileSync(path, 'left');
    const at = Date.now() / 1000 - hoursAgo * 3600;
    utimesSync(path, at, at);
  }
  const { artifact } = await trainModels(other);
  expect(readdirSync(other.modelsFolder).toSorted()).toEqual([artifact, 'c.etm'].toSorted());
});
