import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { exportWriters } from '@echotune/formats';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { runEchotune, temporaryHome } from '../../../../tests/kit/echotune.ts';

let home: string;
let remove: () => Promise<void>;

beforeEach(async () => {
  ({ home, remove } = await temporaryHome());
});
afterEach(() => remove());

const write = (...args: string[]) => runEchotune(home, ['demo', '--json', ...args]);

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

it('every format lies in its folder as listed, and no store is opened', async () => {
  const folder = join(home, 'new', 'files');
  const options = ['--format', 'all', '--listeners', '2', '--months', '2', '--quirks'];
  const { code, stdout } = await write('--write', folder, ...options);
  expect(code).toBe(0);
  const { files } = JSON.parse(stdout);
  const listed = files.map(({ file }: { file: string }) => file);
  expect(listed.toSorted()).toEqual(filesBelow(folder).toSorted());
  const formats = new Set(files.map(({ format }: { format: string }) => format));
  expect([...formats]).toEqual(Object.keys(exportWriters));
  expect(files.find(({ format }: { format: string }) => format === 'csv').rows).toBeGreaterThan(
    500,
  );
  expect(readdirSync(home)).toEqual(['new']);
});

it('one format lies in the folder itself, the same for the same seed', async () => {
  const texts: string[] = [];
  for (const [seed, name] of [
    ['1', 'a'],
    ['1', 'b'],
    ['2', 'c'],
  ] as const) {
    const folder = join(home, name);
    await write('--write', folder, '--format', 'maloja', '--months', '1', '--seed', seed);
    expect(readdirSync(folder)).toEqual(['maloja_export.json']);
    texts.push(readFileSync(join(folder, 'maloja_export.json'), 'utf8'));
  }
  expect(texts[1]).toBe(texts[0]);
  expect(texts[2]).not.toBe(texts[0]);
});

it('a folder with something in it, a file in its place or an unknown format is refused', async () => {
  const full = join(home, 'full');
  mkdirSync(full);
  writeFileSync(join(full, 'mine'), 'precious');
  for (const [args, error] of [
    [['--write', full], { code: 'output-not-writable', message: `${full} is not empty` }],
    [
      ['--write', join(full, 'mine')],
      { code: 'output-not-writable', message: 'cannot be a folder' },
    ],
    [['--write', join(home, 'x'), '--format', 'mp3'], { code: 'input-invalid', message: 'maloja' }],
    [['--quirks'], { code: 'input-invalid', message: '--write' }],
  ] as const) {
    const { code, stdout } = await write(...args);
    expect(code).toBe(2);
    const answer = JSON.parse(stdout).error;
    expect(answer.code).toBe(error.code);
    expect(answer.message).toContain(error.message);
  }
  expect(readdirSync(home)).toEqual(['full']);
  expect(readdirSync(full)).toEqual(['mine']);
});
