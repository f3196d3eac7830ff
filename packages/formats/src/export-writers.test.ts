import { describe, expect, test } from 'vitest';
import { type ExportSource, exportSource } from './demo/export-source.ts';
import { recogniseFile } from './export-formats.ts';
import { exportWriters } from './export-writers.ts';
import type { ParsedRecord, PlayRecord } from './format.ts';
import { comparable, readText, tellings } from './round-trip.fixture.ts';
import type { WrittenFile } from './written-file.ts';

const toLocal = (utcMs: number) => utcMs + 3_600_000;
const request = {
  ...{ endsAt: Date.UTC(2026, 10, 22, 12), listeners: 2, artists: 36, monthsBack: 16 },
  localClock: () => toLocal,
};
const plain = exportSource(request);
const quirky = exportSource({ ...request, quirks: true });

interface ReadFile {
  readonly file: WrittenFile;
  readonly text: string;
  readonly records: readonly ParsedRecord[];
}

/** Writes an export and reads each file as what it is recognised as. */
async function through(name: string, source: ExportSource): Promise<ReadFile[]> {
  const { readAs, write } = exportWriters[name]!;
  const files: ReadFile[] = [];
  for (const file of write(source)) {
    const text = [...file.chunks].join('');
    const head = new TextEncoder().encode(text).subarray(0, 1 << 16);
    const { format } = recogniseFile(file.name, head);
    if (file.name === 'user.json') continue;
    expect(format?.name, file.name).toBe(readAs);
    files.push({ file, text, records: await readText(readAs, text) });
  }
  return files;
}

function playsOf(files: readonly ReadFile[]): PlayRecord[] {
  return files.flatMap(({ records }) => records.flatMap(({ play }) => play ?? []));
}

/** Files of a community are imported as their first person's. */
const ofMany = ['csv', 'listenbrainz-dump'];

/** What an export is of: Spotify and players tell everything, the others what counts. */
function subject(name: string, source: ExportSource): readonly PlayRecord[] {
  if (ofMany.includes(name)) {
    const [first] = source.community();
    const plays = first?.plays ?? [];
    return name === 'csv' ? plays : [...source.scrobblesOf(plays)];
  }
  return /^(spotify|scrobbler)/.test(name) ? source.plays : source.scrobbles;
}

/** Codes of rejections, but for rows that are somebody else's where they are to be. */
function rejections(name: string, records: readonly ParsedRecord[]): string[] {
  const codes = records.flatMap(({ rejected }) => rejected?.code ?? []);
  return codes.filter((code) => code !== 'other-listener' || !ofMany.includes(name));
}

function inOrder(name: string, plays: readonly PlayRecord[]): string[] {
  return plays.map((play) => JSON.stringify(comparable(name, play))).toSorted();
}

const accounts = /^spotify-account/;
const names = Object.keys(exportWriters).filter((name) => name !== 'exportify');
/** Of which `tellings` knows how their plays come back; podcasts among them come back as plays. */
const whole = names.filter((name) => !accounts.test(name));

describe('the demo world comes back from every format', () => {
  test.each(whole)('%s', async (name) => {
    const files = await through(name, plain);
    const tell = tellings[name] ?? tellings.listenbrainz!;
    const expected = subject(name, plain).map((play) => tell(play, { toLocal }));
    expect(inOrder(name, playsOf(files))).toEqual(inOrder(name, expected));
    for (const { records } of files) expect(rejections(name, records)).toEqual([]);
  });

  test('account data tells of the last year, with podcasts in their own files', async () => {
    const files = await through('spotify-account', plain);
    const since = request.endsAt - 365 * 86_400_000;
    const lastYear = plain.plays.filter(({ stampedAt }) => stampedAt > since);
    const expected = lastYear.map((play) => tellings['spotify-account']!(play, { toLocal }));
    expect(inOrder('', playsOf(files))).toEqual(inOrder('', expected));
    const podcasts = files.flatMap(({ records }) => records.map(({ notMusic }) => notMusic));
    expect(podcasts.filter((kind) => kind === 'podcast').length).toBeGreaterThan(10);
    const old = playsOf(await through('spotify-account-old', plain));
    expect(old.length).toBeGreaterThan(lastYear.length);
  });

  test('saved tracks come back with sound and tags', async () => {
    const [file] = await through('exportify', plain);
    expect(file?.records.map(({ entry }) => entry)).toEqual(plain.saved);
    expect(plain.saved.length).toBeGreaterThan(50);
  });
});

test.each(Object.keys(exportWriters))('%s: the rows that are told are the rows', async (name) => {
  for (const { file, records } of await through(name, quirky)) {
    const played = records.filter(({ notMusic }) => notMusic !== 'now-playing');
    expect(file.rows(), file.name).toBe(played.length);
    expect(rejections(name, records)).toEqual([]);
  }
});

describe('with quirks', () => {
  test('the same request gives the same files', () => {
    const again = exportSource({ ...request, quirks: true });
    for (const { write } of Object.values(exportWriters)) {
      const texts = [quirky, again].map((source) =>
        write(source).map(({ name, chunks }) => [name, [...chunks].join('')]),
      );
      expect(texts[1]).toEqual(texts[0]);
    }
  });

  test('there are duplicates, plays of 0 ms, crowded minutes and songs under several URIs', () => {
    const rows = quirky.plays.map((play) => JSON.stringify(play));
    expect(rows.length - new Set(rows).size).toBeGreaterThan(5);
    const { plays } = quirky;
    expect(plays.filter(({ msPlayed }) => msPlayed === 0).length).toBeGreaterThan(20);
    const minutes = Map.groupBy(plays, ({ stampedAt }) => Math.floor(stampedAt / 60_000));
    const crowded = [...minutes.values()].filter(({ length }) => length > 3);
    expect(crowded.length).toBeGreaterThan(20);
    const uris = Map.groupBy(plays, ({ track: { artist, album, title } }) =>
      JSON.stringify([artist, album, title]),
    );
    const several = [...uris.values()].filter(
      (those) => new Set(those.map(({ track }) => track.id)).size > 1,
    );
    expect(several.length).toBeGreaterThan(5);
    const ends = plays.map(({ stampedAt }) => stampedAt);
    expect(ends).toEqual(ends.toSorted((a, b) => a - b));
  });

  test('a newer export holds every play of the older one beside it', async () => {
    const files = await through('spotify-extended', quirky);
    const of = (folder: string) =>
      inOrder(
        'spotify-extended',
        playsOf(files.filter(({ file }) => file.name.startsWith(folder))),
      );
    const [older, newer] = [of('older/'), new Set(of('newer/'))];
    expect(older.length).toBeGreaterThan(1000);
    expect(older.filter((play) => !newer.has(play))).toEqual([]);
    expect(files.every(({ file }) => file.name.split('/').length === 3)).toBe(true);
  });

  test('a table begins with a mark of its encoding and a column of row numbers', async () => {
    const [file] = await through('csv', quirky);
    expect(file?.text.startsWith('\ufeff,user,played_at')).toBe(true);
    expect(file?.text).toMatch(/\n41,you,/);
  });
});

test('files of account data have 10,000 rows', () => {
  const many = { ...plain, plays: Array.from({ length: 12 }, () => plain.plays).flat() };
  const since = request.endsAt - 365 * 86_400_000;
  const rows = many.plays.filter(({ stampedAt }) => stampedAt > since).length;
  const files = exportWriters['spotify-account']!.write(many);
  const music = files.filter(({ name }) => name.includes('music'));
  expect(rows).toBeGreaterThan(20_000);
  expect(music.map(({ name }) => name)).toEqual(
    Array.from({ length: Math.ceil(rows / 10_000) }, (_, i) => `StreamingHistory_music_${i}.json`),
  );
  for (const { chunks } of music) Array.from(chunks);
  expect(music[0]?.rows()).toBe(10_000);
});
