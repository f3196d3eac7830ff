import type { SpelledWitness } from '../witness/clusters.ts';
import type { Context } from './context.ts';

/** Whether two witnesses were told apart by their listener. */
export type WitnessPair = (a: SpelledWitness, b: SpelledWitness) => boolean;

export async function apartPairs({ db }: Context, listenerId: number): Promise<WitnessPair> {
  const rows = await db
    .selectFrom('apart')
    .selectAll()
    .where('listener_id', '=', listenerId)
    .execute();
  if (rows.length === 0) return () => false;
  const pairs = new Set(
    rows.map(
      (row) =>
        `${row.stamped_at} ${row.spelling_id} ${row.ms_played} ` +
        `${row.other_stamped_at} ${row.other_spelling_id} ${row.other_ms_played}`,
    ),
  );
  return (a, b) => pairs.has(`${keyOf(a)} ${keyOf(b)}`) || pairs.has(`${keyOf(b)} ${keyOf(a)}`);
}

function keyOf({ stampedAt, spellingId, msPlayed }: SpelledWitness): string {
  return `${stampedAt} ${spellingId} ${msPlayed}`;
}
