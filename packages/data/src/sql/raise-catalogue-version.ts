import type { Context } from './context.ts';

/** Tells whoever keeps the songs in memory that some were added to them, or that they are others. */
export async function raiseCatalogueVersion(
  { db }: Context,
  how: 'added-to' | 'rewritten',
): Promise<void> {
  await db
    .updateTable('catalogue_state')
    .set((column) => ({
      version: column('version', '+', 1),
      songs_rewritten: column('songs_rewritten', '+', how === 'rewritten' ? 1 : 0),
    }))
    .execute();
}

/** Tells whoever keeps tags and features in memory that other ones are told of, or of other songs. */
export async function raiseFeaturesVersion({ db }: Context): Promise<void> {
  await db
    .updateTable('catalogue_state')
    .set((column) => ({ features_version: column('features_version', '+', 1) }))
    .execute();
}
