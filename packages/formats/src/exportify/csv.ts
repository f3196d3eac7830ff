/**
 * Playlists and liked songs as Exportify writes them (watsonbox.github.io/exportify, exportify.net and
 * their kin): columns `Track URI` (older: `Spotify ID`), `Track Name`, `Artist Name(s)`, and as far as
 * chosen album, dates, duration, genres and audio features. Its rows are no plays: they are tracks the
 * listener saved. `Added By` is an account and never kept.
 */

import { parseSecondStamp } from '../clock.ts';
import { detectDelimiter } from '../csv/dialect.ts';
import { cellAt, Header } from '../csv/header.ts';
import { type Problem, parseTable, recogniseTable, type Table } from '../csv/table.ts';
import { type TrackColumns, TrackReader } from '../csv/track-columns.ts';
import type { ExportFormat, Rejection } from '../format.ts';
import { readStamp } from '../row-fields.ts';
import { audioFeatures } from './audio-features.ts';

const uriNames = ['track uri', 'spotify uri', 'spotify id', 'track id'] as const;
const artistNames = ['artist name(s)', 'artist name', 'artist names'] as const;
/** What only a history has: such a table is no playlist, whatever made it. */
const historyNames = ['ts', 'uts', 'ms_played', 'played at', 'played_at', 'timestamp', 'endtime'];
const genreNames = ['genres', 'artist genres'] as const;
/** What Spotify says of tracks that were added before it kept the time. */
const untold = '1970-01-01T00:00:00Z';
const mostTags = 50;
const longestTag = 64;

function trackColumns(header: Header): TrackColumns {
  return {
    title: header.find('track name'),
    artist: header.find(...artistNames),
    album: header.find('album name'),
    spotify: header.find(...uriNames),
    isrc: header.find('isrc'),
    // Commas divide artists in older files, and stand in names of artists: only semicolons are sure.
    artistsDividedBy: ';',
  };
}

function tagsOf(text: string | undefined): readonly string[] {
  const tags = (text ?? '')
    .split(/[,;]/)
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '' && tag.length <= longestTag && !tag.includes('\0'));
  return [...new Set(tags)].slice(0, mostTags);
}

function savedAtOf(cells: readonly string[], column: number): number | null | Rejection {
  const text = cellAt(cells, column);
  if (text === undefined || text === untold) return null;
  return readStamp(text, 'Added At', 'YYYY-MM-DDTHH:MM:SSZ', parseSecondStamp);
}

function open(cells: readonly string[]): Table | Problem {
  const header = new Header(cells);
  const columns = trackColumns(header);
  const named = columns.title !== -1 && columns.artist !== -1 && columns.spotify !== -1;
  if (!named) {
    return { problem: 'its first row does not name columns Track URI, Track Name, Artist Name(s)' };
  }
  if (header.find(...historyNames) !== -1) {
    return { problem: 'it has a column of playing times: it is a history, not a playlist' };
  }
  const tracks = new TrackReader(columns, (column) => header.nameOf(column));
  const features = audioFeatures(header);
  const added = header.find('added at');
  const genres = header.find(...genreNames);
  return {
    header: cells,
    width: cells.length,
    read: (row) => {
      const track = tracks.read(row);
      if ('code' in track) return track;
      const savedAt = savedAtOf(row, added);
      if (savedAt !== null && typeof savedAt !== 'number') return savedAt;
      const tags = tagsOf(cellAt(row, genres));
      return { kind: 'saved', track, savedAt, features: features(row), tags };
    },
  };
}

const plan = (head: Uint8Array) => ({
  dialect: { delimiter: detectDelimiter(head), quotes: true },
  open,
});

export const exportify: ExportFormat = {
  name: 'exportify',
  title: 'Spotify playlist as CSV (Exportify)',
  clock: { precision: 'second', stamps: 'start', zone: 'utc' },
  recognise: (_, head) => recogniseTable(head, plan),
  parse: (chunks) => parseTable(chunks, plan),
};
