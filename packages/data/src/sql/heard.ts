import { sql } from 'kysely';
import type { Context } from './context.ts';

const columns = { listener_spelling: 'spelling_id', listener_kept: 'kept_id' } as const;

/** Takes back that a listener's witnesses lead to what they no longer lead to; after some were removed. */
export async function unhear({ db }: Context, listenerId: number): Promise<void> {
  for (const [table, column] of Object.entries(columns)) {
    await sql`
      delete from ${sql.table(table)} where listener_id = ${listenerId} and ${sql.ref(column)} in (
        select ${sql.ref(column)} from ${sql.table(table)} where listener_id = ${listenerId}
        except select ${sql.ref(column)} from witness where listener_id = ${listenerId})`.execute(
      db,
    );
  }
}

/** SQL: that somebody's witnesses lead to it. One look-up each: joined, PostgreSQL would read all of the table. */
export function isHeard(table: keyof typeof columns, id: string): string {
  return `(select listener_id from ${table} where ${columns[table]} = ${id} limit 1) is not null`;
}
