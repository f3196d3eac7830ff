import { EchoError } from '@echotune/data';
import { expect, it } from 'vitest';
import type { SharedFiles } from './shared-files.ts';

export interface SharedStage {
  readonly files: SharedFiles;
  /** Makes the place one that cannot be reached. */
  readonly goAway: () => Promise<void>;
}

export async function readAll(files: SharedFiles, name: string): Promise<Buffer> {
  const chunks = [];
  for await (const chunk of files.read(name)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

export const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (cause: unknown) => (cause instanceof EchoError ? cause.code : cause),
  );

/** What a place of shared files does, whatever it is. */
export function sharedFilesContract(open: () => Promise<SharedStage>): void {
  it('gives back what was put, replaced by what was put later, to the last byte', async () => {
    const { files } = await open();
    const long = new Uint8Array(9 * 1024 * 1024).map((_, i) => (i * 7919) >> 5);
    await files.put('models/aa', Buffer.from('one'));
    await files.put('models/aa', Buffer.from('another'));
    await files.put('models/long', long);
    await files.put('models/none', Buffer.of());
    expect((await readAll(files, 'models/aa')).toString()).toBe('another');
    expect((await readAll(files, 'models/long')).equals(long)).toBe(true);
    expect(await readAll(files, 'models/none')).toHaveLength(0);
  });

  it('says what is there, and removes what it is told to', async () => {
    const { files } = await open();
    expect(await files.list('')).toEqual([]);
    const names = ['models/b', 'models/a-1', 'spool/x/files.json', 'spool/x/0/00000', 'spool/xy/0'];
    for (const name of names) await files.put(name, Buffer.from(name));
    const listed = async (start: string) => (await files.list(start)).map(({ name }) => name);
    expect(await listed('')).toEqual(names.toSorted());
    expect(await listed('spool/x/')).toEqual(['spool/x/0/00000', 'spool/x/files.json']);
    expect(await listed('models/a')).toEqual(['models/a-1']);
    expect(await listed('nothing/')).toEqual([]);
    const [{ bytes, at } = { bytes: 0, at: 0 }] = await files.list('models/b');
    expect([bytes, Number.isFinite(at)]).toEqual([8, true]);
    await files.remove('models/b');
    await files.remove('models/b');
    expect(await listed('models/')).toEqual(['models/a-1']);
  });

  it('says by its code what is not there, and that the place is away', async () => {
    const { files, goAway } = await open();
    expect(await codeOf(readAll(files, 'models/none'))).toBe('shared-file-missing');
    await files.put('models/a', Buffer.from('a'));
    await goAway();
    expect(await codeOf(files.put('models/b', Buffer.from('b')))).toBe('shared-files-away');
    expect(await codeOf(readAll(files, 'models/a'))).toBe('shared-files-away');
    expect(await codeOf(files.list(''))).toBe('shared-files-away');
    expect(await codeOf(files.remove('models/a'))).toBe('shared-files-away');
  });
}
