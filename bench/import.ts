/**
 * Import of an extended history, zip to stored, deduplicated and reconciled, beside its two yardsticks:
 * raw prepared SQLite inserts of as many rows, and JSON parsing of the same bytes alone.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { exportFormats, extendedHistoryChunks } from '@echotune/formats';
import { ZipFile } from 'yazl';
import { findParts } from '../tests/find-parts.ts';
import { temporaryHome } from '../tests/kit/echotune.ts';
import { temporaryDatabase } from '../tests/kit/postgres.ts';
import { machine } from './kit/machine.ts';

const { values } = parseArgs({
  options: {
    plays: { type: 'string', default: '1000000' },
    tracks: { type: 'string', default: '40000' },
    runs: { type: 'string', default: '3' },
  },
});
const plays = Number(values.plays);
const endsAt = Date.UTC(2026, 0, 1);
const child = fileURLToPath(new URL('./kit/import-child.ts', import.meta.url));

interface Measured {
  readonly seconds: number;
  readonly peakMiB: number;
  readonly totals: Readonly<Record<string, number>>;
}

/** One import in a process of its own, so that its memory is its own. */
async function importOnce(file: string, home: string, databaseUrl: string): Promise<Measured> {
  const process_ = fork(child, [file], {
    env: {
      ...process.env,
      ECHOTUNE_HOME: home,
      DATABASE_URL: databaseUrl,
      ECHOTUNE_LOG_LEVEL: 'error',
    },
  });
  const [measured] = await once(process_, 'message');
  await once(process_, 'exit');
  return measured;
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

/** The history's text without the list's brackets, in pieces of whole rows that begin with a comma. */
function* rowPieces(count: number): Generator<string> {
  const chunks = extendedHistoryChunks({ plays: count, tracks: Number(values.tracks), endsAt });
  for (const chunk of chunks) yield `,${chunk.replace(/^[[,]/, '').replace(/\]$/, '')}`;
}

/** As the service packs them: files of about 12 MB in one zip. Returns their size together. */
async function writeZip(path: string, count: number): Promise<number> {
  const zip = new ZipFile();
  const done = pipeline(zip.outputStream, createWriteStream(path));
  const bytesPerFile = 12_000_000;
  let total = 0;
  let rows: Buffer[] = [];
  let length = 0;
  let files = 0;
  const flush = () => {
    const list = Buffer.concat([
      Buffer.from('['),
      Buffer.concat(rows).subarray(1),
      Buffer.from(']'),
    ]);
    zip.addBuffer(list, `Spotify Extended/Streaming_History_Audio_${files}.json`);
    total += list.length;
    files += 1;
    rows = [];
    length = 0;
  };
  for (const piece of rowPieces(count)) {
    const bytes = Buffer.from(piece);
    rows.push(bytes);
    length += bytes.length;
    if (length >= bytesPerFile) flush();
  }
  if (length > 0) flush();
  zip.end();
  await done;
  return total;
}

function rawInserts(home: string): number {
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
      insert.run(i % 40_000, i * 1000, 200_000);
    database.exec('COMMIT');
  }
  const seconds = (performance.now() - begun) / 1000;
  database.close();
  return seconds;
}

async function parseAlone(path: string): Promise<number> {
  const format = exportFormats.find((candidate) => candidate.name === 'spotify-extended');
  if (format === undefined) throw new Error('No such format');
  const begun = performance.now();
  for await (const _ of format.parse(createReadStream(path, { highWaterMark: 1 << 20 })));
  return (performance.now() - begun) / 1000;
}

async function withPostgres<T>(work: (url: string) => Promise<T>): Promise<T> {
  const { url, remove } = await temporaryDatabase();
  try {
    return await work(url);
  } finally {
    await remove();
  }
}

const { home, remove } = await temporaryHome();
try {
  const zip = join(home, 'my_spotify_data.zip');
  const bytes = await writeZip(zip, plays);
  const flat = join(home, 'Streaming_History_Audio_0.json');
  const chunks = extendedHistoryChunks({ plays, tracks: Number(values.tracks), endsAt });
  await pipeline(Readable.from(chunks), createWriteStream(flat));
  const small = join(home, 'small.zip');
  await writeZip(small, Math.ceil(plays / 10));

  const sqlite: Measured[] = [];
  for (let run = 0; run < Number(values.runs); run += 1) {
    sqlite.push(await importOnce(zip, join(home, `run-${run}`), ''));
  }
  const tenth = await importOnce(small, join(home, 'tenth'), '');
  const again = await importOnce(zip, join(home, 'run-0'), '');
  const rawSeconds = rawInserts(home);
  const parseSeconds = await parseAlone(flat);
  const parts = await findParts();
  const postgres = parts.includes('postgres')
    ? await withPostgres((url) => importOnce(zip, join(home, 'postgres'), url))
    : null;

  const seconds = median(sqlite.map((run) => run.seconds));
  const rate = (s: number) => Math.round(plays / s);
  const result = {
    benchmark: 'import',
    ...machine(),
    rows: plays,
    bytesPerRow: Math.round(bytes / plays),
    zipMiB: Math.round((await stat(zip)).size / 1024 ** 2),
    totals: sqlite[0]?.totals,
    sqlite: {
      rowsPerSecond: rate(seconds),
      peakMiB: Math.max(...sqlite.map((run) => run.peakMiB)),
    },
    tenthOfTheRows: { peakMiB: tenth.peakMiB },
    sameAgain: { rowsPerSecond: rate(again.seconds), totals: again.totals },
    rawPreparedInserts: { rowsPerSecond: rate(rawSeconds), ratio: rawSeconds / seconds },
    parsingAlone: { rowsPerSecond: rate(parseSeconds), ratio: parseSeconds / seconds },
    postgres: postgres && { rowsPerSecond: rate(postgres.seconds), peakMiB: postgres.peakMiB },
  };
  console.log(JSON.stringify(result, null, 2));
  console.table({
    'import into SQLite': result.sqlite,
    'import again (all duplicates)': { rowsPerSecond: result.sameAgain.rowsPerSecond },
    'import into PostgreSQL': result.postgres ?? {},
    'raw prepared inserts': result.rawPreparedInserts,
    'parsing alone': result.parsingAlone,
  });
} finally {
  await remove();
}
