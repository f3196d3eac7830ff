import { isAbsolute, normalize } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { safePath } from './spool-upload.ts';

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

it('keeps the folders of a dropped folder', () => {
  expect(safePath('Spotify Extended/Streaming_History_Audio_0.json')).toBe(
    'Spotify Extended/Streaming_History_Audio_0.json',
  );
});
