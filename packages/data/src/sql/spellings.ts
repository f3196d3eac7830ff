import { sql } from 'kysely';
import type { Context } from './context.ts';
import { givenIds } from './given.ts';

/** Columns of a `Spelling`, of `spelling` joined under its own name. */
export const spellingColumns = [
  'spelling.track_id as trackId',
  'spelling.source',
  'spelling.source_key as sourceKey',
  'spelling.title',
  'spelling.artist',
  'spelling.album',
] as const;

/** Columns of a `SpelledWitness` beside those. */
export const witnessColumns = [
  'witness.spelling_id as spellingId',
  'witness.stamped_at as stampedAt',
  'witness.started_at as startedAt',
  'witness.ms_played as msPlayed',
] as const;

/** The identities of each track that has some. */
export async function identitiesOf(
  { db, dialect }: Context,
  trackIds: readonly number[],
): Promise<Map<number, { kind: string; value: string }[]>> {
  const rows = await db
    .selectFrom('identity')
    .select(['track_id as trackId', 'kind', 'value'])
    .where('track_id', 'in', givenIds(dialect, trackIds))
    .orderBy(sql`track_id, kind, value`)
    .execute();
  return Map.groupBy(rows, ({ trackId }) => trackId);
}
