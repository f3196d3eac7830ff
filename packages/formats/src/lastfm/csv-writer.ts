import { writeCsv } from '../csv/row-writer.ts';
import type { PlayRecord } from '../format.ts';
import { epochSeconds, spokenMinuteText } from '../stamp-text.ts';

const header = [
  ...['uts', 'utc_time', 'artist', 'artist_mbid', 'album', 'album_mbid', 'track', 'track_mbid'],
];

function* detailedRows(plays: Iterable<PlayRecord>): Generator<(string | number)[]> {
  yield header;
  for (const { startedAt, track } of plays) {
    const mbid = track.identities.find(({ kind }) => kind === 'recording-mbid')?.value ?? '';
    const names = [track.artist, '', track.album ?? '', '', track.title, mbid];
    yield [epochSeconds(startedAt), spokenMinuteText(startedAt), ...names];
  }
}

function* plainRows(plays: Iterable<PlayRecord>): Generator<string[]> {
  for (const { startedAt, track } of plays) {
    yield [track.artist, track.album ?? '', track.title, spokenMinuteText(startedAt, ' ')];
  }
}

/**
 * Scrobbles as the CSV with a header, every cell in quotes, in chunks of text: the start to the
 * second, and the recording's MBID where the track has one. Artists and releases have none.
 */
export function writeLastfmCsv(plays: Iterable<PlayRecord>): Generator<string> {
  return writeCsv(detailedRows(plays), { quoteAll: true });
}

/**
 * Scrobbles as the CSV without a header (artist, album, track, `DD Mmm YYYY HH:MM`), in chunks of
 * text: the start to the minute.
 */
export function writeLastfmPlainCsv(plays: Iterable<PlayRecord>): Generator<string> {
  return writeCsv(plainRows(plays));
}
