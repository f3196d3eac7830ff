import { join } from 'node:path';
import { openPostgresStore, openSqliteStore, type Store, silentTelemetry } from '@echotune/data';
import { sourceClocks } from '@echotune/formats';
import { temporaryHome } from './echotune.ts';
import { temporaryDatabase } from './postgres.ts';

export interface TestStore {
  readonly store: Store;
  /** A folder that goes with the store. */
  readonly folder: string;
  readonly deps: { store: Store; telemetry: typeof silentTelemetry; clock: () => number };
  /** Moves the clock, which otherwise stands still. */
  advance(ms: number): void;
  close(): Promise<void>;
}

/** A real SQLite store in a folder of its own, with a clock that stands still. */
export async function openStore(startsAt = Date.UTC(2026, 0, 1)): Promise<TestStore> {
  const { home: folder, remove } = await temporaryHome();
  let now = startsAt;
  const clock = () => now;
  const file = join(folder, 'echotune.sqlite');
  const store = await openSqliteStore({
    file,
    clock,
    clocks: sourceClocks,
    telemetry: silentTelemetry,
  });
  return {
    store,
    folder,
    deps: { store, telemetry: silentTelemetry, clock },
    advance: (ms) => {
      now += ms;
    },
    close: async () => {
      await store.close();
      await remove();
    },
  };
}

/** The same on a PostgreSQL database of its own; its address. */
export async function openOnPostgres(
  startsAt = Date.UTC(2026, 0, 1),
): Promise<TestStore & { readonly url: string }> {
  const { url, remove } = await temporaryDatabase();
  const { home: folder, remove: removeFolder } = await temporaryHome();
  let now = startsAt;
  const deps = { telemetry: silentTelemetry, clock: () => now };
  const store = await openPostgresStore({ url, clocks: sourceClocks, ...deps });
  return {
    store,
    folder,
    url,
    deps: { store, ...deps },
    advance: (ms) => {
      now += ms;
    },
    close: async () => {
      await store.close();
      await remove();
      await removeFolder();
    },
  };
}
