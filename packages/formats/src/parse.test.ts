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

const text = fc.oneof(fc.constant('Paper Lanterns'), fc.string({ unit: 'binary' }), fc.jsonValue());
const epoch = fc.oneof(fc.constantFrom(1_714_760_527, '1714760527', 0, 7e9), fc.jsonValue());
const mbid = fc.constantFrom('', '0f8e1c2a-5b3d-4e6f-8a9b-1c2d3e4f5a6b', 'no id', null);
const length = fc.oneof(fc.nat(300_000), fc.double(), fc.jsonValue());
const aliases = fc.record({
  aliases: fc.array(fc.record({ alias: text, is_primary: fc.boolean() })),
});
const artists = fc.oneof(fc.array(text), fc.array(aliases), fc.jsonValue());

function some<T>(fields: { [K in keyof T]: fc.Arbitrary<T[K]> }) {
  return fc.record(fields, { requiredKeys: [] });
}

const listen = some({
  track_name: text,
  artist_name: text,
  release_name: text,
  mbid_mapping: some({
    recording_mbid: mbid,
    artists: fc.array(some({ artist_credit_name: text })),
  }),
  additional_info: some({
    recording_mbid: mbid,
    artist_names: artists,
    isrc: fc.constantFrom('QZ-ABC-24-00001', 'x', 7),
    spotify_id: fc.constantFrom(`https://open.spotify.com/track/${'a'.repeat(22)}`, 'x', null),
    duration_ms: length,
    duration_played: length,
    tracknumber: fc.jsonValue(),
    submission_client: text,
  }),
});
const row = some({
  ts: fc.oneof(fc.constant('2024-05-03T18:22:07Z'), fc.string(), fc.jsonValue()),
  endTime: fc.constantFrom('2024-05-03 18:22', '2024-05-03 25:00', 7),
  ms_played: length,
  msPlayed: length,
  master_metadata_track_name: fc.oneof(fc.string({ unit: 'binary' }), fc.constant(null)),
  master_metadata_album_artist_name: text,
  master_metadata_album_album_name: text,
  spotify_track_uri: fc.oneof(fc.constant(`spotify:track:${'a'.repeat(22)}`), fc.jsonValue()),
  artistName: fc.string(),
  trackName: fc.string(),
  reason_start: fc.jsonValue(),
  offline: fc.boolean(),
  offline_timestamp: fc.jsonValue(),
  // Last.fm, Maloja, Koito and Pano, which share names.
  artist: fc.oneof(text, some({ '#text': text, name: text, mbid })),
  name: text,
  title: text,
  date: fc.oneof(some({ uts: epoch }), fc.jsonValue()),
  album: fc.oneof(text, some({ '#text': text, albumtitle: text }), aliases),
  mbid,
  loved: fc.constantFrom('0', '1', true, null),
  '@attr': some({ nowplaying: fc.constantFrom('true', 'false') }),
  time: epoch,
  track: fc.oneof(text, some({ title: text, artists, album: text, length }), aliases),
  artists,
  duration: length,
  timeMs: fc.oneof(fc.constantFrom(1_714_760_527_123, -1, 0.5), fc.jsonValue()),
  event: fc.constantFrom('scrobble', 'love', 7),
  durationMs: length,
  listened_at: fc.oneof(epoch, fc.constantFrom('2024-05-03T18:22:07.5+02:00', '2024-05-03')),
  timestamp: epoch,
  track_metadata: fc.oneof(listen, fc.jsonValue()),
});
const garbage = fc.constantFrom('{', '}', '[', ']', '"', '\\', ',', '\0', 'null', '\n', '{"ts":');
/** How files hold rows: what stands before, between and after them. */
const frame = fc.constantFrom(
  ['[', ',', ']'],
  ['', '\n', ''],
  ['\ufeff', '\r\n\n', '\r\n'],
  ['{"payload":{"count":2,"listens":[', ',', '],"user_id":"\\""}}'],
  ['{"recenttracks":{"track":[', ',', '],"@attr":{"page":"1"}}}'],
  ['[{"track":[', ',', '],"@attr":{}},{"track":{}}]'],
  ['{"version":"1","listens":[', ',\n', ']}'],
  ['{"maloja":{"a":[[]]},"scrobbles":[', ',\n', ']}\n'],
);
const whole = fc.tuple(frame, fc.array(row)).map(([[before, between, after], rows]) => {
  const parts = rows.map((one) => JSON.stringify(one));
  return encoder.encode(`${before}${parts.join(between)}${after}`);
});
const file = fc.oneof(
  whole,
  fc
    .tuple(
      frame,
      fc.array(
        fc.oneof(
          row.map((one) => JSON.stringify(one)),
          garbage,
        ),
      ),
    )
    .map(([[before, between, after], parts]) =>
      encoder.encode(`${before}${parts.join(between)}${after}`),
    ),
  fc.tuple(whole, fc.nat(), fc.nat(255)).map(([bytes, at, byte]) => {
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
      { numRuns: 60 },
    );
  });

  test('however the bytes are cut, the records are the same', async () => {
    await fc.assert(
      fc.asyncProperty(file, fc.integer({ min: 1, max: 50 }), async (bytes, size) => {
        expect(await read(format, bytes, size)).toEqual(await read(format, bytes));
      }),
      { numRuns: 40 },
    );
  });

  test('what it hands out can be stored: no NUL, no half character, whole numbers', async () => {
    await fc.assert(
      fc.asyncProperty(whole, async (bytes) => {
        const { records } = await read(format, bytes);
        for (const { play } of records) {
          if (!play) continue;
          const { title, artist, artists, album, identities } = play.track;
          const ids = identities.map(({ value }) => value);
          for (const one of [title, artist, ...(artists ?? []), album ?? '', ...ids, play.kept]) {
            expect(one.isWellFormed() && !one.includes('\0')).toBe(true);
          }
          expect(Number.isInteger(play.stampedAt) && Number.isInteger(play.msPlayed)).toBe(true);
          const played = format.clock.stamps === 'end' ? play.msPlayed : 0;
          expect(play.startedAt).toBe(play.stampedAt - played);
          JSON.parse(play.kept);
        }
      }),
      { numRuns: 60 },
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
