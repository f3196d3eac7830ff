import { Kysely } from 'kysely';
import { openConnections } from '../postgres/connections.ts';
import { postgresDialect } from '../postgres/dialect.ts';
import type { Schema } from '../sql/schema.ts';
import type { Telemetry } from '../telemetry.ts';

/** One connection, which takes as long as there is data. */
export function openPostgresDatabase(url: string, telemetry: Telemetry): Kysely<Schema> {
  const clients = openConnections(url, { name: 'copy', most: 1, statementMs: 0 }, telemetry);
  return new Kysely<Schema>({ dialect: postgresDialect(clients, telemetry) });
}
