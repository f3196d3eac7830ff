/**
 * Libre.fm's CSV, and Maloja's of the same shape: columns `Artist`, `Track`, `Time` and mostly `Album`
 * and `userid`, in any order, below comments that start with `#` (which Libre.fm writes as UTF-7:
 * `+ACM-`). `Time` is the start of a scrobble, UTC, in seconds since 1970. The user's id is not kept.
 */

import { scanHead } from './csv/dialect.ts';
import { parseEpochSeconds } from './csv/epoch.ts';
import { cellAt, Header, plainName } from './csv/header.ts';
import {
  type Problem,
  parseTable,
  recogniseTable,
  type Table,
  type TablePlan,
} from './csv/table.ts';
import { TrackReader } from './csv/track-columns.ts';
import type { ExportFormat, Recognition } from './format.ts';
import { readStamp } from './row-fields.ts';
import { unknownMs } from './source-track.ts';

const dialect = { delimiter: ',', quotes: true } as const;
const known = new Set(['artist', 'track', 'album', 'time', 'userid']);

function open(cells: readonly string[]): Table | Problem | 'aside' {
  if (/^(#|\+ACM-)/.test(cells[0] ?? '')) return 'aside';
  const header = new Header(cells);
  const named = cells.every((cell) => known.has(plainName(cell)));
  if (!named || !header.has('artist', 'track', 'time')) {
    return {
      problem: `its first row does not name columns Artist, Track, Album, Time: it is ${header.shown()}`,
    };
  }
  const columns = {
    title: header.find('track'),
    artist: header.find('artist'),
    album: header.find('album'),
  };
  const tracks = new TrackReader(columns, (column) => header.nameOf(column));
  const time = header.find('time');
  return {
    header: cells,
    width: cells.length,
    read: (row) => {
      const stamp = cellAt(row, time);
      const name = header.nameOf(time);
      const stampedAt = readStamp(stamp, name, 'seconds since 1970', parseEpochSeconds);
      if (typeof stampedAt !== 'number') return stampedAt;
      const track = tracks.read(row);
      if ('code' in track) return track;
      return { stampedAt, startedAt: stampedAt, msPlayed: unknownMs, track, kept: '{}' };
    },
  };
}

const plan = (): TablePlan => ({ dialect, open });

/** Others name columns so too: some time must be in seconds since 1970, unless there is no row. */
function recognise(head: Uint8Array): Recognition {
  const recognition = recogniseTable(head, plan);
  if (recognition.confidence === 0) return recognition;
  const rows = scanHead(head, dialect);
  const top = rows.findIndex((row) => open(row) !== 'aside');
  const time = new Header(rows[top] ?? []).find('time');
  const records = rows.slice(top + 1);
  const counted = records.some((row) => !Number.isNaN(parseEpochSeconds(row[time] ?? '')));
  if (records.length === 0 || counted) return recognition;
  return { confidence: 0, why: 'its column Time is not in seconds since 1970' };
}

export const librefm: ExportFormat = {
  name: 'librefm',
  title: 'Libre.fm or Maloja CSV',
  clock: { precision: 'second', stamps: 'start', zone: 'utc' },
  recognise: (_, head) => recognise(head),
  parse: (chunks) => parseTable(chunks, plan),
};
