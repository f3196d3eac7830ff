import { setTimeout as wait } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import { type MigrationProvider, Migrator } from 'kysely/migration';
import { EchoError } from '../errors.ts';
import type { Telemetry } from '../telemetry.ts';
import type { Dialect } from './context.ts';
import { allMigrations } from './migrations/all.ts';
import { schemaFloor } from './migrations/schema-floor.ts';
import type { Schema } from './schema.ts';

function provider(dialect: Dialect): MigrationProvider {
  return { getMigrations: async () => allMigrations(dialect) };
}

/** How long a migration waits for who works on a table: whoever comes later waits behind it. */
const lockWaitMs = 2_000;
/** How long it is tried again, also while another process migrates. */
const patienceMs = 900_000;
const lockNotAvailable = '55P03';
/** Kysely's own, by which releases that leave locking to it are kept out too. */
const migrationLock = 3_853_314_791_062_309_107n;

/**
 * Brings the schema up to date, all or nothing, while others read and write; of two processes one waits for the
 * other. A store that a newer release has been at is left as it is, where that release only added to it.
 * Throws store-newer where it did more, store-corrupt where a migration fails.
 */
export async function migrate(
  db: Kysely<Schema>,
  dialect: Dialect,
  telemetry: Telemetry,
): Promise<void> {
  const error = await failureOfMigrating(db, dialect);
  if (error === undefined) return;
  if (error instanceof EchoError) throw error;
  const foreign = await foreignMigrations(db, dialect);
  if (foreign.length === 0) {
    throw new EchoError('store-corrupt', 'The schema could not be brought up to date.', {
      cause: error,
    });
  }
  const names = foreign.join(', ');
  if (!(await isAboveFloor(db, dialect))) {
    throw new EchoError('store-newer', `The store knows ${names}, this release not.`, {
      cause: error,
    });
  }
  telemetry.log('info', 'store-of-newer-release', { adds: names });
}

async function failureOfMigrating(db: Kysely<Schema>, dialect: Dialect): Promise<unknown> {
  if (dialect === 'sqlite') return failureOf(db, dialect);
  const giveUpAt = performance.now() + patienceMs;
  for (;;) {
    const error = await failureOnPostgres(db);
    if (!isLocked(error) || performance.now() > giveUpAt) return error;
    // Those who waited behind it go first.
    await wait(lockWaitMs / 4);
  }
}

/**
 * One transaction, which the lock and the timeout end with: of a session that a pooler hands round between
 * transactions nobody could give the lock back.
 */
async function failureOnPostgres(db: Kysely<Schema>): Promise<unknown> {
  try {
    await db.transaction().execute(async (tx) => {
      await sql`select set_config('lock_timeout', ${`${lockWaitMs}ms`}, true)`.execute(tx);
      await sql`select pg_advisory_xact_lock(${sql.lit(migrationLock)})`.execute(tx);
      const error = await failureOf(tx, 'postgres');
      if (error !== undefined) throw error;
    });
    return undefined;
  } catch (error) {
    return error;
  }
}

/** Names of the migrations of this release, in their order. */
export function knownMigrations(dialect: Dialect): string[] {
  return Object.keys(allMigrations(dialect));
}

/**
 * Brings an empty database, or one that has seen some of them, to these migrations and no others.
 * Throws store-newer for one that this release does not know.
 */
export async function migrateTo(
  db: Kysely<Schema>,
  dialect: Dialect,
  names: readonly string[],
): Promise<void> {
  const all = allMigrations(dialect);
  const foreign = names.filter((name) => !Object.hasOwn(all, name));
  if (foreign.length > 0) {
    throw new EchoError('store-newer', `This release does not know ${foreign.join(', ')}.`);
  }
  const wanted = Object.fromEntries(Object.entries(all).filter(([name]) => names.includes(name)));
  const only = { getMigrations: async () => wanted };
  const { error } = await new Migrator({ db, provider: only }).migrateToLatest();
  if (error !== undefined) throw error;
}

async function failureOf(db: Kysely<Schema>, dialect: Dialect): Promise<unknown> {
  return (await new Migrator({ db, provider: provider(dialect) }).migrateToLatest()).error;
}

/** What the driver said may be the cause of what we made of it. */
function isLocked(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ('code' in error && error.code === lockNotAvailable) || isLocked(error.cause);
}

/** Whether all that the store asks of a release is known here, and done. */
async function isAboveFloor(db: Kysely<Schema>, dialect: Dialect): Promise<boolean> {
  const floor = await schemaFloor(db);
  const pending = await pendingMigrations(db, dialect);
  return floor !== null && knownMigrations(dialect).includes(floor) && pending.length === 0;
}

/** Names of migrations that have not run yet. */
export async function pendingMigrations(db: Kysely<Schema>, dialect: Dialect): Promise<string[]> {
  const all = await new Migrator({ db, provider: provider(dialect) }).getMigrations();
  return all.filter(({ executedAt }) => !executedAt).map(({ name }) => name);
}

/** Migrations that the store has seen and this release does not know. */
async function foreignMigrations(db: Kysely<Schema>, dialect: Dialect): Promise<string[]> {
  const known = knownMigrations(dialect);
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  return rows.map(({ name }) => name).filter((name) => !known.includes(name));
}
