import { type Kysely, sql } from 'kysely';
import type { SourceClocks } from '../domain/source-clock.ts';
import type { PoolState } from '../store/pool-state.ts';
import type { Telemetry } from '../telemetry.ts';
import type { PlayRows } from './play-rows.ts';
import type { Schema } from './schema.ts';

export type Dialect = 'sqlite' | 'postgres';

/** What every store implementation stands on. */
export interface Context {
  /** Inside `atomically` the transaction, and then the only way to the database. */
  readonly db: Kysely<Schema>;
  readonly dialect: Dialect;
  readonly playRows: PlayRows;
  readonly clocks: SourceClocks;
  readonly eraser: Eraser;
  /** How commits reach the disk; null where the database sees to it. */
  readonly disk: DiskWait | null;
  /** How the connections are; null where there is but one, and nobody to share it with. */
  readonly pool: (() => PoolState) | null;
  /** UTC epoch milliseconds. */
  readonly clock: () => number;
  readonly telemetry: Telemetry;
  /** Steps to take once the outermost transaction has committed. */
  readonly afterCommit: (() => void | Promise<void>)[];
}

/** When what was committed is on the disk. */
export interface DiskWait {
  /** Whether commits wait for it: for who holds the only connection, between transactions. */
  wait(waits: boolean): void;
  /** Resolves once all that is committed by now is there. Throws store-unreachable. */
  written(): Promise<void>;
  close(): Promise<void>;
}

/** Makes what was deleted unreadable in the files, also after a crash in between. */
export interface Eraser {
  /** Notes within the deleting transaction that erasing is due. */
  mark(db: Kysely<Schema>): Promise<void>;
  /** After the commit. */
  erase(): Promise<void>;
}

/**
 * All or nothing: a transaction of its own, or within one a savepoint, so that a failing step
 * leaves nothing behind even where the caller goes on.
 */
export async function atomically<T>(
  context: Context,
  work: (context: Context) => Promise<T>,
): Promise<T> {
  if (context.db.isTransaction) return withSavepoint(context, work);
  const afterCommit: Context['afterCommit'] = [];
  const result = await committed({ ...context, afterCommit }, work);
  // Others have the connection meanwhile.
  await context.disk?.written();
  for (const step of afterCommit) await step();
  return result;
}

/**
 * All or nothing as `atomically`, for what may be lost: a power cut, and no crash of the process, takes
 * back what was written in the last instants. Whoever waits for it does not wait for the disk.
 */
export async function atomicallySoon<T>(
  context: Context,
  work: (context: Context) => Promise<T>,
): Promise<T> {
  if (context.db.isTransaction) return withSavepoint(context, work);
  const afterCommit: Context['afterCommit'] = [];
  const result = await committed({ ...context, afterCommit }, async (tx) => {
    if (tx.dialect === 'postgres') await sql`set local synchronous_commit = off`.execute(tx.db);
    return work(tx);
  });
  for (const step of afterCommit) await step();
  return result;
}

/** Commits a transaction without waiting for the disk, where that is ours to do. */
async function committed<T>(context: Context, work: (context: Context) => Promise<T>): Promise<T> {
  const { db, disk } = context;
  if (disk === null) return db.transaction().execute((tx) => work({ ...context, db: tx }));
  return db.connection().execute(async (connection) => {
    disk.wait(false);
    try {
      return await connection.transaction().execute((tx) => work({ ...context, db: tx }));
    } finally {
      disk.wait(true);
    }
  });
}

async function withSavepoint<T>(
  context: Context,
  work: (context: Context) => Promise<T>,
): Promise<T> {
  const { db, afterCommit } = context;
  const { length } = afterCommit;
  await sql`savepoint step`.execute(db);
  try {
    const result = await work(context);
    await sql`release savepoint step`.execute(db);
    return result;
  } catch (error) {
    // What did not happen has nothing to follow it.
    afterCommit.length = length;
    await sql`rollback to savepoint step`.execute(db);
    await sql`release savepoint step`.execute(db);
    throw error;
  }
}

/**
 * What must not happen at the same time in two processes. SQLite has one writer at a time anyway.
 * `catalogue`: creating entries, so that two of the same cannot arise. `sweep`: removing unused
 * entries, while others (who hold it shared) rely on them. `models`: numbering versions. `secrets`:
 * sealing, so that no key goes while something is being sealed with it. `budgets`: changing limits, and
 * forgetting listeners, which may have some, while others (who hold it shared) count calls on them.
 * `alerts`: numbering them in the order in which they are seen. `agents`: what operators set of agents, their
 * acts, and the order of the decision log.
 */
const locks = {
  catalogue: 1,
  sweep: 2,
  models: 3,
  secrets: 4,
  budgets: 5,
  alerts: 6,
  agents: 7,
} as const;
const lockSpace = 0x6563686f;

/**
 * Holds the lock until the transaction ends. Who takes several takes `sweep` first, then `budgets`,
 * `catalogue`, a listener's (`lockListener`), `alerts`, and `agents` last: in another order two could wait for
 * each other.
 */
export async function lock(
  { db, dialect }: Context,
  name: keyof typeof locks,
  mode: 'exclusive' | 'shared' = 'exclusive',
): Promise<void> {
  if (dialect === 'sqlite') return;
  const take = sql.raw(
    mode === 'shared' ? 'pg_advisory_xact_lock_shared' : 'pg_advisory_xact_lock',
  );
  await sql`select ${take}(${sql.lit(lockSpace)}, ${sql.lit(locks[name])})`.execute(db);
}
