import { type Kysely, sql } from 'kysely';
import { EchoError } from '../errors.ts';
import type { Eraser } from '../sql/context.ts';
import type { Schema } from '../sql/schema.ts';
import type { Telemetry } from '../telemetry.ts';

/**
 * Rewrites the file after a deletion: SQLite leaves copies of rows in pages it has split, also with
 * `secure_delete`. The note that this is due is the file's `user_version`, which commits with the
 * deletion; where the process dies before, or another one holds the file, the next open goes on.
 */
export function fileEraser(db: Kysely<Schema>, telemetry: Telemetry): Eraser {
  return {
    async mark(transaction) {
      await sql`pragma user_version = 1`.execute(transaction);
    },
    async erase() {
      try {
        await sql`vacuum`.execute(db);
        const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(db);
        if (rows[0]?.busy === 0) await sql`pragma user_version = 0`.execute(db);
        else telemetry.log('warn', 'erasing-waits-for-a-reader');
      } catch (error) {
        if (!(error instanceof EchoError) || error.code !== 'store-unreachable') throw error;
        telemetry.log('warn', 'erasing-waits-for-a-writer', { message: error.message });
      }
    },
  };
}

/** Erases what an earlier process marked and did not come to erase. */
export async function eraseWhatIsDue(db: Kysely<Schema>, eraser: Eraser): Promise<void> {
  const { rows } = await sql<{ user_version: number }>`pragma user_version`.execute(db);
  if (rows[0]?.user_version === 1) await eraser.erase();
}
