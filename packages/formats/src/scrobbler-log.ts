/**
 * `.scrobbler.log`, the Audioscrobbler log 1.0 and 1.1 that portable players write (Rockbox and
 * others): below `#AUDIOSCROBBLER/1.1`, `#TZ/UTC` or `#TZ/UNKNOWN` and `#CLIENT/…`, tab-separated
 * artist, album, track, number, length in seconds, rating, start in seconds since 1970, and MBID.
 * Quotes are text. Two formats, because a player that does not know its zone writes its local time as
 * if it were UTC.
 *
 * A rating of S says that the track was skipped before its half: it was played all the same, for a
 * time that nobody knows, so it is a play whose kept rating says so.
 */

import { scanHead } from './csv/dialect.ts';
import { encodingProblem } from './csv/encoding-problem.ts';
import { parseEpochSeconds } from './csv/epoch.ts';
import { cellAt } from './csv/header.ts';
import { type Problem, parseTable, type Table, type TablePlan } from './csv/table.ts';
import { TrackReader } from './csv/track-columns.ts';
import type { ExportFormat, Recognition, SourceClock } from './format.ts';
import { readStamp } from './row-fields.ts';
import { unknownMs } from './source-track.ts';

type Zone = SourceClock['zone'];

const dialect = { delimiter: '\t', quotes: false } as const;
const names = ['artist', 'album', 'track', 'number', 'length', 'rating', 'time', 'MBID'] as const;
const first = /^#AUDIOSCROBBLER\/1\.[01]\b/;
const comment = /^#(AUDIOSCROBBLER|TZ|CLIENT)\//;
const unmarked = 'it does not start with #AUDIOSCROBBLER/1.1';
const longestSeconds = 86_400;

/** The zone that a `#TZ/` line states; null for other lines. */
function zoneOf(line: string): Zone | null {
  if (!line.startsWith('#TZ/')) return null;
  return line.slice(4).trim() === 'UTC' ? 'utc' : 'listener';
}

function keptOf(cells: readonly string[]): string {
  const rating = cellAt(cells, 5)?.trim();
  const seconds = Number(cellAt(cells, 4)?.trim() ?? 0);
  const told = Number.isInteger(seconds) && seconds > 0 && seconds <= longestSeconds;
  return JSON.stringify({
    rating: rating === 'L' || rating === 'S' ? rating : undefined,
    duration_ms: told ? seconds * 1000 : undefined,
  });
}

function openLog(zone: Zone): Table {
  // Without a statement the player knew nothing.
  let stated: Zone = 'listener';
  const columns = { artist: 0, album: 1, title: 2, mbid: 7 };
  const tracks = new TrackReader(columns, (column) => names[column] ?? '');
  return {
    header: null,
    width: names.length,
    read: (cells) => {
      const [line = ''] = cells;
      if (comment.test(line)) {
        stated = zoneOf(line) ?? stated;
        return 'aside';
      }
      if (line.startsWith('#') && cells.length === 1) return 'aside';
      if (stated !== zone) {
        const reason = 'a #TZ line above it states another zone than the beginning of the log';
        return { code: 'bad-time', reason };
      }
      const time = cellAt(cells, 6)?.trim();
      const stampedAt = readStamp(time, 'time', 'seconds since 1970', parseEpochSeconds);
      if (typeof stampedAt !== 'number') return stampedAt;
      const track = tracks.read(cells);
      if ('code' in track) return track;
      const kept = keptOf(cells);
      return { stampedAt, startedAt: stampedAt, msPlayed: unknownMs, track, kept };
    },
  };
}

function planner(zone: Zone): () => TablePlan {
  const open = ([line = '']: readonly string[]): Table | Problem =>
    first.test(line) ? openLog(zone) : { problem: unmarked };
  return () => ({ dialect, open });
}

function recognise(head: Uint8Array, zone: Zone): Recognition {
  const unreadable = encodingProblem(head);
  if (unreadable !== null) return { confidence: 0, why: unreadable };
  const rows = scanHead(head, dialect).map(([line = '']) => line);
  if (!first.test(rows[0] ?? '')) return { confidence: 0, why: unmarked };
  const stated = rows.map(zoneOf).find((one) => one !== null) ?? 'listener';
  if (stated === zone) return { confidence: 1, why: 'it starts with #AUDIOSCROBBLER/1.1' };
  const says = stated === 'utc' ? 'are UTC' : 'are the local time of the player';
  return { confidence: 0, why: `it is such a log, but its times ${says}` };
}

function scrobblerLogIn(zone: Zone, name: string, title: string): ExportFormat {
  const plan = planner(zone);
  return {
    name,
    title,
    clock: { precision: 'second', stamps: 'start', zone },
    recognise: (_, head) => recognise(head, zone),
    parse: (chunks) => parseTable(chunks, plan),
  };
}

export const scrobblerLog = scrobblerLogIn('utc', 'scrobbler-log', 'Audioscrobbler log');

export const scrobblerLogLocal = scrobblerLogIn(
  'listener',
  'scrobbler-log-local',
  'Audioscrobbler log of a player without a time zone',
);
