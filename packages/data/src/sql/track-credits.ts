import type { Credit } from '../domain/catalogue.ts';
import type { Context } from './context.ts';
import { givenIds } from './given.ts';

/**
 * The work of `CatalogueStore.creditsOf`: each artist as it counts now, once; a credit that names
 * several is them, the first in its role and the others featured.
 */
export async function creditsOf(
  { db, dialect }: Context,
  trackIds: readonly number[],
): Promise<Map<number, Credit[]>> {
  const rows = await db
    .selectFrom('track_credit')
    .innerJoin('artist', 'artist.id', 'track_credit.artist_id')
    .leftJoin('identity_decision as split', (join) =>
      join
        .onRef('split.subject_id', '=', 'artist.id')
        .on('split.kind', '=', 'split-artist')
        .on('split.undone_at', 'is', null),
    )
    .leftJoin('identity_part as part', 'part.decision_id', 'split.id')
    .innerJoin('artist as named', (join) =>
      join.on((column) =>
        column('named.id', '=', column.fn.coalesce('part.artist_id', 'artist.id')),
      ),
    )
    .innerJoin('artist as root', (join) =>
      join.on((column) => column('root.id', '=', column.fn.coalesce('named.root_id', 'named.id'))),
    )
    .select((column) => [
      'track_id',
      column.fn.coalesce('root.given_name', 'root.name').as('name'),
      'root.key',
      'role',
      'part.position as place',
    ])
    .where('track_id', 'in', givenIds(dialect, trackIds))
    .orderBy('track_id')
    .orderBy('track_credit.position')
    .orderBy('part.position')
    .execute();
  const tracks = Map.groupBy(rows, (row) => row.track_id);
  return new Map([...tracks].map(([trackId, credits]) => [trackId, eachOnce(credits)]));
}

/** The work of `CatalogueStore.creditsAsSpelled`. */
export async function creditsAsSpelled(
  { db, dialect }: Context,
  trackIds: readonly number[],
): Promise<Map<number, Credit[]>> {
  const rows = await db
    .selectFrom('track_credit')
    .innerJoin('artist', 'artist.id', 'artist_id')
    .select(['track_id', 'name', 'key', 'role'])
    .where('track_id', 'in', givenIds(dialect, trackIds))
    .orderBy('track_id')
    .orderBy('position')
    .execute();
  const tracks = Map.groupBy(rows, ({ track_id }) => track_id);
  return new Map(
    [...tracks].map(([trackId, credits]) => [
      trackId,
      credits.map(({ name, key, role }) => ({ name, key, role })),
    ]),
  );
}

interface CreditRow extends Credit {
  /** Among the artists that the credit names; null where it is one artist. */
  readonly place: number | null;
}

function eachOnce(rows: readonly CreditRow[]): Credit[] {
  const credits = new Map<string, Credit>();
  for (const { name, key, role, place } of rows) {
    if (credits.has(key)) continue;
    credits.set(key, { name, key, role: (place ?? 0) > 0 ? 'featured' : role });
  }
  return [...credits.values()];
}
