import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FormatError } from '../error.ts';
import { exportFormats, recogniseFile } from '../export-formats.ts';
import type { ExportFormat, ParsedRecord, SourceTrack } from '../format.ts';
import { unknownMs } from '../source-track.ts';

const encoder = new TextEncoder();

async function* pieces(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

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

const text = fc.oneof(
  fc.constantFrom('Paper Lanterns', 'Orla Quist', 'Tide; Out', '=1+1', '#1', '', ' ', 'x\0y'),
  fc.string({ unit: 'binary' }),
);
const epoch = fc.constantFrom('1714760527', '1714760527123', '0', '7e9', '-1', 'now', '');
const written = fc.constantFrom(
  ...['03 May 2024 18:22', '01 Jan 1970 00:00', '2024-05-03T18:22:07Z', '2024-05-03 18:22'],
  ...['25.05.2024 18:22', '31/02/2024 10:00', '2190-01-01T00:00:00Z', '2024-05-03T18:22:07+02:00'],
);
const mbid = fc.constantFrom('', '0f8e1c2a-5b3d-4e6f-8a9b-1c2d3e4f5a6b', 'no id');
const uri = fc.constantFrom(`spotify:track:${'a'.repeat(22)}`, 'b'.repeat(22), 'spotify:local:x');
const number = fc.oneof(fc.constantFrom('', 'NaN', '1e99', '0.5'), fc.integer().map(String));

/** A table as each format expects it: its first lines, and what its rows hold. */
const shapes: Readonly<Record<string, readonly [string, string, readonly fc.Arbitrary<string>[]]>> =
  {
    'lastfm-csv': [
      'uts,utc_time,artist,album,track,track_mbid\n',
      ',',
      [epoch, written, text, text, text, mbid],
    ],
    'lastfm-csv-minutes': ['', ',', [text, text, text, written]],
    librefm: ['+ACM- x,,,\nArtist,Track,Album,Time\n', ',', [text, text, text, epoch]],
    'scrobbler-log': [
      '#AUDIOSCROBBLER/1.1\n#TZ/UTC\n',
      '\t',
      [text, text, text, number, number, text, epoch, mbid],
    ],
    'scrobbler-log-local': [
      '#AUDIOSCROBBLER/1.0\n#TZ/UNKNOWN\n',
      '\t',
      [text, text, text, number, number, text, epoch],
    ],
    exportify: [
      'Track URI,Track Name,Artist Name(s),Added At,Genres,Tempo,Key,Explicit\n',
      ',',
      [uri, text, text, written, text, number, number, text],
    ],
    csv: [
      'artist;track;time;ms_played;uri\n',
      ';',
      [text, text, fc.oneof(epoch, written), number, uri],
    ],
    'csv-local': [
      'title|artist|datum|uhrzeit\n',
      '|',
      [
        text,
        text,
        fc.constantFrom('2024-05-03', '03.05.2024'),
        fc.constantFrom('18:22', '7:05', ''),
      ],
    ],
    'csv-end': ['ts,artist,track,ms_played\n', ',', [written, text, text, number]],
    'csv-end-local': [
      'end time,artist,track,ms_played\n',
      ',',
      [fc.constantFrom('2024-05-03 18:22', '2024-05-03T18:22:07.5'), text, text, number],
    ],
  };

function fileOf(name: string): fc.Arbitrary<Uint8Array> {
  const [head, delimiter, cells] = shapes[name] ?? ['', ',', []];
  const quoted = (cell: string) =>
    delimiter === '\t' ? cell.replace(/[\t\r\n]/g, ' ') : `"${cell.replaceAll('"', '""')}"`;
  const row = fc.tuple(...cells).map((row) => row.map(quoted).join(delimiter));
  const garbage = fc.constantFrom('"', delimiter, '\0', '\n', 'x', delimiter.repeat(99), '\ufeff');
  const table = fc
    .array(fc.oneof({ weight: 9, arbitrary: row }, garbage))
    .map((rows) => encoder.encode(head + rows.join('\n')));
  const damaged = fc.tuple(table, fc.nat(), fc.nat(255)).map(([bytes, at, byte]) => {
    if (bytes.length > 0) bytes[at % bytes.length] = byte;
    return bytes;
  });
  return fc.oneof(table, damaged);
}

/** Tracks and texts that are stored. */
function storable(texts: readonly (string | null)[]): boolean {
  return texts.every((one) => one === null || (one.isWellFormed() && !one.includes('\0')));
}

function textsOf({ id, title, artist, artists, album, identities }: SourceTrack) {
  return [id, title, artist, album, ...(artists ?? []), ...identities.map(({ value }) => value)];
}

const formats = exportFormats.filter(({ name }) => Object.hasOwn(shapes, name));

test('every format of tables is tried', () => {
  expect(formats.map(({ name }) => name).toSorted()).toEqual(Object.keys(shapes).toSorted());
});

describe.each(formats.map((format) => [format.name, format] as const))('%s', (name, format) => {
  test('any table gives numbered records that can be stored, then at most a FormatError', async () => {
    await fc.assert(
      fc.asyncProperty(fileOf(name), async (bytes) => {
        const { records } = await read(format, bytes);
        expect(records.map(({ record }) => record)).toEqual([...records.keys()]);
        for (const { play, entry, rejected } of records) {
          expect([play, entry, rejected].filter(Boolean)).toHaveLength(1);
          if (entry?.kind === 'saved')
            expect(storable([...textsOf(entry.track), ...entry.tags])).toBe(true);
          if (!play) continue;
          expect(storable([...textsOf(play.track), play.kept])).toBe(true);
          const known = play.msPlayed !== unknownMs && format.clock.stamps === 'end';
          expect(play.startedAt).toBe(play.stampedAt - (known ? play.msPlayed : 0));
          expect(Number.isInteger(play.stampedAt) && Number.isInteger(play.msPlayed)).toBe(true);
          JSON.parse(play.kept);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('however the bytes are cut, the records are the same', async () => {
    await fc.assert(
      fc.asyncProperty(fileOf(name), fc.integer({ min: 1, max: 50 }), async (bytes, size) => {
        expect(await read(format, bytes, size)).toEqual(await read(format, bytes));
      }),
      { numRuns: 200 },
    );
  });

  test('equal tracks are one object', async () => {
    await fc.assert(
      fc.asyncProperty(fileOf(name), async (bytes) => {
        const { records } = await read(format, bytes);
        const tracks = records.flatMap(({ play, entry }) => {
          return play?.track ?? (entry?.kind === 'saved' ? entry.track : []);
        });
        const spelled = new Set(tracks.map((track) => JSON.stringify(track)));
        expect(new Set(tracks).size).toBe(spelled.size);
      }),
      { numRuns: 100 },
    );
  });
});

describe('hostile tables', () => {
  const header = 'artist,track,time\n';
  const good = 'Orla Quist,Paper Lanterns,1714760527\n';
  const outcomes = async (body: string) => {
    const bytes = encoder.encode(header + body);
    const { format } = recogniseFile('x.csv', bytes.subarray(0, 1 << 16));
    if (!format) return 'refused';
    const { records, failure } = await read(format, bytes, 1 << 16);
    return [...records.map(({ rejected }) => rejected?.code ?? 'play'), failure].filter(Boolean);
  };

  test.each([
    ['a NUL byte', `${good}Or\0la,Tide,1714760527\n`, ['play', 'nul-byte']],
    ['a time of 1970', `${good}Orla,Tide,5\n`, ['play', 'time-out-of-range']],
    ['a time of 2190', `${good}Orla,Tide,6951000000\n`, ['play', 'time-out-of-range']],
    ['a formula', `${good}=HYPERLINK("http://x"),@SUM(1),1714760527\n`, ['play', 'play']],
    ['cells beyond the header', `${good}Orla, Quist,Tide,1714760527\n`, ['play', 'not-csv']],
    [
      'a name of 2,001 characters',
      `${good}${'x'.repeat(2001)},Tide,1714760527\n`,
      ['play', 'text-too-long'],
    ],
    [
      'a line of 3 MiB',
      `${good}${'x'.repeat(3 << 20)}\n${good}`,
      ['play', 'record-too-large', 'play'],
    ],
    ['a header again', `${good}${header}${good}`, ['play', 'play']],
    [
      'a quote that stays open',
      `${good}"Orla,Tide,1714760527\n${good}`,
      ['play', expect.stringMatching(/^truncated/)],
    ],
  ])('%s', async (_, body, expected) => {
    expect(await outcomes(body)).toEqual(expected);
  });

  test('10,000 columns, __proto__ among them', async () => {
    const names = Array.from({ length: 9990 }, (_, index) => `c${index}`);
    const columns = ['__proto__', 'constructor', 'Artist', 'Track', 'Timestamp', ...names];
    const row = ['x', 'y', 'Orla Quist', 'Tide', '1714760527', ...names];
    const bytes = encoder.encode(`${columns.join(',')}\n${row.map(() => '').join(',')}\n`);
    bytes.set(encoder.encode(row.slice(0, 5).join(',')), bytes.length - columns.length);
    const { format } = recogniseFile('x.csv', bytes.subarray(0, 1 << 16));
    expect(format === null || format.name === 'csv').toBe(true);
  });

  test('binary files are refused', () => {
    const random = Uint8Array.from({ length: 60_000 }, (_, index) => (index * 7919) % 251);
    expect(recogniseFile('x.csv', random).format).toBeNull();
    expect(recogniseFile('x.csv', new Uint8Array(1000)).format).toBeNull();
  });
});
