import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, it } from 'vitest';
import { zipOf } from '../../../../tests/kit/zip.ts';
import { findFiles } from './find-files.ts';
import { isLitter } from './know-litter.ts';
import { tarOf } from './tar.fixture.ts';

const golden = new URL('../../../../golden/litter.json', import.meta.url);
const { own, litter }: { own: string[]; litter: string[] } = JSON.parse(
  readFileSync(golden, 'utf8'),
);
const folder = mkdtempSync(join(tmpdir(), 'echotune-litter-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const log = '#AUDIOSCROBBLER/1.1\n#TZ/UTC\nA\t\tT\t\t200\tL\t1700000000\n';

it('names alone tell the own files of a listener from litter', () => {
  expect(own.filter(isLitter)).toEqual([]);
  expect(litter.filter((name) => !isLitter(name))).toEqual([]);
});

const files = Object.fromEntries([...own, ...litter].map((name) => [name, log]));

it.each([
  ['a folder', null],
  ['a zip', await zipOf(files)],
  ['a tar', gzipSync(await tarOf(Object.entries(files)))],
] as const)(
  'of %s the hidden logs are read and litter is not so much as named',
  async (kind, bytes) => {
    const path = join(folder, kind.replace(' ', '-'));
    if (bytes !== null) writeFileSync(path, bytes);
    else {
      for (const [name, text] of Object.entries(files)) {
        mkdirSync(dirname(join(path, name)), { recursive: true });
        writeFileSync(join(path, name), text);
      }
    }
    const found = await findFiles([path]);
    expect(found.skipped).toEqual([]);
    const names = found.files.map(({ name }) => name.replace(/^a-(zip|tar)\//, ''));
    expect(names.toSorted()).toEqual(own.toSorted());
  },
);
