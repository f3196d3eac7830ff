import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writeExportify } from './exportify/csv-writer.ts';
import type { PlayRecord, SavedTrack, SourceIdentity } from './format.ts';
import { writePlaysCsv } from './generic-csv/plays-writer.ts';
import { writeKoito } from './koito/export-writer.ts';
import { writeLastfmCsv, writeLastfmPlainCsv } from './lastfm/csv-writer.ts';
import { writeLastfmAnswer, writeLastfmPages } from './lastfm/pages-writer.ts';
import { writeLibrefmCsv } from './librefm-writer.ts';
import { parseListenDump } from './listenbrainz/dump.ts';
import { writeListenDump, writeListens } from './listenbrainz/listen-writer.ts';
import { writeMaloja } from './maloja/export-writer.ts';
import { writePano } from './pano/scrobbles-writer.ts';
import { comparable, readText, tellings } from './round-trip.fixture.ts';
import { writeScrobblerLog } from './scrobbler-log-writer.ts';
import { namedTrack } from './source-track.ts';
import { writeSpotifyAccount } from './spotify/account-writer.ts';
import { writeSpotifyExtended } from './spotify/extended-writer.ts';
import { KeptTable } from './spotify/kept.ts';

const hourMs = 3_600_000;
const exportedAt = Date.UTC(2026, 10, 22, 12);
const lengthOf = () => 200_000;
/** A zone with a summer, as far as that matters here. */
const toLocal = (utcMs: number) =>
  utcMs + (new Date(utcMs).getUTCMonth() % 11 > 2 ? 2 * hourMs : hourMs);

const awkward = fc.constantFrom(
  ...['"', '""', ',', ';', '|', '\t', '\n', '\r\n', '\\', "'", '#', '{', ']', '\u2028', '&amp;'],
  ...[
    'שיר ערש',
    'أغنية',
    '夜の灯台',
    '🎻👩🏽‍🚀',
    'e\u0301',
    '\u202etfel',
    '%20',
    '=1+1',
    'null',
    ' ',
  ],
);
const name = fc
  .array(fc.oneof(awkward, fc.string({ unit: 'grapheme', maxLength: 6 })), { maxLength: 5 })
  .map((parts) => parts.join('').replaceAll('\0', ''))
  .map((text) => (text.trim() === '' ? `x${text}` : text).toWellFormed());

const uri = fc.stringMatching(/^[0-9A-Za-z]{22}$/).map((id) => `spotify:track:${id}`);
const more = fc.record({
  mbid: fc.option(fc.uuid({ version: 4 })),
  isrc: fc.option(fc.stringMatching(/^[A-Z]{2}[A-Z0-9]{3}\d{7}$/)),
});

const track = fc
  .record({
    title: name,
    artists: fc.oneof(name, fc.array(name, { minLength: 2, maxLength: 3 })),
    album: fc.option(name),
    uri,
    more,
  })
  .map(({ title, artists, album, uri: id, more: { mbid, isrc } }) => {
    const identities: SourceIdentity[] = [{ kind: 'spotify-track', value: id }];
    if (mbid !== null) identities.push({ kind: 'recording-mbid', value: mbid });
    if (isrc !== null) identities.push({ kind: 'isrc', value: isrc });
    const [artist, list] =
      typeof artists === 'string' ? [artists, null] : [artists.join(', '), artists];
    return namedTrack(title, artist, { id, artists: list, album, identities });
  });

const flag = fc.option(fc.boolean());
const kept = fc
  .record({
    reason_start: fc.option(fc.constantFrom('trackdone', 'clickrow')),
    reason_end: fc.option(fc.constantFrom('fwdbtn', 'trackdone')),
    ...{ shuffle: flag, skipped: flag, offline: flag, incognito_mode: flag },
    offline_timestamp: fc.integer({ min: 1_000_000_000, max: 4_000_000_000 }),
  })
  .map((row) => new KeptTable().read(row));

const play = fc
  .record({
    second: fc.integer({ min: Date.UTC(2003, 0) / 1000, max: Date.UTC(2099, 0) / 1000 }),
    msPlayed: fc.oneof(fc.nat({ max: 30_000 }), fc.nat({ max: 86_400_000 })),
    track,
    kept,
  })
  .map(({ second, msPlayed, ...rest }): PlayRecord => {
    const stampedAt = second * 1000;
    return { stampedAt, startedAt: stampedAt - msPlayed, msPlayed, ...rest };
  });

/** What most rows of a file are like: some readers find out from them what divides its cells. */
const ordinary = Array.from({ length: 13 }, (_, i): PlayRecord => {
  const id = `spotify:track:${String(i).padStart(22, '0')}`;
  const identities = [{ kind: 'spotify-track' as const, value: id }];
  const stampedAt = exportedAt + i * hourMs;
  return {
    ...{ stampedAt, startedAt: stampedAt - 200_000, msPlayed: 200_000, kept: '{}' },
    track: namedTrack(`Song ${i}`, 'Somebody', { id, album: 'Album', identities }),
  };
});

const plays = fc.array(play, { minLength: 1, maxLength: 12 }).map((some) => [...some, ...ordinary]);
const user = 'some"body';

const writers: Readonly<Record<string, (some: readonly PlayRecord[]) => Iterable<string>>> = {
  'spotify-account': writeSpotifyAccount,
  'spotify-extended': (some) => writeSpotifyExtended(some),
  'spotify-endsong': (some) => writeSpotifyExtended(some, undefined, 'endsong'),
  'lastfm-json': (some) => writeLastfmPages(some, { user, total: some.length }),
  'lastfm-api': (some) => writeLastfmAnswer(some, 1, { user, total: some.length }),
  'lastfm-csv': writeLastfmCsv,
  'lastfm-csv-minutes': writeLastfmPlainCsv,
  listenbrainz: (some) => writeListens(some, lengthOf),
  maloja: (some) => writeMaloja(some, { lengthOf, exportedAt }),
  koito: (some) => writeKoito(some, { user, lengthOf, exportedAt }),
  pano: (some) => writePano(some, lengthOf),
  librefm: writeLibrefmCsv,
  'scrobbler-log': (some) => writeScrobblerLog(some, { lengthOf }),
  'scrobbler-log-local': (some) => writeScrobblerLog(some, { lengthOf, toLocal }),
  csv: (some) => writePlaysCsv(some.map((one) => ({ user, play: one }))),
};

const readAs: Readonly<Record<string, string>> = {
  'spotify-endsong': 'spotify-extended',
  'lastfm-api': 'lastfm-json',
};

describe('any plays come back from what is written of them, as far as the format tells', () => {
  test.each(Object.entries(writers))('%s', async (format, write) => {
    const tell = tellings[format]!;
    await fc.assert(
      fc.asyncProperty(plays, async (some) => {
        const text = [...write(some)].join('');
        const expected = some.map((one) => comparable(format, tell(one, { toLocal })));
        for (const size of [7, 1 << 16]) {
          const records = await readText(readAs[format] ?? format, text, size);
          expect(records.map((record) => comparable(format, record.play) ?? record)).toEqual(
            expected,
          );
        }
      }),
      { numRuns: 60 },
    );
  });
});

test('what plays now stands on top of the page and is no play', async () => {
  await fc.assert(
    fc.asyncProperty(plays, track, async (some, nowPlaying) => {
      const text = [...writeLastfmPages(some, { user, total: some.length, nowPlaying })].join('');
      const [first, ...rest] = await readText('lastfm-json', text);
      expect(first?.notMusic).toBe('now-playing');
      expect(rest).toHaveLength(some.length);
    }),
    { numRuns: 20 },
  );
});

test('a dump says whose each listen is', async () => {
  const owners = fc.array(fc.tuple(name, play), { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(owners, async (some) => {
      const rows = some.map(([userName, one], userId) => ({ userId, userName, play: one }));
      const chunks = async function* () {
        for (const chunk of writeListenDump(rows, lengthOf)) yield new TextEncoder().encode(chunk);
      };
      const read: unknown[] = [];
      for await (const batch of parseListenDump(chunks())) {
        for (const { listener, record } of batch) {
          read.push([listener, comparable('listenbrainz', record.play)]);
        }
      }
      expect(read).toEqual(
        some.map(([owner, one]) => [owner, tellings.listenbrainz!(one, { toLocal })]),
      );
    }),
    { numRuns: 30 },
  );
});

test('saved tracks come back with their sound from an Exportify file', async () => {
  const divided = track.filter(({ artist, artists }) => !artist.includes(';') && artists === null);
  const saved = fc.record({
    kind: fc.constant('saved' as const),
    track: divided,
    savedAt: fc.option(fc.integer({ min: 1_100_000_000, max: 4_000_000_000 }).map((s) => s * 1000)),
    features: fc.record(
      {
        energy: fc.integer({ min: 0, max: 1000 }).map((share) => share / 1000),
        tempo: fc.integer({ min: 40_000, max: 220_000 }).map((bpm) => bpm / 1000),
        key: fc.integer({ min: -1, max: 11 }),
        explicit: fc.constantFrom(0, 1),
        release_year: fc.integer({ min: 1900, max: 2099 }),
        duration_ms: fc.integer({ min: 1, max: 10_000_000 }),
      },
      { requiredKeys: [] },
    ),
    tags: fc.uniqueArray(fc.constantFrom('dream pop', 'שירים', 'Drum & Bass', '"x"')),
  });
  const plain = ordinary.map((one): SavedTrack => {
    return { kind: 'saved', track: one.track, savedAt: null, features: {}, tags: [] };
  });
  await fc.assert(
    fc.asyncProperty(fc.array(saved, { minLength: 1, maxLength: 8 }), async (drawn) => {
      const some = [...drawn, ...plain];
      const text = [...writeExportify(some)].join('');
      const expected: SavedTrack[] = some.map((entry) => {
        const identities = entry.track.identities.slice(0, 1);
        return { ...entry, track: { ...entry.track, identities } };
      });
      for (const size of [7, 1 << 16]) {
        const records = await readText('exportify', text, size);
        expect(records.map(({ entry, ...other }) => entry ?? other)).toEqual(expected);
      }
    }),
    { numRuns: 60 },
  );
});
