import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { historyWriters, longHistory } from '@echotune/formats';
import { importOnce, unreconciled } from '../kit/import-process.ts';
import { endsAt, type HistorySize, rowsPerSecond, writeStreamed } from './history-size.ts';

/** In the order of import: each tells of the same plays, the last of those that are scrobbles. */
const sources = ['spotify-extended', 'spotify-account', 'listenbrainz'] as const;

export interface SourceMeasure {
  readonly rows: number;
  readonly rowsPerSecond: number;
  readonly rowsPerCpuSecond: number;
  readonly peakMiB: number;
  readonly added: number;
  readonly problems: readonly string[];
}

/** One history as three services tell it, one after the other into one embedded store. */
export async function measureSources(
  { plays, tracks }: HistorySize,
  home: string,
): Promise<Record<string, SourceMeasure>> {
  await mkdir(home);
  const history = longHistory({ plays, tracks, endsAt });
  const measures: Record<string, SourceMeasure> = {};
  for (const [index, source] of sources.entries()) {
    const written = historyWriters[source]?.(history, plays);
    if (written === undefined) throw new Error(`There is no format ${source}`);
    const file = await writeStreamed(home, written);
    const measured = await importOnce({ file, home: join(home, 'store') });
    await rm(file);
    const { added } = measured.totals;
    const rows = written.rows();
    const problems = unreconciled(measured, rows);
    if (index > 0 && added > 0) problems.push(`${added} plays added that were there`);
    measures[source] = {
      rows,
      rowsPerSecond: rowsPerSecond(rows, measured.seconds),
      rowsPerCpuSecond: rowsPerSecond(rows, measured.cpuSeconds),
      peakMiB: measured.peakMiB,
      added,
      problems,
    };
  }
  await rm(home, { recursive: true });
  return measures;
}
