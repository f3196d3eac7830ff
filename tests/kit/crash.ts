import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { type Random, seededRandom } from '@echotune/engine';
import { extendedHistoryChunks } from '@echotune/formats';
import { runEchotune, spawnEchotune, temporaryHome } from './echotune.ts';
import { type OwnedServer, startOwned } from './signed-in.ts';

/** What a crash run counted; `missing`, `doubled`, `unsound` and `unreconciled` must be 0. */
export interface CrashCounters {
  kills: number;
  acknowledged: number;
  missing: number;
  doubled: number;
  /** Times `PRAGMA integrity_check` was not "ok". */
  unsound: number;
  /** Times the run's totals did not agree with the rows stored. */
  unreconciled: number;
}

export function noCrashes(): CrashCounters {
  return { kills: 0, acknowledged: 0, missing: 0, doubled: 0, unsound: 0, unreconciled: 0 };
}

const historyEndsAt = Date.UTC(2026, 0, 1);

/** Looks at the file as another program would. */
function inspect<T>(home: string, look: (database: DatabaseSync) => T): T {
  const database = new DatabaseSync(join(home, 'echotune.sqlite'));
  try {
    return look(database);
  } finally {
    database.close();
  }
}

function numberOf(database: DatabaseSync, sql: string): number {
  const row = database.prepare(sql).get();
  return Number(Object.values(row ?? { none: 0 })[0]);
}

function checkSound(home: string, counters: CrashCounters): void {
  inspect(home, (database) => {
    const row = database.prepare('PRAGMA integrity_check').get();
    if (row?.integrity_check !== 'ok') counters.unsound += 1;
  });
}

/** Kills imports at random moments until `kills` is reached and one has ended by itself. */
export async function crashImports(
  options: { kills: number; plays: number; seed: number },
  counters: CrashCounters,
): Promise<void> {
  const random = seededRandom(options.seed);
  while (counters.kills < options.kills) {
    const { home, remove } = await temporaryHome();
    try {
      const file = join(home, 'Streaming_History_Audio_2020-2025_0.json');
      const rows = extendedHistoryChunks({
        plays: options.plays,
        tracks: 2000,
        endsAt: historyEndsAt,
      });
      await pipeline(Readable.from(rows), createWriteStream(file));
      await crashOneImport(home, file, options, random, counters);
    } finally {
      await remove();
    }
  }
}

async function crashOneImport(
  home: string,
  file: string,
  options: { kills: number; plays: number },
  random: Random,
  counters: CrashCounters,
): Promise<void> {
  for (let attempt = 0; counters.kills < options.kills && attempt < 12; attempt += 1) {
    const child = spawnEchotune(home, ['import', file, '--no-train', '--json']);
    const exited = once(child, 'exit').then(() => true);
    const ended = await Promise.race([exited, wait(150 + random() * 1200, false)]);
    if (ended) break;
    child.kill('SIGKILL');
    await exited;
    counters.kills += 1;
    checkImport(home, counters);
  }
  const last = await runEchotune(home, ['import', file, '--no-train', '--json']);
  if (last.code !== 0) throw new Error(`The import did not end well: ${last.stderr}`);
  checkImport(home, counters);
  const { stored, distinct } = inspect(home, (database) => ({
    stored: numberOf(database, 'SELECT count(*) FROM play'),
    distinct: numberOf(
      database,
      'SELECT count(*) FROM (SELECT DISTINCT spelling_id, stamped_at, ms_played FROM witness)',
    ),
  }));
  counters.acknowledged += options.plays;
  counters.doubled += stored - distinct;
  const again = await runEchotune(home, ['import', file, '--no-train', '--json']);
  const { totals } = JSON.parse(again.stdout);
  // What a further import still finds new had been lost; the file may repeat rows, which are duplicates.
  counters.missing += totals.added;
}

/** Totals of the run against the rows in the tables, after a kill at whatever moment. */
function checkImport(home: string, counters: CrashCounters): void {
  checkSound(home, counters);
  inspect(home, (database) => {
    if (numberOf(database, "SELECT count(*) FROM sqlite_master WHERE name = 'import_file'") === 0)
      return;
    const added = numberOf(database, 'SELECT coalesce(sum(added), 0) FROM import_file');
    const read = numberOf(database, 'SELECT coalesce(sum(read), 0) FROM import_file');
    const parts = numberOf(
      database,
      'SELECT coalesce(sum(added + duplicates + not_music + rejected), 0) FROM import_file',
    );
    if (added !== numberOf(database, 'SELECT count(*) FROM play') || read !== parts)
      counters.unreconciled += 1;
  });
}

/** Sends plays to a server, kills it at random moments, and looks for every play it had acknowledged. */
export async function crashServer(
  options: { kills: number; seed: number },
  counters: CrashCounters,
): Promise<void> {
  const random = seededRandom(options.seed);
  const { home, remove } = await temporaryHome();
  try {
    const acknowledged: number[] = [];
    for (let sent = 0; counters.kills < options.kills; ) {
      const server = await startOwned(home);
      const timer = wait(50 + random() * 500).then(() => server.kill());
      for (let alive = true; alive; ) {
        const startedAt = historyEndsAt + sent * 1000;
        sent += 1;
        const play = { title: `Song ${sent % 50}`, artist: 'Someone', startedAt, msPlayed: 60_000 };
        alive = await post(server, '/api/v1/plays', { plays: [play] });
        if (alive) acknowledged.push(startedAt);
      }
      await timer;
      counters.kills += 1;
      checkSound(home, counters);
    }
    counters.acknowledged += acknowledged.length;
    inspect(home, (database) => {
      const found = database.prepare('SELECT count(*) AS n FROM play WHERE started_at = ?');
      for (const startedAt of acknowledged) {
        const count = Number(found.get(BigInt(startedAt))?.n);
        if (count === 0) counters.missing += 1;
        if (count > 1) counters.doubled += count - 1;
      }
    });
  } finally {
    await remove();
  }
}

/** Whether the server acknowledged; false also where it died meanwhile. */
async function post(server: OwnedServer, path: string, body: unknown): Promise<boolean> {
  try {
    const headers = { 'content-type': 'application/json', ...server.headers };
    const answer = await fetch(`${server.address}${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    await answer.arrayBuffer();
    return answer.status === 201;
  } catch {
    return false;
  }
}
