import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { extendedHistoryChunks } from '@echotune/formats';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { renamed, zipOf } from '../../../../tests/kit/zip.ts';
import { findFiles, type HistoryFile } from './find-files.ts';
import { FileReader } from './read-file.ts';
import { tarOf } from './tar.fixture.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'echotune-files-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
  return path;
}

function rows(plays: number, seed: number): string {
  const options = { plays, tracks: 50, endsAt: Date.UTC(2025, 0, 1), seed };
  return [...extendedHistoryChunks(options)].join('');
}

/** What the reader makes of each file, and how many of its bytes it tells. */
async function contents(files: readonly HistoryFile[], reader = new FileReader()) {
  const result: { name: string; text: string; told: number }[] = [];
  for (const file of files) {
    let told = 0;
    const parts: Uint8Array[] = [];
    const bytes = reader.read(file, (count) => {
      told += count;
    });
    for await (const part of bytes) parts.push(part);
    result.push({ name: file.name, text: Buffer.concat(parts).toString(), told });
  }
  await reader.close();
  return result;
}

const one = rows(900, 1);
const two = rows(20, 2);
/** Longer than a header holds: such a name stands in a pax record before the entry. */
const longName = `${'Mein Musikarchiv/'.repeat(12)}Zusätze/endsong_1.json`;
const tar = await tarOf([
  ['./endsong_0.json', one],
  ['./._endsong_0.json', 'attributes of a Macintosh'],
  [longName, two],
]);

const zip = await zipOf({ 'endsong_0.json': one });
const wayOut = await tarOf([['../../endsong_0.json', one]]);
const root = await tarOf([['/etc/endsong_0.json', one]]);

describe('a history is found and read the same, however it is packed', () => {
  it.each([
    ['history.tar', tar],
    ['history.tgz', gzipSync(tar)],
    ['history.tar.zst', Buffer.concat([0, 1].map((half) => zstdHalf(half)))],
  ])('%s', async (name, bytes) => {
    const { files, skipped } = await findFiles([write(name, bytes)]);
    expect(skipped).toEqual([]);
    expect(await contents(files)).toEqual([
      { name: `${name}/endsong_0.json`, text: one, told: Buffer.byteLength(one) },
      { name: `${name}/${longName}`, text: two, told: Buffer.byteLength(two) },
    ]);
    expect(files.map((file) => file.bytes)).toEqual([one, two].map((text) => text.length));
  });

  function zstdHalf(half: number): Buffer {
    const middle = tar.length >> 1;
    return zstdCompressSync(half === 0 ? tar.subarray(0, middle) : tar.subarray(middle));
  }

  it('one compressed file by itself, by its content and not by its name', async () => {
    const paths = [
      write('endsong_0.json.gz', gzipSync(one)),
      write('whatever', zstdCompressSync(Buffer.from(two))),
    ];
    const { files } = await findFiles(paths);
    const read = await contents(files);
    expect(read.map(({ text }) => text)).toEqual([one, two]);
    // Their progress is told in bytes on disk, for nobody knows how many there will be.
    expect(read.map(({ told }) => told)).toEqual(files.map(({ bytes }) => bytes));
  });

  it('an entry has the same signature in every archive, so that an import can go on', async () => {
    const packed = [
      write('a.tar.gz', gzipSync(tar)),
      write('a.zip', await zipOf({ 'endsong_0.json': one })),
    ];
    const [first, , third] = (await findFiles(packed)).files;
    expect(first?.signature).toBe(third?.signature);
  });
});

it('the entries of a tar are read in any order, and one that is left early harms no other', async () => {
  const { files } = await findFiles([write('history.tar.gz', gzipSync(tar))]);
  const reader = new FileReader();
  const [first, second] = files;
  if (first === undefined || second === undefined) throw new Error('two files');
  for await (const _part of reader.read(first, () => {})) break;
  const texts = (await contents([second, first, second], reader)).map(({ text }) => text);
  expect(texts).toEqual([two, one, two]);
});

describe('what cannot be read is told', () => {
  it('an archive within an archive is named, beside what was found', async () => {
    const inner = await zipOf({ 'endsong_0.json': one });
    const outer = await tarOf([
      ['inner.zip', inner],
      ['endsong_0.json.gz', gzipSync(one)],
      ['endsong_1.json', two],
    ]);
    const { files, skipped } = await findFiles([write('outer.tar', outer)]);
    expect(files.map(({ name }) => name)).toEqual(['outer.tar/endsong_1.json']);
    expect(skipped).toEqual([
      {
        name: 'outer.tar/inner.zip',
        reason: expect.stringContaining('within an archive'),
        missed: true,
      },
      {
        name: 'outer.tar/endsong_0.json.gz',
        reason: expect.stringContaining('gzip'),
        missed: true,
      },
    ]);
    const zipped = write('outer.zip', await zipOf({ 'inner.tar': tar }));
    await expect(findFiles([zipped])).rejects.toThrow(/inner\.tar:\n {2}a tar archive within/);
    const packed = write('inner.zip.gz', gzipSync(inner));
    await expect(findFiles([packed])).rejects.toThrow(/a zip archive within/);
  });

  it.each([
    ['a tar that ends early', tar.subarray(0, tar.length >> 1), /further than bad\/endsong_0.json/],
    [
      'a compressed one',
      gzipSync(tar).subarray(0, 9000),
      /bad cannot be decompressed further than/,
    ],
    ['a damaged header', damaged(tar), /further than bad\/endsong_0.json/],
    ['a way out', wayOut, /a place outside itself/],
    ['a root', root, /a place outside itself/],
  ])('%s is refused by name', async (_what, bytes, message) => {
    await expect(findFiles([write('bad', bytes)])).rejects.toMatchObject({
      code: 'import-unreadable',
      message: expect.stringMatching(message),
    });
  });

  it.each([
    ['a.zip', zip.subarray(0, 300)],
    ['a.csv.gz', gzipSync(one).subarray(0, 2000)],
    ['a.json.zst', zstdCompressSync(one).subarray(0, 2000)],
    ['a.tar', tar.subarray(0, tar.length >> 1)],
    ['a.tgz', gzipSync(tar).subarray(0, 9000)],
    ['a.tar', damaged(tar)],
  ])('a damaged %s stops no other file, in a folder or beside it', async (name, bytes) => {
    const bad = write(`folder/${name}`, bytes);
    const good = write('folder/endsong_1.json', two);
    for (const paths of [[join(folder, 'folder')], [bad, good], [good, bad]]) {
      const { files, skipped } = await findFiles(paths);
      expect(files.map((file) => file.name)).toEqual(['endsong_1.json']);
      expect(skipped).toEqual([{ name, reason: expect.stringMatching(/[^.]$/), missed: true }]);
    }
  });

  it('several that are all damaged are refused, each by name', async () => {
    write('folder/a.zip', zip.subarray(0, 300));
    write('folder/b.csv.gz', gzipSync(one).subarray(0, 2000));
    await expect(findFiles([join(folder, 'folder')])).rejects.toMatchObject({
      code: 'import-unreadable',
      message: expect.stringMatching(/a\.zip:.*b\.csv\.gz:/s),
    });
  });

  it('whether plays may be missing for it: not for the photo in a folder, but for one given', async () => {
    write('folder/photo.jpg', 'no photo');
    write('folder/endsong_1.json', two);
    const missed = async (...paths: string[]) => {
      const { skipped } = await findFiles(paths.map((path) => join(folder, path)));
      return skipped.map((file) => file.missed);
    };
    expect(await missed('folder')).toEqual([false]);
    write('folder/plays.csv', 'colour,weight\nred,7\n');
    expect(await missed('folder')).toEqual([false, true]);
    rmSync(join(folder, 'folder/plays.csv'));
    expect(await missed('folder/endsong_1.json', 'folder/photo.jpg')).toEqual([true]);
    write('zipped.zip', await zipOf({ 'photo.jpg': 'no photo', 'endsong_1.json': two }));
    expect(await missed('zipped.zip')).toEqual([false]);
  });

  /** The second header no longer adds up. */
  function damaged(archive: Buffer): Buffer {
    const second = 512 + Math.ceil(one.length / 512) * 512;
    const copy = Buffer.from(archive);
    copy[second + 3] = 0;
    return copy;
  }

  it('an archive that has changed since it was looked into', async () => {
    const path = write('history.tar', tar);
    const { files } = await findFiles([path]);
    writeFileSync(path, await tarOf([['endsong_0.json', one]]));
    await expect(contents(files)).rejects.toThrow('has changed since');
  });

  it('a bomb in a tar', async () => {
    const bomb = await tarOf([['endsong_0.json', new Uint8Array(1 << 27)]]);
    await expect(findFiles([write('bomb.tgz', gzipSync(bomb))])).rejects.toMatchObject({
      code: 'import-too-large',
    });
  });

  it('a zip entry that points outside', async () => {
    const outside = renamed(await zipOf({ 'xx/endsong_0.json': one }), 'xx/', '../');
    await expect(findFiles([write('bad.zip', outside)])).rejects.toMatchObject({
      code: 'import-unreadable',
    });
  });

  it.each([
    ['an empty file', '', 'the file is empty'],
    ['a blank one', ' \n\n', 'the file is empty'],
    ['an empty list', '[ ]\n', 'it is an empty list, without a single record'],
    ['an empty object', '{}', 'it is an empty object, without a single record'],
    ['UTF-16 without a mark', Buffer.from('artist,track', 'utf16le'), /UTF-16 .*save it as UTF-8$/],
    [
      'an error of Last.fm',
      '{"error":10,"message":"Invalid API key"}',
      /^Last\.fm recent tracks \(JSON\): it is an error that the API answered \(10: Invalid API key\)/,
    ],
  ])('%s for the one reason that is true', async (_what, content, reason) => {
    write('folder/endsong_0.json', two);
    write('folder/other.json', content);
    const { skipped } = await findFiles([join(folder, 'folder')]);
    expect(skipped.map((file) => file.reason)).toEqual([
      typeof reason === 'string' ? reason : expect.stringMatching(reason),
    ]);
  });

  it('each reason once, with the formats that give it', async () => {
    const looking = findFiles([write('notes.txt', 'neither JSON nor a table\n')]);
    const { message } = await looking.then(
      () => ({ message: '' }),
      (cause: Error) => cause,
    );
    expect(message).toMatch(/notes\.txt:\n {2}.*Spotify extended streaming history.*: /s);
    const reasons = message.split('\n').filter((line) => line.startsWith('  '));
    expect(reasons.length).toBeGreaterThan(5);
    const whys = reasons.map((reason) => reason.slice(reason.indexOf(': ')));
    expect(new Set(whys).size).toBe(whys.length);
  });
});
