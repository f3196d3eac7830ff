import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FormatError } from './error.ts';
import { exportFormats } from './export-formats.ts';
import type { ExportFormat, ParsedRecord } from './format.ts';
import { spotifyExtended } from './spotify/extended.ts';

const encoder = new TextEncoder();

async function* pieces(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** All records, and the error that ended the file if one did. */
async function read(format: ExportFormat, bytes: Uint8Array, size = bytes.length || 1) {
  const records: ParsedRecord[] = [];
  try {
    for await (const batch of format.parse(pieces(bytes, size))) records.push(...batch);
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    return { records, failure: `${error.code} ${error.byte} ${error.record}` };
  }
  return { records, failure: null };
}

const row = fc.record(
  {
    ts: fc.oneof(fc.constant('2024-05-03T18:22:07Z'), fc.string(), fc.jsonValue()),
    endTime: fc.constantFrom('2024-05-03 18:22', '2024-05-03 25:00', 7),
    ms_played: fc.oneof(fc.nat(300_000), fc.double(), fc.jsonValue()),
    msPlayed: fc.oneof(fc.nat(300_000), fc.jsonValue()),
    master_metadata_track_name: fc.oneof(fc.string({ unit: 'binary' }), fc.constant(null)),
    master_metadata_album_artist_name: fc.oneof(fc.string(), fc.jsonValue()),
    master_metadata_album_album_name: fc.oneof(fc.string(), fc.jsonValue()),
    spotify_track_uri: fc.oneof(fc.constant(`spotify:track:${'a'.repeat(22)}`), fc.jsonValue()),
    artistName: fc.string(),
    trackName: fc.string(),
    reason_start: fc.jsonValue(),
    offline: fc.boolean(),
    offline_timestamp: fc.jsonValue(),
  },
  { requiredKeys: [] },
);
const garbage = fc.constantFrom('{', '}', '[', ']', '"', '\\', ',', '\0', 'null', '\n', '{"ts":');
const file = fc.oneof(
  fc.array(row).map((rows) => encoder.encode(JSON.stringify(rows))),
  fc
    .array(
      fc.oneof(
        row.map((one) => JSON.stringify(one)),
        garbage,
      ),
    )
    .map((parts) => encoder.encode(`[${parts.join(',')}]`)),
  fc.tuple(fc.array(row, { minLength: 1 }), fc.nat(), fc.nat(255)).map(([rows, at, byte]) => {
    const bytes = encoder.encode(JSON.stringify(rows));
    bytes[at % bytes.length] = byte;
    return bytes;
  }),
  fc.uint8Array(),
);

describe.each(exportFormats.map((format) => [format.name, format] as const))('%s', (_, format) => {
  test('any bytes at all give numbered records, then at most a FormatError', async () => {
    await fc.assert(
      fc.asyncProperty(file, async (bytes) => {
        const { records } = await read(format, bytes);
        expect(records.map(({ record }) => record)).toEqual([...records.keys()]);
        for (const { play, entry, notMusic, rejected } of records) {
          expect([play, entry, notMusic, rejected].filter(Boolean)).toHaveLength(1);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('however the bytes are cut, the records are the same', async () => {
    await fc.assert(
      fc.asyncProperty(file, fc.integer({ min: 1, max: 50 }), async (bytes, size) => {
        expect(await read(format, bytes, size)).toEqual(await read(format, bytes));
      }),
      { numRuns: 200 },
    );
  });

  test('what it hands out can be stored: no NUL, no half character, whole numbers', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row), async (rows) => {
        const { records } = await read(format, encoder.encode(JSON.stringify(rows)));
        for (const { play } of records) {
          if (!play) continue;
          const { title, artist, album } = play.track;
          for (const text of [title, artist, album ?? '', play.kept]) {
            expect(text.isWellFormed() && !text.includes('\0')).toBe(true);
          }
          expect(Number.isInteger(play.msPlayed)).toBe(true);
          expect(play.startedAt).toBe(play.stampedAt - play.msPlayed);
          JSON.parse(play.kept);
        }
      }),
      { numRuns: 300 },
    );
  });
});

function play(extra: object): string {
  return JSON.stringify({
    ts: '2024-05-03T18:22:07Z',
    ms_played: 1000,
    master_metadata_track_name: 'Paper Lanterns',
    master_metadata_album_artist_name: 'Orla Quist',
    spotify_track_uri: `spotify:track:${'a'.repeat(22)}`,
    ...extra,
  });
}

describe('one bad record costs no other', () => {
  const codes = async (bytes: Uint8Array, size?: number) =>
    (await read(spotifyExtended, bytes, size)).records.map((one) => one.rejected?.code ?? 'play');

  test('over 1 MiB', async () => {
    const long = play({ platform: 'x'.repeat(1 << 20) });
    const bytes = encoder.encode(`[${play({})},${long},${play({})}]`);
    expect(await codes(bytes, 65_536)).toEqual(['play', 'record-too-large', 'play']);
  });

  test('not UTF-8: its text is refused, not repaired', async () => {
    const bytes = encoder.encode(`[${play({})},${play({})},${play({})}]`);
    bytes[bytes.indexOf(0x50, 200)] = 0xff;
    expect(await codes(bytes)).toEqual(['play', 'not-json', 'play']);
  });

  test('nested 200,000 deep', async () => {
    const bomb = `{"ts":${'['.repeat(200_000)}${']'.repeat(200_000)},"master_metadata_track_name":"a"}`;
    expect(await codes(encoder.encode(`[${bomb},${play({})}]`))).toEqual(['bad-type', 'play']);
  });

  test('a name of over 2,000 characters', async () => {
    const bytes = encoder.encode(
      `[${play({ master_metadata_album_album_name: 'x'.repeat(2001) })},${play({})}]`,
    );
    expect(await codes(bytes)).toEqual(['text-too-long', 'play']);
  });
});

describe('what repeats is one object', () => {
  const tracksOf = async (...rows: string[]) => {
    const { records } = await read(spotifyExtended, encoder.encode(`[${rows.join(',')}]`));
    return records.map((one) => one.play?.track);
  };

  test('the same spelling under the same URI, also when another came in between', async () => {
    const other = play({ master_metadata_track_name: 'Paper Lanterns - Live' });
    const [a, b, c] = await tracksOf(play({}), other, play({}));
    expect(a).toBe(c);
    expect(a).not.toBe(b);
  });

  test('but not another release, artist or URI', async () => {
    const tracks = await tracksOf(
      play({}),
      play({ master_metadata_album_album_name: 'Maps' }),
      play({ master_metadata_album_artist_name: 'Tomas' }),
      play({ spotify_track_uri: `spotify:track:${'b'.repeat(22)}` }),
    );
    expect(new Set(tracks).size).toBe(4);
  });
});
