import type { Telemetry } from '../telemetry.ts';
import type { StorePlace } from './place.ts';
import { beginPostgresLoad, examinePostgresPlace } from './postgres-load.ts';
import { openPostgresSnapshot } from './postgres-snapshot.ts';
import type { Snapshot } from './snapshot.ts';
import { beginSqliteLoad } from './sqlite-load.ts';
import { examineSqlitePlace } from './sqlite-place.ts';
import { openSqliteSnapshot } from './sqlite-snapshot.ts';
import type { LoadOptions, StoreLoad } from './store-load.ts';

export interface CopyDeps {
  /** UTC epoch milliseconds. */
  readonly clock: () => number;
  readonly telemetry: Telemetry;
}

/** The store as it is now, for as long as it is open. Throws store-unreachable, store-corrupt, store-newer. */
export function openSnapshot(place: StorePlace, deps: CopyDeps): Promise<Snapshot> {
  return place.dialect === 'sqlite'
    ? openSqliteSnapshot({ file: place.file, ...deps })
    : openPostgresSnapshot({ url: place.url, telemetry: deps.telemetry });
}

/** Whether a store may come to be here. Throws store-not-empty, store-in-use, store-newer, store-unreachable. */
export function examinePlace(place: StorePlace, replaces: boolean, deps: CopyDeps): Promise<void> {
  return place.dialect === 'sqlite'
    ? examineSqlitePlace(place.file, replaces)
    : examinePostgresPlace({ url: place.url, ...deps }, replaces);
}

/** Begins to fill a store. Throws as `examinePlace`. */
export function beginLoad(
  place: StorePlace,
  options: LoadOptions,
  deps: CopyDeps,
): Promise<StoreLoad> {
  return place.dialect === 'sqlite'
    ? beginSqliteLoad(place.file, options, deps.telemetry)
    : beginPostgresLoad({ url: place.url, ...deps }, options);
}
