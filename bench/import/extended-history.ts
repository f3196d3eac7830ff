import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { extendedHistoryChunks } from '@echotune/formats';
import { findParts } from '../../tests/find-parts.ts';
import { temporaryDatabase } from '../../tests/kit/postgres.ts';
import { importOnce, type MeasuredImport, unreconciled } from '../kit/import-process.ts';
import { median } from '../kit/median.ts';
import { writeZip } from './extended-zip.ts';
import { endsAt, type HistorySize, rowsPerSecond, writeStreamed } from './history-size.ts';
import { parseAlone } from './parse-alone.ts';

/** Seconds for as many rows into a table with an index, by one prepared statement. */
function rawInserts(home: string, { plays, tracks }: HistorySize): number {
  const database = new DatabaseSync(join(home, 'raw.sqlite'));
  database.exec(
    'PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE play (id INTEGER PRIMARY KEY, listener INT, track INT, started_at INT, ms INT); CREATE INDEX by_time ON play (listener, started_at)',
  );
  const insert = database.prepare(
    'INSERT INTO play (listener, track, started_at, ms) VALUES (1, ?, ?, ?)',
  );
  const begun = performance.now();
  for (let first = 0; first < plays; first += 4096) {
    database.exec('BEGIN IMMEDIATE');
    for (let i = first; i < Math.min(plays, first + 4096); i += 1)
      insert.run(i % tracks, i * 1000, 200_000);
    database.exec('COMMIT');
  }
  const seconds = (performance.now() - begun) / 1000;
  database.close();
  return seconds;
}

async function intoPostgres(file: string, home: string): Promise<MeasuredImport | null> {
  if (!(await findParts()).includes('postgres')) return null;
  const { url, remove } = await temporaryDatabase();
  try {
    return await importOnce({ file, home: join(home, 'postgres'), databaseUrl: url });
  } finally {
    await remove();
  }
}

/**
 * Import of an extended history, zip to stored, deduplicated and reconciled, beside its two yardsticks:
 * raw prepared SQLite inserts of as many rows, and JSON parsing of the same bytes alone.
 */
export async function measureExtended(size: HistorySize, runs: number, home: string) {
  const { plays } = size;
  const zip = join(home, 'my_spotify_data.zip');
  const bytes = await writeZip(zip, size);
  const flat = await writeStreamed(home, {
    name: 'Streaming_History_Audio_0.json',
    chunks: extendedHistoryChunks({ ...size, endsAt }),
  });
  const small = join(home, 'small.zip');
  await writeZip(small, { ...size, plays: Math.ceil(plays / 10) });

  const sqlite: MeasuredImport[] = [];
  for (let run = 0; run < runs; run += 1) {
    sqlite.push(await importOnce({ file: zip, home: join(home, `run-${run}`) }));
  }
  const tenth = await importOnce({ file: small, home: join(home, 'tenth') });
  const again = await importOnce({ file: zip, home: join(home, 'run-0') });
  const rawSeconds = rawInserts(home, size);
  const { seconds: parseSeconds } = await parseAlone('spotify-extended', flat);
  const postgres = await intoPostgres(zip, home);

  const seconds = median(sqlite.map((run) => run.seconds));
  const rate = (s: number) => rowsPerSecond(plays, s);
  return {
    rows: plays,
    bytesPerRow: Math.round(bytes / plays),
    zipMiB: Math.round((await stat(zip)).size / 1024 ** 2),
    totals: sqlite[0]?.totals,
    sqlite: {
      rowsPerSecond: rate(seconds),
      rowsPerCpuSecond: rate(median(sqlite.map((run) => run.cpuSeconds))),
      peakMiB: Math.max(...sqlite.map((run) => run.peakMiB)),
    },
    tenthOfTheRows: { peakMiB: tenth.peakMiB },
    sameAgain: { rowsPerSecond: rate(again.seconds), totals: again.totals },
    rawPreparedInserts: { rowsPerSecond: rate(rawSeconds), ratio: rawSeconds / seconds },
    parsingAlone: { rowsPerSecond: rate(parseSeconds), ratio: parseSeconds / seconds },
    postgres: postgres && { rowsPerSecond: rate(postgres.seconds), peakMiB: postgres.peakMiB },
    problems: [...sqlite, again, ...(postgres ? [postgres] : [])].flatMap((run) =>
      unreconciled(run, plays),
    ),
  };
}
