import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Dialect } from './context.ts';

/**
 * That rows are a listener's, where something else finds them. PostgreSQL needs to know it for the
 * partition in which to look; SQLite would take it for the way to them, and walk the whole history: the
 * plus keeps it from that.
 *
 * @param column with the listener, as `play.listener_id`
 */
export function partOf(dialect: Dialect, column: string, listenerId: number): RawBuilder<SqlBool> {
  const of = dialect === 'sqlite' ? sql`+${sql.ref(column)}` : sql.ref(column);
  return sql<SqlBool>`${of} = ${listenerId}`;
}
