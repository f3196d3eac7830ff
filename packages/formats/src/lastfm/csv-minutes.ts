/**
 * Last.fm histories without a header (benjaminbenben.com/lastfm-to-csv): artist, album, track, and
 * `dd Mmm yyyy hh:mm`, the start of a scrobble, UTC, to the minute. A leading column of row numbers
 * changes nothing.
 */

import { scanHead } from '../csv/dialect.ts';
import { encodingProblem } from '../csv/encoding-problem.ts';
import { cellAt } from '../csv/header.ts';
import { parseTable, type Table, type TablePlan } from '../csv/table.ts';
import { TrackReader } from '../csv/track-columns.ts';
import { parseMonthNamed } from '../csv/written-time.ts';
import type { ExportFormat, Recognition } from '../format.ts';
import { readStamp } from '../row-fields.ts';
import { unknownMs } from '../source-track.ts';

const dialect = { delimiter: ',', quotes: true } as const;
const names = ['artist', 'album', 'track', 'date'] as const;
const rowNumber = /^\d{1,9}$/;

/** The four cells that count; null where there are not four. */
function withoutNumber(cells: readonly string[]): readonly string[] | null {
  if (cells.length === names.length) return cells;
  const numbered = cells.length === names.length + 1 && rowNumber.test(cells[0] ?? '');
  return numbered ? cells.slice(1) : null;
}

function open(): Table {
  const tracks = new TrackReader(
    { artist: 0, album: 1, title: 2 },
    (column) => names[column] ?? '',
  );
  return {
    header: null,
    width: Number.POSITIVE_INFINITY,
    read: (row) => {
      const cells = withoutNumber(row);
      if (cells === null) {
        return {
          code: 'not-csv',
          reason: `the row has ${row.length} cells, not ${names.join(', ')}`,
        };
      }
      const time = cellAt(cells, 3);
      const stampedAt = readStamp(time, 'date', 'DD Mmm YYYY HH:MM', parseMonthNamed);
      if (typeof stampedAt !== 'number') return stampedAt;
      const track = tracks.read(cells);
      if ('code' in track) return track;
      return { stampedAt, startedAt: stampedAt, msPlayed: unknownMs, track, kept: '{}' };
    },
  };
}

const plan = (): TablePlan => ({ dialect, open });

/** Nothing names the columns: most of the first rows must look like it. */
function recognise(head: Uint8Array): Recognition {
  const unreadable = encodingProblem(head);
  if (unreadable !== null) return { confidence: 0, why: unreadable };
  const rows = scanHead(head, dialect);
  const fit = rows.filter((row) => {
    const cells = withoutNumber(row);
    return cells !== null && !Number.isNaN(parseMonthNamed(cells[3] ?? ''));
  });
  if (fit.length > 0 && fit.length >= rows.length / 2) {
    return { confidence: 1, why: 'its rows are artist, album, track and a written date' };
  }
  return { confidence: 0, why: 'its rows are not artist, album, track and DD Mmm YYYY HH:MM' };
}

export const lastfmCsvMinutes: ExportFormat = {
  name: 'lastfm-csv-minutes',
  title: 'Last.fm history as CSV without a header',
  clock: { precision: 'minute', stamps: 'start', zone: 'utc' },
  recognise: (_, head) => recognise(head),
  parse: (chunks) => parseTable(chunks, plan),
};
