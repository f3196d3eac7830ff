import { type RawBuilder, sql } from 'kysely';
import { decidedKinds, type NamedKind } from '../domain/decided-kinds.ts';
import type { Context } from './context.ts';
import { oneOfKinds } from './one-of-kinds.ts';

export async function hasDecisions({ db }: Context): Promise<boolean> {
  const row = await db.selectFrom('identity_decision').select('id').limit(1).executeTakeFirst();
  return row !== undefined;
}

/** Kinds by the other thing that they name; a parted track's own song belongs to the decision. */
const objects = {
  track: [],
  song: ['merge-songs', 'different-songs', 'move-track'],
  artist: ['merge-artists', 'different-artists'],
} as const;

const isNamed = (table: string): table is NamedKind => table in decidedKinds;

/**
 * Removes decisions that name entries about to be swept: those of `table` without the ids that
 * `used` (a chain of `except …`) takes away. What was merged into such an entry stays merged into
 * what that counts as. Again and again, for a split credit keeps the artists it names.
 */
export async function removeDecisions(
  { db }: Context,
  table: string,
  used: RawBuilder<unknown>,
): Promise<void> {
  if (!isNamed(table)) return;
  const gone = sql`(select id from ${sql.table(table)} ${used})`;
  for (let removed = 1n; removed > 0n; ) {
    if (table !== 'track') {
      await sql`
        update identity_decision
        set object_id = (select root_id from ${sql.table(table)} as named where named.id = object_id)
        where kind = ${sql.lit(`merge-${table}s`)} and undone_at is null
          and object_id in (select id from ${sql.table(table)} where root_id is not null)
          and object_id in ${gone}`.execute(db);
    }
    const { numAffectedRows = 0n } = await sql`
      delete from identity_decision where ${oneOfKinds(decidedKinds[table])} and subject_id in ${gone}
        or ${oneOfKinds(objects[table])} and object_id in ${gone}
        or ${oneOfKinds(objects[table])} and subject_id = object_id`.execute(db);
    removed = numAffectedRows;
  }
}
