import { readdirSync } from 'node:fs';
import { isAbsolute, normalize } from 'node:path';
import { Readable } from 'node:stream';
import type { MultipartFile } from '@fastify/multipart';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { temporaryHome } from '../../../tests/kit/echotune.ts';
import { safePath, spoolUpload } from './spool-upload.ts';

it('never lets an uploaded name point outside its folder', () => {
  const hostile = fc.array(
    fc.constantFrom('..', '.', '/', '\\', 'a', '\0', 'C:', '~', ' ', 'b.json'),
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        hostile.map((parts) => parts.join('')),
      ),
      (name) => {
        const path = safePath(name);
        expect(path).not.toBe('');
        expect(isAbsolute(path)).toBe(false);
        expect(normalize(path).split('/')).not.toContain('..');
        expect(path).not.toContain('\0');
      },
    ),
  );
});

it('cuts a name to what every file system takes, between characters', () => {
  expect(safePath('ü'.repeat(130))).toBe('ü'.repeat(100));
  expect(safePath(`${'a'.repeat(199)}ü`)).toBe('a'.repeat(199));
  expect(safePath('🎵'.repeat(60))).toBe('🎵'.repeat(50));
});

it('keeps the folders of a dropped folder', () => {
  expect(safePath('Spotify Extended/Streaming_History_Audio_0.json')).toBe(
    'Spotify Extended/Streaming_History_Audio_0.json',
  );
});

it('says that the disk is full, or that the upload broke off, and keeps nothing', async () => {
  const { home, remove } = await temporaryHome();
  async function* files(failure: Error): AsyncGenerator<Pick<MultipartFile, 'filename' | 'file'>> {
    async function* chunks() {
      yield Buffer.from('[');
      throw failure;
    }
    const file = Object.assign(Readable.from(chunks()), { truncated: false, bytesRead: 0 });
    yield { filename: 'endsong_0.json', file };
  }
  const full = Object.assign(new Error('no space left'), { code: 'ENOSPC' });
  await expect(spoolUpload(files(full), home, 100)).rejects.toMatchObject({ code: 'disk-full' });
  const broken = spoolUpload(files(new Error('reset')), home, 100);
  await expect(broken).rejects.toMatchObject({ code: 'upload-incomplete' });
  expect(readdirSync(home)).toEqual([]);
  await remove();
});
