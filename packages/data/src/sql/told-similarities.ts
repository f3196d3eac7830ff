import { sql } from 'kysely';
import type { EnrichmentSubject } from '../domain/enrichment.ts';
import type { ToldSimilarity } from '../store/enrichment-store.ts';
import type { Context } from './context.ts';

const rowsAtATime = 20_000;

/** The work of `EnrichmentStore.similar`: page after page along the primary key. */
export async function* toldSimilarities(
  { db }: Context,
  subject: EnrichmentSubject,
): AsyncGenerator<readonly ToldSimilarity[]> {
  const [table, of] = [sql.table(`similar_${subject}`), sql.table(subject)];
  const key = sql.ref(`${subject}_id`);
  let after = { row: 0, source: '', otherRow: 0 };
  for (;;) {
    const { rows } = await sql<ToldSimilarity & typeof after>`
      select ${key} as row, other_id as "otherRow", source, score,
        (select coalesce(root_id, id) from ${of} where id = ${key}) as id,
        (select coalesce(root_id, id) from ${of} where id = other_id) as "otherId"
      from ${table}
      where (${key}, source, other_id) > (${after.row}, ${after.source}, ${after.otherRow})
      order by ${key}, source, other_id limit ${rowsAtATime}`.execute(db);
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows.map(({ id, otherId, score, source }) => ({ id, otherId, score, source }));
    after = last;
  }
}
