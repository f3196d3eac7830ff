import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { namedTrack } from '@echotune/formats';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStore, type TestStore } from '../../../../tests/kit/open-store.ts';
import { zipOf } from '../../../../tests/kit/zip.ts';
import { resolveSpelling } from '../identify/resolve-spelling.ts';
import { type FeatureRequest, importFeatures, removeFeatures } from './import-features.ts';

let test: TestStore;
let songIds: number[];

const uri = 'spotify:track:0VjIjW4GlUZAMYd2vXMi3b';

beforeEach(async () => {
  test = await openStore();
  const known = [
    namedTrack('Song', 'Band'),
    namedTrack('Other', 'Band', { identities: [{ kind: 'spotify-track', value: uri }] }),
  ];
  const ids = await test.store.catalogue.resolve(known.map((one) => resolveSpelling('test', one)));
  songIds = ids.map(({ songId }) => songId);
});
afterEach(() => test.close());

function write(name: string, content: string | Uint8Array): string {
  const path = join(test.folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
  return path;
}

const run = (paths: readonly string[], more: Partial<FeatureRequest> = {}) =>
  importFeatures(test.store, { paths, source: null, trainable: true, ...more });

const header = 'artist,track,spotify_uri,tags,energy';

it('songs are met by name or identifier, artists by name, and what nobody has is counted', async () => {
  const rows = [
    'BAND,Song (Remastered 2011),,rock;loud,0.5',
    `Somebody,Called otherwise,${uri},pop,`,
    'band,,,indie,',
    'Band,Nowhere,,rock,0.5',
    'Nobody,,,rock,',
    'Band,Song,,rock,5',
  ];
  const path = write('tags.csv', [header, ...rows].join('\n'));
  const { totals, rejectedRows, sources } = await run([path]);
  expect(totals).toEqual({ read: 6, songs: 2, artists: 1, unknown: 2, rejected: 1 });
  expect(rejectedRows).toMatchObject([{ file: 'tags.csv', line: 7 }]);
  expect(sources).toEqual([{ source: 'tags', trainable: true }]);
  const { features } = test.store;
  const tags = await features.songTags(songIds, 'learning');
  expect(tags.map(({ tag }) => tag)).toEqual(['loud', 'rock', 'pop']);
  expect(await features.songFeatures(songIds, 'learning')).toMatchObject([{ value: 0.5 }]);
  expect(await features.artistTags([1], 'learning')).toMatchObject([{ tag: 'indie' }]);
  const before = await features.sources();
  await run([path]);
  expect(await features.sources()).toEqual(before);
  await removeFeatures(test.store, 'tags');
  expect(await features.sources()).toEqual([]);
  await expect(removeFeatures(test.store, 'tags')).rejects.toMatchObject({
    code: 'features-unknown',
  });
});

it('an artist is met under any spelling of the name, also with its article', async () => {
  await test.store.catalogue.resolve([resolveSpelling('test', namedTrack('Help', 'The Beatles'))]);
  const path = write('tags.csv', [header, 'Beatles,,,beat,', '"Beatles, The",,,old,'].join('\n'));
  expect((await run([path])).totals).toMatchObject({ artists: 2, unknown: 0 });
});

it('what came from the Web API, or is declared so, is shown and never learned from', async () => {
  const exported = write(
    'liked.csv',
    `Track URI,Track Name,Artist Name(s),Genres,Energy\n${uri},Other,Band,pop,0.5\n`,
  );
  const declared = write('mine.csv', 'artist,tag\nBand,rock\n');
  expect((await run([exported])).sources).toEqual([{ source: 'exportify', trainable: false }]);
  const { sources } = await run([declared], { trainable: false, source: 'own' });
  expect(sources).toEqual([{ source: 'own', trainable: false }]);
  const { features } = test.store;
  expect(await features.songTags(songIds, 'showing')).toHaveLength(1);
  expect(await features.songTags(songIds, 'learning')).toEqual([]);
  expect(await features.artistTags([1], 'learning')).toEqual([]);
});

it('archives are read as well, and what is no table of features is named', async () => {
  const folder = join(test.folder, 'f');
  write('f/a.csv.gz', gzipSync('artist,tag\nBand,rock\n'));
  write('f/b.zip', await zipOf({ 'b.csv': 'artist,tag\nBand,pop\n', 'readme.txt': 'hello' }));
  write('f/cut.csv', 'artist,tag\nBand,"jazz\n');
  const { totals, skipped, failures } = await run([folder]);
  expect(totals).toMatchObject({ artists: 2 });
  expect(skipped.map(({ name }) => name)).toEqual(['b.zip/readme.txt']);
  expect(failures).toMatchObject([{ file: 'cut.csv' }]);
  await expect(run([write('readme.txt', 'hello\n')])).rejects.toMatchObject({
    code: 'features-unrecognised',
    message: expect.stringMatching(/readme\.txt \(no column names artists/),
  });
});
