import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { historyWriters, longHistory } from '@echotune/formats';
import { importRepeatedly, unreconciled } from '../kit/import-process.ts';
import { endsAt, type HistorySize, rowsPerSecond, writeStreamed } from './history-size.ts';
import { parseAlone } from './parse-alone.ts';

/** Fewer than half of the plays of a history are scrobbles. */
const playsPerScrobble = 2.5;
/** Rows of a playlist are no plays; equal ones are one saved song. */
const savesSongs = 'exportify';

/**
 * A file of `plays` rows of a format: parsed alone, imported into a new embedded store, and once more.
 * `problems` says what does not reconcile.
 */
export async function measureFormat(format: string, { plays, tracks }: HistorySize, home: string) {
  const write = historyWriters[format];
  if (write === undefined) {
    throw new Error(`There is no format ${format}: ${Object.keys(historyWriters).join(', ')}`);
  }
  await mkdir(home);
  const made = { plays: Math.ceil(plays * playsPerScrobble), tracks, endsAt };
  const written = write(longHistory(made), plays);
  const file = await writeStreamed(home, written);
  const { size } = await stat(file);
  const parsed = await parseAlone(format, file);
  const timeZone = format.endsWith('-local') ? 'Europe/Berlin' : 'UTC';
  const plan = { file, timeZone, home: join(home, 'store') };
  const [first, again] = await importRepeatedly(plan, 2);
  if (first === undefined || again === undefined) throw new Error('Nothing was measured');
  await rm(home, { recursive: true });
  const rows = parsed.records;
  const countsPlays = format !== savesSongs;
  const problems = [
    ...(rows < written.rows() ? [`${written.rows()} rows written, ${rows} parsed`] : []),
    ...unreconciled(first, rows, countsPlays),
    ...unreconciled(again, rows, countsPlays),
    ...(again.totals.added > 0 ? [`${again.totals.added} added by the same file`] : []),
  ];
  return {
    rows: written.rows(),
    bytesPerRow: Math.round(size / plays),
    parsing: rowsPerSecond(rows, parsed.seconds),
    importing: rowsPerSecond(rows, first.seconds),
    importingPerCpuSecond: rowsPerSecond(rows, first.cpuSeconds),
    sameAgain: rowsPerSecond(rows, again.seconds),
    peakMiB: first.peakMiB,
    totals: first.totals,
    problems,
  };
}
