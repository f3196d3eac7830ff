/**
 * Playlists as CSV: any table whose header names artist and track, as Exportify, TuneMyMusic, Soundiiz
 * and people write them, in any order and with any delimiter. What is written can be opened in a
 * spreadsheet: no cell is a formula.
 */

import { cellAt } from '../csv/header.ts';
import { writeCsv } from '../csv/row-writer.ts';
import { readCsvRows } from '../csv/rows.ts';
import { TrackReader } from '../csv/track-columns.ts';
import { FormatError } from '../error.ts';
import type { Rejection } from '../format.ts';
import { columnsNamed, type NamedColumns, nameColumns } from '../generic-csv/roles.ts';
import { guard, unguard } from './formula-guard.ts';
import { addedAtText, readAddedAt } from './item-fields.ts';
import {
  ItemList,
  type PlaylistFormat,
  type PlaylistItem,
  type ReadPlaylist,
  readDurationMs,
  readNote,
  type WrittenPlaylist,
} from './playlist.ts';
import { wholePlaylist } from './playlist-bytes.ts';

const columnNames = [
  ...['Title', 'Artist', 'Album', 'Duration (ms)', 'Spotify URI', 'Recording MBID', 'ISRC'],
  ...['Added at', 'Note'],
];

interface Columns {
  readonly track: { readonly title: number; readonly artist: number; readonly album: number };
  readonly find: (...names: readonly string[]) => number;
}

/** Null where it names no artist or no track. */
function findColumns(named: NamedColumns): Columns | null {
  const [artist] = columnsNamed('artist', named);
  const [title] = columnsNamed('track', named);
  if (artist === undefined || title === undefined || artist === title) return null;
  const [album = -1] = columnsNamed('album', named);
  const find = (...names: readonly string[]) =>
    names.map((name) => named.get(name) ?? -1).find((column) => column !== -1) ?? -1;
  return { track: { title, artist, album }, find };
}

/** Whether a first row names the columns of a playlist. */
export function namesPlaylist(header: readonly string[]): boolean {
  return findColumns(nameColumns(header)) !== null;
}

type ReadRow = (cells: readonly string[]) => PlaylistItem | Rejection;

function openTable(header: readonly string[]): ReadRow {
  const named = nameColumns(header);
  const columns = findColumns(named);
  if (columns === null) {
    const what = 'its first row names no columns for artist and track';
    throw new FormatError('wrong-columns', what, { byte: 0, record: 0 });
  }
  const { track: names, find } = columns;
  const [spotify = -1] = columnsNamed('spotify', named);
  const [mbid = -1] = columnsNamed('mbid', named);
  const identifiers = { spotify, mbid, isrc: find('isrc') };
  // Exportify lists artists so; elsewhere a semicolon is a part of a name.
  const isListed = header[names.artist]?.trim().toLowerCase() === 'artist name(s)';
  const tracks = new TrackReader(
    { ...names, ...identifiers, ...(isListed && { artistsDividedBy: ';' }) },
    (column) => header[column]?.trim() || `column ${column + 1}`,
  );
  const duration = find('durationms', 'trackdurationms');
  const added = find('addedat', 'dateadded');
  const note = find('note', 'reason', 'comment', 'annotation');
  return (cells) => {
    const track = tracks.read(cells);
    if ('code' in track) return track;
    return {
      track,
      durationMs: readDurationMs(cellAt(cells, duration)),
      note: readNote(cellAt(cells, note)),
      addedAt: readAddedAt(cellAt(cells, added)),
    };
  };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function read(chunks: AsyncIterable<Uint8Array>): Promise<ReadPlaylist> {
  const list = new ItemList();
  let readRow: ReadRow | null = null;
  for await (const rows of readCsvRows(once(await wholePlaylist(chunks)))) {
    for (const row of rows) {
      if ('rejected' in row) list.add(row.rejected);
      else if (readRow === null) readRow = openTable(row.cells);
      else list.add(readRow(row.cells.map((cell) => unguard(cell.trim()))));
    }
  }
  if (readRow === null) openTable([]);
  return { name: null, description: null, items: list.items, rejected: list.rejected };
}

function* rowsOf(items: Iterable<PlaylistItem>): Generator<(string | number)[]> {
  yield columnNames;
  for (const { track, durationMs, note, addedAt } of items) {
    const known = (wanted: string) =>
      track.identities.find(({ kind }) => kind === wanted)?.value ?? '';
    yield [
      ...[track.title, track.artist, track.album ?? ''].map(guard),
      durationMs ?? '',
      ...[known('spotify-track'), known('recording-mbid'), known('isrc')],
      addedAt === null ? '' : addedAtText(addedAt),
      guard(note ?? ''),
    ];
  }
}

/** The tracks alone: a table has no place for a name and a description. */
function write({ items }: WrittenPlaylist): Iterable<string> {
  return writeCsv(rowsOf(items));
}

export const playlistCsv: PlaylistFormat = {
  name: 'csv',
  title: 'CSV',
  extension: 'csv',
  mediaType: 'text/csv',
  read,
  write,
};
