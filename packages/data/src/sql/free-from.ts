import { type RawBuilder, sql } from 'kysely';

/**
 * From when on a row's turn is free: its `free_at`, or now where that is past. Beyond `farthestMs` ahead it was
 * written by a clock that was far ahead, and counts as never written.
 */
export function freeFrom(table: string, now: number, farthestMs: number): RawBuilder<number> {
  const freeAt = sql.ref(`${table}.free_at`);
  return sql<number>`case when ${freeAt} between ${now} and ${now + farthestMs} then ${freeAt} else ${now} end`;
}
