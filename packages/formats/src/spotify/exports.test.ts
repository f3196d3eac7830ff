import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { describeWith } from '../../../../tests/need.ts';
import { testData } from '../../../../tests/parts.ts';
import { recogniseFile } from '../export-formats.ts';
import type { ParsedRecord } from '../format.ts';

const folder = join(testData, 'exports');

async function* whole(bytes: Uint8Array) {
  yield bytes;
}

async function parseFile(name: string): Promise<ParsedRecord[]> {
  const bytes = readFileSync(join(folder, name));
  const { format } = recogniseFile(name, bytes.subarray(0, 1 << 16));
  expect(format?.name).toBe('spotify-extended');
  const records: ParsedRecord[] = [];
  for await (const batch of format?.parse(whole(bytes)) ?? []) records.push(...batch);
  return records;
}

describeWith('data', 'real exports', () => {
  test.each([
    ['koito_Streaming_History_Audio_spotify_import_test.json', 39],
    ['lb_spotify_streaming_2023.json', 5],
    ['lb_spotify_streaming_endsong_0.json', 5],
  ])('every row of %s is a play with track, release and URI', async (name, plays) => {
    const records = await parseFile(name);
    expect(records.map(({ record }) => record)).toEqual([...Array(plays).keys()]);
    for (const { play } of records) {
      expect(play?.track.id).toMatch(/^spotify:track:/);
      expect(play?.track.album).toBeTruthy();
    }
  });

  test('the first play of a 2025 export starts where its time of play says', async () => {
    const [first] = await parseFile('koito_Streaming_History_Audio_spotify_import_test.json');
    expect(first).toEqual({
      record: 0,
      line: 2,
      play: {
        stampedAt: Date.UTC(2025, 3, 28, 21, 4, 35),
        startedAt: Date.UTC(2025, 3, 28, 21, 4, 33, 397),
        msPlayed: 1603,
        track: {
          id: 'spotify:track:3aJ2aJz5xL03hpaqdPS7Ah',
          title: 'only my railgun',
          artist: 'fripSide',
          artists: null,
          album: 'infinite synthesis',
          identities: [{ kind: 'spotify-track', value: 'spotify:track:3aJ2aJz5xL03hpaqdPS7Ah' }],
        },
        kept: '{"reason_start":"clickrow","reason_end":"endplay","shuffle":false,"skipped":true,"offline":false,"incognito_mode":false}',
      },
    });
  });

  test('an offline play keeps when it really was', async () => {
    const records = await parseFile('lb_spotify_streaming_2023.json');
    expect(records[1]?.play?.kept).toContain('"offline":true,"offline_timestamp":1679250523');
  });

  test("no other service's file is taken for Spotify's", () => {
    const others = readdirSync(folder).filter((name) => !/spotify/i.test(name));
    expect(others.length).toBeGreaterThan(10);
    for (const name of others) {
      const head = readFileSync(join(folder, name)).subarray(0, 1 << 16);
      const { format, refusals } = recogniseFile(name, head);
      expect(format?.name ?? 'none', name).not.toMatch(/^spotify/);
      expect(refusals.map(({ why }) => why).every(Boolean)).toBe(true);
    }
  });
});
