import { sql } from 'kysely';
import { atomically, type Context } from './context.ts';

/**
 * All or nothing as `atomically`, for what takes as long as there is of a listener's: no statement is cut off,
 * whatever those of this process may take otherwise. Within a transaction that holds until its end.
 */
export function patiently<T>(context: Context, work: (context: Context) => Promise<T>): Promise<T> {
  return atomically(context, async (within) => {
    if (within.dialect === 'postgres')
      await sql`set local statement_timeout = 0`.execute(within.db);
    return work(within);
  });
}
