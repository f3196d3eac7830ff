/**
 * Last.fm histories as the common tools write them, with a header:
 * `uts,utc_time,artist,artist_mbid,album,album_mbid,track,track_mbid` (lastfm-to-csv, ghan.nl; also
 * without the MBIDs), and `Artist;Album;AlbumId;Track;Date#NAME` with milliseconds since 1970
 * (lastfmstats.com), where NAME is the listener's account: it is never kept. A leading column of row
 * numbers changes nothing. Times are the start of a scrobble, UTC, to the second.
 */

import { detectDelimiter } from '../csv/dialect.ts';
import { parseEpochMilliseconds, parseEpochSeconds } from '../csv/epoch.ts';
import { cellAt, Header, plainName } from '../csv/header.ts';
import { type Problem, parseTable, recogniseTable, type Table } from '../csv/table.ts';
import { type TrackColumns, TrackReader } from '../csv/track-columns.ts';
import type { ExportFormat } from '../format.ts';
import { readStamp } from '../row-fields.ts';
import { unknownMs } from '../source-track.ts';

/** How one of the tools writes times. */
interface TimeColumn {
  readonly column: number;
  readonly name: string;
  readonly form: string;
  readonly parse: (text: string) => number;
}

function timeOf(header: Header): TimeColumn | null {
  const named = header.find('uts');
  const detailed = ['utc_time', 'artist_mbid', 'track_mbid'].some((name) => header.has(name));
  if (named !== -1 && detailed) {
    const form = 'seconds since 1970';
    return { column: named, name: 'uts', form, parse: parseEpochSeconds };
  }
  // The rest of the name is the account.
  const dated = header.names.findIndex((name) => plainName(name).startsWith('date#'));
  if (dated === -1) return null;
  const form = 'milliseconds since 1970';
  return { column: dated, name: 'Date', form, parse: parseEpochMilliseconds };
}

function open(cells: readonly string[]): Table | Problem {
  const header = new Header(cells);
  const time = timeOf(header);
  if (time === null || !header.has('artist', 'album', 'track')) {
    return {
      problem:
        'its first row does not name columns uts, utc_time, artist, album, track or Artist, Album, Track, Date#…',
    };
  }
  const columns: TrackColumns = {
    title: header.find('track'),
    artist: header.find('artist'),
    album: header.find('album'),
    mbid: header.find('track_mbid'),
  };
  const tracks = new TrackReader(columns, (column) => header.nameOf(column));
  return {
    header: cells,
    width: cells.length,
    read: (row) => {
      const stampedAt = readStamp(cellAt(row, time.column), time.name, time.form, time.parse);
      if (typeof stampedAt !== 'number') return stampedAt;
      const track = tracks.read(row);
      if ('code' in track) return track;
      return { stampedAt, startedAt: stampedAt, msPlayed: unknownMs, track, kept: '{}' };
    },
  };
}

const plan = (head: Uint8Array) => ({
  dialect: { delimiter: detectDelimiter(head), quotes: true },
  open,
});

export const lastfmCsv: ExportFormat = {
  name: 'lastfm-csv',
  title: 'Last.fm history as CSV',
  clock: { precision: 'second', stamps: 'start', zone: 'utc' },
  recognise: (_, head) => recogniseTable(head, plan),
  parse: (chunks) => parseTable(chunks, plan),
};
