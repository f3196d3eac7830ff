import { type RawBuilder, type Selectable, sql } from 'kysely';
import type { ChangeMark } from '../store/listener-store.ts';
import type { Context, Dialect } from './context.ts';
import type { Schema } from './schema.ts';

/**
 * What `listener.changed` becomes where a profile changes. SQLite has one writer at a time: it counts.
 * In PostgreSQL a number drawn first may be committed last, so that a reader who remembers the largest
 * would miss it; there it is the transaction's own, of which a snapshot says which are still under way.
 */
export function changeNumber(dialect: Dialect): RawBuilder<number> {
  return dialect === 'sqlite'
    ? sql<number>`(select coalesce(max(changed), 0) + 1 from listener)`
    : sql<number>`pg_current_xact_id()::text::int8`;
}

/** The least number that a change not visible yet can have. */
function nextChange(dialect: Dialect): RawBuilder<number> {
  return dialect === 'sqlite'
    ? changeNumber(dialect)
    : sql<number>`pg_snapshot_xmin(pg_current_snapshot())::text::int8`;
}

/** The row of a listener that went says nothing any more. Within the transaction that removes it. */
export async function raiseForgotten({ db }: Context): Promise<void> {
  await db
    .updateTable('catalogue_state')
    .set((column) => ({ listeners_forgotten: column('listeners_forgotten', '+', 1) }))
    .execute();
}

/** The work of `ListenerStore.changedSince`: the mark is read first, so that nothing lies between. */
export async function changedListeners(
  { db, dialect }: Context,
  since: ChangeMark | null,
  playedAfter: number,
): Promise<{ mark: ChangeMark; rows: Selectable<Schema['listener']>[] }> {
  const mark = await db
    .selectFrom('catalogue_state')
    .select(['listeners_forgotten as forgotten', nextChange(dialect).as('changed')])
    .executeTakeFirstOrThrow();
  // Ordered by a sum, lest SQLite walk all listeners in the order of their ids.
  const listeners = db.selectFrom('listener').selectAll('listener').orderBy(sql`listener.id + 0`);
  const rows =
    since === null
      ? listeners.where((where) =>
          where.exists(
            where
              .selectFrom('play')
              .select('play.id')
              .whereRef('play.listener_id', '=', 'listener.id')
              .where('play.started_at', '>', playedAfter),
          ),
        )
      : listeners
          .where('changed', '>=', since.changed)
          // Numbers that are yet to come were given by another server, before a dump was restored.
          .$if(dialect === 'postgres', (query) =>
            query.where(
              'changed',
              '<',
              sql<number>`pg_snapshot_xmax(pg_current_snapshot())::text::int8`,
            ),
          );
  return { mark, rows: await rows.execute() };
}
