import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { makeFolders, removeEmpty } from './make-folders.ts';
import { makeHome } from './make-home.ts';

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'echotune-folders-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

it('what is missing is made with its mode and told, and what is there stays as it is', async () => {
  const folder = emptyFolder();
  const made = [join(folder, 'a'), join(folder, 'a', 'b'), join(folder, 'a', 'b', 'c')];
  expect(await makeFolders(`${made.at(-1)}/`, 0o700)).toEqual(made);
  expect(made.map((path) => statSync(path).mode & 0o777)).toEqual([0o700, 0o700, 0o700]);
  expect(await makeFolders(join(folder, 'a', 'b'))).toEqual([]);
});

it('what was made is taken back, but for what somebody has filled', async () => {
  const folder = emptyFolder();
  const made = await makeFolders(join(folder, 'a', 'b', 'c'));
  writeFileSync(join(folder, 'a', 'mine'), '');
  await removeEmpty(made);
  expect([existsSync(join(folder, 'a', 'b')), existsSync(join(folder, 'a'))]).toEqual([
    false,
    true,
  ]);
});

it('of two who make the same folder at once neither fails', async () => {
  const path = join(emptyFolder(), 'a', 'b', 'c');
  const made = await Promise.all([makeFolders(path), makeFolders(path), makeFolders(path)]);
  expect(made.flat().toSorted()).toHaveLength(3);
});

it('a folder that takes none, as /proc, is refused at once and not tried for ever', async () => {
  await expect(makeFolders('/proc/echotune/home')).rejects.toThrow();
  await expect(makeHome('/proc/echotune')).rejects.toMatchObject({ code: 'home-not-writable' });
});

it('a file in the way is refused', async () => {
  const folder = emptyFolder();
  writeFileSync(join(folder, 'file'), '');
  await expect(makeFolders(join(folder, 'file'))).rejects.toThrow('EEXIST');
  await expect(makeFolders(join(folder, 'file', 'a'))).rejects.toThrow('ENOTDIR');
});
