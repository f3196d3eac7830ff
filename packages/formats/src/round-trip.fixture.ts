/** What each format can say of a play: how it comes back when it was written and read. */

import { exportFormats } from './export-formats.ts';
import type { ParsedRecord, PlayRecord, SourceIdentity, SourceTrack } from './format.ts';
import { unknownMs } from './source-track.ts';

export interface RoundTripOptions {
  readonly toLocal: (utcMs: number) => number;
}

type Told = (play: PlayRecord, options: RoundTripOptions) => PlayRecord;

function floor(time: number, unitMs: number): number {
  return Math.floor(time / unitMs) * unitMs;
}

function names({ title, artist, album }: SourceTrack): SourceTrack {
  return { id: null, title, artist, artists: null, album, identities: [] };
}

function some(track: SourceTrack, ...kinds: readonly SourceIdentity['kind'][]): SourceIdentity[] {
  return kinds.flatMap((kind) => track.identities.find((each) => each.kind === kind) ?? []);
}

/** A scrobble: the start in some unit, and no more of the track than its names and `more`. */
function scrobble(
  { startedAt, track }: PlayRecord,
  unitMs: number,
  more: Partial<SourceTrack> = {},
): PlayRecord {
  const stampedAt = floor(startedAt, unitMs);
  const told = { ...names(track), ...more };
  return { stampedAt, startedAt: stampedAt, msPlayed: unknownMs, track: told, kept: '{}' };
}

const bySecond: Told = (play) => scrobble(play, 1000);

const withMbid: Told = (play) =>
  scrobble(play, 1000, { identities: some(play.track, 'recording-mbid') });

function extended(play: PlayRecord): PlayRecord {
  const identities = some(play.track, 'spotify-track');
  const id = identities[0]?.value ?? null;
  return { ...play, track: { ...names(play.track), id, identities } };
}

/** Old files count the offline time in milliseconds. */
function endsong(play: PlayRecord): PlayRecord {
  const kept = play.kept.replace(/("offline_timestamp":\d+)/, '$1000');
  return { ...extended(play), kept };
}

function account({ stampedAt: end, msPlayed, track }: PlayRecord): PlayRecord {
  const stampedAt = floor(end, 60_000);
  const told = { ...names(track), album: null };
  return { stampedAt, startedAt: stampedAt - msPlayed, msPlayed, track: told, kept: '{}' };
}

function maloja(play: PlayRecord): PlayRecord {
  const artists = play.track.artists ?? [play.track.artist];
  const msPlayed = floor(play.msPlayed, 1000) || unknownMs;
  return { ...scrobble(play, 1000, { artists }), msPlayed };
}

function oneLine({ title, artist, album }: SourceTrack): Partial<SourceTrack> {
  const cell = (name: string) => name.replace(/[\t\r\n]/g, ' ');
  return { title: cell(title), artist: cell(artist), album: album === null ? null : cell(album) };
}

const log: Told = (play) =>
  scrobble(play, 1000, {
    ...oneLine(play.track),
    identities: some(play.track, 'recording-mbid'),
  });

/** Cells are trimmed; the time of play is told. */
function csv(play: PlayRecord): PlayRecord {
  const { title, artist, album } = play.track;
  const trimmed = { title: title.trim(), artist: artist.trim(), album: album?.trim() || null };
  return { ...scrobble(play, 1000, trimmed), msPlayed: play.msPlayed };
}

/** By the names of `exportWriters`; `kept` is told by Spotify's extended history alone. */
export const tellings: Readonly<Record<string, Told>> = {
  'spotify-account': account,
  'spotify-account-old': account,
  'spotify-extended': extended,
  'spotify-endsong': endsong,
  'lastfm-json': bySecond,
  'lastfm-api': bySecond,
  'lastfm-csv': withMbid,
  'lastfm-csv-minutes': (play) => scrobble(play, 60_000),
  listenbrainz: (play) =>
    scrobble(play, 1000, {
      artists: play.track.artists,
      identities: some(play.track, 'recording-mbid', 'spotify-track', 'isrc'),
    }),
  maloja,
  koito: (play) =>
    scrobble(play, 1000, {
      artists: play.track.artists ?? [play.track.artist],
      identities: some(play.track, 'recording-mbid'),
    }),
  pano: (play) => scrobble(play, 1),
  librefm: bySecond,
  'scrobbler-log': log,
  'scrobbler-log-local': (play, options) =>
    log({ ...play, startedAt: options.toLocal(play.startedAt) }, options),
  csv,
};

async function* pieces(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** Every record of a file that arrives in pieces of so many bytes. */
export async function readText(
  format: string,
  text: string,
  pieceBytes = 1 << 16,
): Promise<ParsedRecord[]> {
  const found = exportFormats.find(({ name }) => name === format);
  if (found === undefined) throw new Error(`no format is called ${format}`);
  const records: ParsedRecord[] = [];
  for await (const batch of found.parse(pieces(text, pieceBytes))) records.push(...batch);
  return records;
}

/** Plays without what only some formats keep of them. */
export function comparable(format: string, play: PlayRecord | undefined): PlayRecord | undefined {
  const isKept = format === 'spotify-extended' || format === 'spotify-endsong';
  return play && !isKept ? { ...play, kept: '{}' } : play;
}
