/** Reads the rows of a table as plays, as a mapping says. */

import { cellAt, Header } from '../csv/header.ts';
import type { Problem, Table } from '../csv/table.ts';
import { TrackReader } from '../csv/track-columns.ts';
import { readStamp, readTold } from '../row-fields.ts';
import { unknownMs } from '../source-track.ts';
import { type ColumnChoice, type CsvMapping, columnOf } from './mapping.ts';
import { type CsvRole, csvRoles } from './roles.ts';
import { readings } from './time-form.ts';

const needed = ['artist', 'track', 'time'] as const satisfies readonly CsvRole[];

type Columns = Readonly<Record<CsvRole, number>>;

function findColumns(mapping: CsvMapping, header: Header): Columns | Problem {
  const width = header.names.length;
  const find = (role: CsvRole) => {
    const choice: ColumnChoice | undefined = mapping.columns[role];
    return choice === undefined ? -1 : columnOf(choice, mapping.header ? header.names : [], width);
  };
  for (const role of csvRoles) {
    const choice = mapping.columns[role];
    const wanted = choice !== undefined || needed.some((one) => one === role);
    if (wanted && find(role) === -1) {
      const which =
        choice === undefined ? 'none was chosen' : `there is no ${JSON.stringify(choice)}`;
      const names = mapping.header ? `: its columns are ${header.shown()}` : '';
      return { problem: `no column is the ${role}, ${which}${names}` };
    }
  }
  return {
    time: find('time'),
    date: find('date'),
    artist: find('artist'),
    track: find('track'),
    album: find('album'),
    msPlayed: find('msPlayed'),
    spotify: find('spotify'),
    mbid: find('mbid'),
    isrc: find('isrc'),
  };
}

/**
 * Time played; `unknownMs` where nothing is said, or nothing that can be true: that the song was played
 * then stands in the other columns.
 */
function readPlayed(text: string | undefined, unit: CsvMapping['playedIn']): number {
  if (text === undefined || !/^\d{1,12}(\.\d{1,9})?$/.test(text)) return unknownMs;
  const told = Number(text);
  return told === 0 ? 0 : readTold(told, unit === 's' ? 'seconds' : 'milliseconds');
}

/** Opens a table with its first row: its header, or its first record where it has none. */
export function openPlays(mapping: CsvMapping, first: readonly string[]): Table | Problem {
  const header = new Header(first);
  const columns = findColumns(mapping, header);
  if ('problem' in columns) return columns;
  const nameOf = (column: number) =>
    mapping.header ? header.nameOf(column) : `column ${column + 1}`;
  const tracks = new TrackReader({ ...columns, title: columns.track }, nameOf);
  const { shape, parse } = readings[mapping.time];
  const timeName = nameOf(columns.time);
  const readTime = (cells: readonly string[]) => {
    const time = cellAt(cells, columns.time);
    const day = columns.date === -1 ? undefined : (cellAt(cells, columns.date) ?? '');
    return readStamp(day === undefined || !time ? time : `${day} ${time}`, timeName, shape, parse);
  };
  return {
    header: mapping.header ? first : null,
    width: first.length,
    read: (row) => {
      const cells = row.map((cell) => cell.trim());
      const stampedAt = readTime(cells);
      if (typeof stampedAt !== 'number') return stampedAt;
      const msPlayed = readPlayed(cellAt(cells, columns.msPlayed), mapping.playedIn);
      const track = tracks.read(cells);
      if ('code' in track) return track;
      const ended = mapping.stamps === 'end' && msPlayed !== unknownMs;
      const startedAt = ended ? stampedAt - msPlayed : stampedAt;
      return { stampedAt, startedAt, msPlayed, track, kept: '{}' };
    },
  };
}
