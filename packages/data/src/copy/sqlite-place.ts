import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { EchoError } from '../errors.ts';
import type { Schema } from '../sql/schema.ts';
import { NodeSqliteDialect } from '../sqlite/dialect.ts';
import { translated } from '../sqlite/failure.ts';
import { silentTelemetry } from '../telemetry.ts';
import { ownTablesThere } from './occupied.ts';

/** How long somebody else's short transaction is waited for. */
const patienceMs = 2000;

/** A file that is to be replaced: what SQLite keeps beside it would be taken for the new one's. */
const beside = (file: string) => [`${file}-wal`, `${file}-shm`, `${file}-journal`];

/**
 * Whether a store may take this place. Throws store-not-empty, store-in-use, store-newer. A damaged file is
 * something, too.
 */
export async function examineSqlitePlace(file: string, replaces: boolean): Promise<void> {
  if (!existsSync(file)) return;
  try {
    await expectEmpty(file, replaces);
  } catch (error) {
    if (!isDamage(error)) throw error;
    if (!replaces) {
      throw new EchoError('store-not-empty', `${file} is damaged, and is there.`, { cause: error });
    }
  }
  await withSole(file, async () => {});
}

async function expectEmpty(file: string, replaces: boolean): Promise<void> {
  const database = translated(() => new DatabaseSync(file, { timeout: patienceMs }));
  try {
    translated(() => database.exec('pragma query_only = on'));
    const db = new Kysely<Schema>({ dialect: new NodeSqliteDialect(database, silentTelemetry) });
    await ownTablesThere(db, 'sqlite', { place: file, replaces });
  } finally {
    database.close();
  }
}

/**
 * Does the work while nobody else has the file open, with its log written back: SQLite leaves the log mode
 * for a connection that is alone, and for no other. Throws store-in-use.
 */
export async function withSole(file: string, work: () => Promise<void>): Promise<void> {
  if (!existsSync(file)) return work();
  const database = translated(() => new DatabaseSync(file, { timeout: patienceMs }));
  try {
    translated(() => database.exec('pragma journal_mode = delete; begin exclusive'));
    await work();
  } catch (error) {
    if (isHeld(error)) {
      const message = `Another process has ${file} open.`;
      throw new EchoError('store-in-use', message, { cause: error });
    }
    if (!isDamage(error)) throw error;
    // Of what cannot be read nothing can be written back.
    for (const path of beside(file)) await rm(path, { force: true });
    await work();
  } finally {
    database.close();
  }
}

function isDamage(error: unknown): boolean {
  return error instanceof EchoError && error.code === 'store-corrupt';
}

/** SQLITE_BUSY or SQLITE_LOCKED. */
function isHeld(error: unknown): boolean {
  const cause = error instanceof EchoError ? error.cause : error;
  if (!(cause instanceof Error) || !('errcode' in cause)) return false;
  return typeof cause.errcode === 'number' && [5, 6].includes(cause.errcode & 0xff);
}
