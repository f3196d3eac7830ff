import { hash } from 'node:crypto';
import { sql } from 'kysely';
import type { Context } from './context.ts';
import { given } from './given.ts';

/** Stores each distinct text of kept source fields once; returns the id of each. */
export async function internKept(
  { db, dialect }: Context,
  texts: readonly string[],
): Promise<Map<string, number>> {
  const distinct = [...new Set(texts)].map((json) => ({
    digest: hash('sha256', json, 'base64url'),
    json,
  }));
  // In one order everywhere, or two processes could wait for each other.
  distinct.sort((a, b) => (a.digest < b.digest ? -1 : 1));
  const ids = new Map<string, number>();
  const columns = { digest: 'text', json: 'text' } as const;
  const find = async (rows: typeof distinct) => {
    const found = await db
      .selectFrom(given(dialect, columns, rows))
      .innerJoin('kept', 'kept.digest', 'given.digest')
      .select(['given.json', 'kept.id'])
      .execute();
    for (const { json, id } of found) ids.set(json, id);
  };
  await find(distinct);
  const missing = distinct.filter(({ json }) => !ids.has(json));
  if (missing.length === 0) return ids;
  await db
    .insertInto('kept')
    .columns(['digest', 'json'])
    .expression(
      db
        .selectFrom(given(dialect, columns, missing))
        .select(['digest', 'json'])
        // SQLite would take `on` for a join without a where before it.
        .where(sql.lit(true)),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await find(missing);
  return ids;
}
