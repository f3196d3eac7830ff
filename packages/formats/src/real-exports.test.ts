import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { describeWith } from '../../../tests/need.ts';
import { testData } from '../../../tests/parts.ts';
import { recogniseFile } from './export-formats.ts';
import type { ParsedRecord } from './format.ts';
import { koito } from './koito/listens.ts';
import { lastfmJson } from './lastfm/json.ts';
import { listenbrainz } from './listenbrainz/listens.ts';
import { maloja } from './maloja/scrobbles.ts';
import { pano } from './pano/scrobbles.ts';

const folder = join(testData, 'exports');

async function* whole(bytes: Uint8Array) {
  yield bytes;
}

async function parse(name: string, bytes: Uint8Array) {
  const { format, refusals } = recogniseFile(name, bytes.subarray(0, 1 << 16));
  const records: ParsedRecord[] = [];
  for await (const batch of format?.parse(whole(bytes)) ?? []) records.push(...batch);
  return { format: format?.name, refusals, records };
}

/** The files of an archive whose local headers tell their sizes. */
function unzip(name: string): Map<string, Uint8Array> {
  const zip = readFileSync(join(folder, name));
  const files = new Map<string, Uint8Array>();
  for (let at = 0; zip.readUInt32LE(at) === 0x04034b50; ) {
    const nameEnd = at + 30 + zip.readUInt16LE(at + 26);
    const from = nameEnd + zip.readUInt16LE(at + 28);
    const to = from + zip.readUInt32LE(at + 18);
    const packed = zip.subarray(from, to);
    files.set(
      zip.toString('utf8', at + 30, nameEnd),
      zip.readUInt16LE(at + 8) === 8 ? inflateRawSync(packed) : packed,
    );
    at = to;
  }
  return files;
}

const countOfFile: readonly (readonly [string, string, number])[] = [
  ['koito_koito_export_test.json', 'koito', 13],
  ['koito_maloja_import_test.json', 'maloja', 38],
  ['koito_recenttracks-shoko2-1749776100.json', 'lastfm-json', 10],
  ['lb_listenbrainz_listens.jsonl', 'listenbrainz', 2],
  ['lb_panoscrobbler.jsonl', 'pano', 2],
];

describeWith('data', 'real exports of scrobblers', () => {
  test.each(countOfFile)('every record of %s is a play from %s', async (name, format, count) => {
    const found = await parse(name, readFileSync(join(folder, name)));
    expect(found.format).toBe(format);
    expect(found.records.map(({ record }) => record)).toEqual([...Array(count).keys()]);
    for (const { play } of found.records) {
      expect(play?.startedAt).toBe(play?.stampedAt);
      expect(play?.track.id).toBeNull();
    }
  });

  test.each([
    ['koito_listenbrainz_shoko1_123456789.zip', 'listens/2025/1.jsonl', 19],
    ['koito_listenbrainz_shoko1_1749780844.zip', 'listens/2025/6.jsonl', 5],
  ])('every line of %s is a play from ListenBrainz', async (archive, name, count) => {
    const { format, records } = await parse('1.jsonl', unzip(archive).get(name)!);
    expect(format).toBe('listenbrainz');
    expect(records.filter(({ play }) => play)).toHaveLength(count);
    expect(records).toHaveLength(count);
  });

  test('the account beside the listens is nobody’s, and says what it is', async () => {
    const account = unzip('koito_listenbrainz_shoko1_1749780844.zip').get('user.json')!;
    const { format, refusals } = await parse('user.json', account);
    expect(format).toBeUndefined();
    expect(refusals.find((one) => one.format === 'listenbrainz')?.why).toMatch(/the account/);
  });

  test('nobody takes a file of another service, or an archive, for theirs', () => {
    for (const name of readdirSync(folder)) {
      const head = readFileSync(join(folder, name)).subarray(0, 1 << 16);
      const owner = countOfFile.find(([file]) => file === name)?.[1];
      for (const format of [lastfmJson, listenbrainz, maloja, koito, pano]) {
        const { confidence, why } = format.recognise(name, head);
        expect(confidence, `${name} as ${format.name}`).toBe(format.name === owner ? 1 : 0);
        expect(why).not.toBe('');
      }
    }
  });

  test('identities, artists and times are those of the file', async () => {
    const listens = readFileSync(join(folder, 'lb_listenbrainz_listens.jsonl'));
    const { records } = await parse('listens.jsonl', listens);
    expect(records[0]?.play).toEqual({
      stampedAt: 1_748_964_167_000,
      startedAt: 1_748_964_167_000,
      msPlayed: -1,
      track: {
        id: null,
        title: 'Golden Brown',
        artist: 'The Stranglers',
        artists: ['The Stranglers'],
        album: 'La Folie',
        identities: [
          { kind: 'recording-mbid', value: 'c7d0bf6e-b2aa-4ffa-bded-2448415b39b0' },
          { kind: 'spotify-track', value: 'spotify:track:2AX5E86cn9n2dgioZEjirI' },
          { kind: 'isrc', value: 'GBAYE8100053' },
        ],
        releaseMbid: 'ab823aee-8f6e-4053-8a34-88858743e53c',
      },
      kept: '{"duration_ms":206760,"tracknumber":9,"submission_client":"listenbrainz","music_service":"spotify.com"}',
    });
  });
});
