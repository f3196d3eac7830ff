import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStore, type TestStore } from '../../../../tests/kit/open-store.ts';
import { SharedFolder } from '../shared-files/shared-folder.ts';
import { cancelJob } from './cancel-job.ts';
import { uploadedPaths } from './read-upload.ts';
import { removeListener } from './remove-listener.ts';
import { retryJob } from './retry-job.ts';
import { settleImports } from './settle-imports.ts';
import { bringUpload, removeUpload, shareUpload } from './shared-upload.ts';

let test: TestStore;
let listenerId: number;
beforeEach(async () => {
  test = await openStore(Date.now());
  for (const folder of ['shared', 'a', 'b']) mkdirSync(join(test.folder, folder));
  listenerId = (await test.store.listeners.create({ name: 'me', timeZone: 'UTC', demo: false })).id;
});
afterEach(() => test.close());

/** A process whose home is `home`. */
const at = (home: 'a' | 'b') => ({
  ...{ ...test.deps, spoolFolder: join(test.folder, home) },
  sharedFiles: new SharedFolder(join(test.folder, 'shared')),
});
const files: Readonly<Record<string, Uint8Array>> = {
  '0/Meine Daten/Verlauf ä.json': Buffer.from('[]'),
  '1/empty.csv': Buffer.of(),
  '2/long.zip': new Uint8Array(9 * 1024 * 1024).map((_, i) => (i * 7919) >> 5),
};

async function send(upload: string): Promise<void> {
  for (const [name, bytes] of Object.entries(files)) {
    const path = join(test.folder, 'a', upload, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
  }
  await shareUpload(at('a'), upload);
  rmSync(join(test.folder, 'a', upload), { recursive: true });
}
const enqueue = (upload: string) => test.store.jobs.enqueue('import', { listenerId, upload });
const spooled = (home: 'a' | 'b') => readdirSync(join(test.folder, home));
const shared = async () => (await at('a').sharedFiles.list('spool/')).map(({ name }) => name);

it('an upload sent from one home is read in another, to the last byte and in its order', async () => {
  await send('x');
  await Promise.all([bringUpload(at('b'), 'x'), bringUpload(at('b'), 'x')]);
  expect(spooled('b')).toEqual(['copy-of-x']);
  for (const [name, bytes] of Object.entries(files)) {
    expect(readFileSync(join(test.folder, 'b', 'copy-of-x', name)).equals(bytes)).toBe(true);
  }
  const paths = await uploadedPaths(join(test.folder, 'b'), 'copy-of-x');
  expect(paths.map((path) => path.split('/').at(-1))).toEqual(['0', '1', '2']);
  // What people call their files is nobody's business who lists the place.
  expect((await shared()).join()).not.toContain('Verlauf');
});

it('what is gone or damaged is said so, and nothing of it is left', async () => {
  const unreadable = { code: 'import-unreadable' };
  await expect(bringUpload(at('b'), 'nothing')).rejects.toMatchObject(unreadable);
  await send('x');
  writeFileSync(join(test.folder, 'shared', 'spool', 'x', '0', '000000'), '{}');
  await expect(bringUpload(at('b'), 'x')).rejects.toMatchObject(unreadable);
  await at('a').sharedFiles.put(
    'spool/y/files.json',
    Buffer.from('[{"path":"../../out","pieces":0,"sha256":""}]'),
  );
  await expect(bringUpload(at('b'), 'y')).rejects.toMatchObject(unreadable);
  expect(spooled('b')).toEqual([]);
});

it('where the place is away nothing is taken', async () => {
  rmSync(join(test.folder, 'shared'), { recursive: true });
  await expect(send('x')).rejects.toMatchObject({ code: 'shared-files-away' });
  await expect(bringUpload(at('b'), 'x')).rejects.toMatchObject({ code: 'shared-files-away' });
  await settleImports(at('a'));
});

it('an upload goes everywhere when its import has ended, and stays while it is wanted', async () => {
  await send('x');
  const { id } = await enqueue('x');
  await bringUpload(at('b'), 'x');
  await settleImports(at('b'));
  expect([spooled('b'), (await shared()).length]).toEqual([['copy-of-x'], 4]);
  await cancelJob(at('a'), id);
  expect(await shared()).toEqual([]);
  await settleImports(at('b'));
  expect(spooled('b')).toEqual([]);
  await expect(retryJob(at('b'), id)).rejects.toMatchObject({ code: 'job-not-retryable' });
});

it('one that no job names is abandoned after an hour, and not before', async () => {
  await send('x');
  test.advance(50 * 60_000);
  await settleImports(at('b'));
  expect(await shared()).toHaveLength(4);
  test.advance(20 * 60_000);
  await settleImports(at('b'));
  expect(await shared()).toEqual([]);
  expect(existsSync(join(test.folder, 'shared', 'spool', 'x'))).toBe(false);
});

it('is tried again from there, and goes with a listener who is forgotten', async () => {
  await send('x');
  const { id } = await enqueue('x');
  const held = await test.store.jobs.claim(['import'], 60_000);
  await held?.fail({ code: 'internal', message: 'out of memory' }, { retry: false });
  expect(await retryJob(at('b'), id)).toMatchObject({ state: 'queued' });
  await bringUpload(at('b'), 'x');
  expect(await removeListener(at('b'), listenerId)).toEqual(['x']);
  await removeUpload(at('b'), 'x');
  await settleImports(at('b'));
  expect([...(await shared()), ...spooled('b')]).toEqual([]);
});
