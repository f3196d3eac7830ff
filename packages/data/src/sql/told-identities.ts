import { type SqlBool, sql } from 'kysely';
import type { ResolvedSpelling, SpellingIds } from '../domain/catalogue.ts';
import type { Context } from './context.ts';
import { given, givenIds } from './given.ts';
import { isHeard } from './heard.ts';

/** Notes which identities new spellings tell of. */
export async function noteIdentities(
  { db, dialect }: Context,
  told: readonly { readonly spelling: ResolvedSpelling; readonly ids: SpellingIds }[],
): Promise<void> {
  const rows = told.flatMap(({ spelling, ids }) =>
    spelling.identities.map(({ kind, value }) => ({ spelling_id: ids.spellingId, kind, value })),
  );
  if (rows.length === 0) return;
  const columns = { spelling_id: 'int', kind: 'text', value: 'text' } as const;
  await db
    .insertInto('told_identity')
    .columns(['spelling_id', 'kind', 'value'])
    .expression(
      db
        .selectFrom(given(dialect, columns, rows))
        .selectAll()
        .distinct(),
    )
    .execute();
}

/** Removes the identities that these spellings alone tell of, where nobody's witness needs them now. */
export async function withdrawIdentities(
  { db, dialect }: Context,
  spellingIds: readonly number[],
): Promise<void> {
  const unused = await db
    .selectFrom('spelling')
    .select('id')
    .where('id', 'in', givenIds(dialect, spellingIds))
    .where(sql<SqlBool>`not (${sql.raw(isHeard('listener_spelling', 'spelling.id'))})`)
    .execute();
  if (unused.length === 0) return;
  const ids = unused.map(({ id }) => id);
  const withdrawn = await db
    .deleteFrom('told_identity')
    .where('spelling_id', 'in', givenIds(dialect, ids))
    .returning(['kind', 'value'])
    .execute();
  const identities = given(dialect, { kind: 'text', value: 'text' }, withdrawn);
  await sql`
    delete from identity where (value, kind) in (
      select given.value, given.kind from ${identities} where not exists (
        select 1 from told_identity where value = given.value and kind = given.kind))`.execute(db);
}
