import type { ReleaseCard } from '../domain/catalogue.ts';
import type { Context } from './context.ts';
import { givenIds } from './given.ts';

/** The names to show of each release that exists. */
export async function releaseCards(
  { db, dialect }: Context,
  releaseIds: readonly number[],
): Promise<Map<number, ReleaseCard>> {
  const rows = await db
    .selectFrom('release')
    .innerJoin('artist as named', 'named.id', 'release.artist_id')
    .innerJoin('artist', (join) =>
      join.on((column) =>
        column('artist.id', '=', column.fn.coalesce('named.root_id', 'named.id')),
      ),
    )
    .select((column) => [
      'release.id',
      'release.title',
      column.fn.coalesce('artist.given_name', 'artist.name').as('artist'),
    ])
    .where('release.id', 'in', givenIds(dialect, releaseIds))
    .execute();
  return new Map(rows.map(({ id, ...card }) => [id, card]));
}
