import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { onTestFinished } from 'vitest';
import { openSqliteStore } from '../sqlite/open.ts';
import { silentTelemetry } from '../telemetry.ts';
import { firstStart, type Stage, stageClocks } from './stage.fixture.ts';
import type { Store } from './store.ts';

/** A store file in a folder of its own, closed and removed when the test ends. */
export async function sqliteStage(): Promise<Stage & { file: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'echotune-store-'));
  const file = join(folder, 'store.db');
  const clock = { now: firstStart };
  const opened: Store[] = [];
  onTestFinished(async () => {
    for (const store of opened) await store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const again = async () => {
    const store = await openSqliteStore({
      file,
      clock: () => clock.now,
      clocks: stageClocks,
      telemetry: silentTelemetry,
    });
    opened.push(store);
    return store;
  };
  const store = await again();
  // Two connections of one thread would wait for each other: processes are for sqlite.test.ts.
  return { store, clock, file, again, beside: async () => store, rows: async () => rowsOf(file) };
}

function rowsOf(file: string): Record<string, unknown[]> {
  using database = new DatabaseSync(file, { readOnly: true });
  const tables = database
    .prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite_%'")
    .all();
  return Object.fromEntries(
    tables.map(({ name }) => [name, database.prepare(`select * from "${name}"`).all()]),
  );
}
