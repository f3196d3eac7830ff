import { join } from 'node:path';
import {
  type Connections,
  openPostgresStore,
  openSqliteStore,
  type Store,
  type Telemetry,
} from '@echotune/data';
import { sourceClocks } from '@echotune/formats';
import { agreeOnPlace } from '@echotune/service';
import type { Config } from './config/config.ts';

/** What a process is there for: a server answers people, and no statement of its may keep them waiting for ever. */
export type ProcessRole = 'server' | 'worker' | 'command';

interface StoreParts {
  readonly role: ProcessRole;
  /** UTC epoch milliseconds. */
  readonly clock: () => number;
  readonly telemetry: Telemetry;
}

/** The store of the settings. Throws store-*, shared-files-unset. */
export async function openStore(config: Config, parts: StoreParts): Promise<Store> {
  const { role, clock, telemetry } = parts;
  const { home, databaseUrl: url } = config;
  const options = { clock, clocks: sourceClocks, telemetry };
  // A file is of one home, which has everything.
  if (url === null) return openSqliteStore({ file: join(home, 'echotune.sqlite'), ...options });
  const store = await openPostgresStore({
    url,
    ...options,
    connections: connectionsOf(config, role),
  });
  try {
    await agreeOnPlace(store, config.toldPlace);
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}

function connectionsOf({ database }: Config, role: ProcessRole): Connections {
  const statementMs = role === 'server' ? database.statementMs : 0;
  return { most: database.connections, name: `echotune/${role}`, statementMs };
}
