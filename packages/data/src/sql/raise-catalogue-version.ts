import type { Context } from './context.ts';

/** Tells whoever keeps the songs in memory that some came or went. */
export async function raiseCatalogueVersion({ db }: Context): Promise<void> {
  await db
    .updateTable('catalogue_state')
    .set((column) => ({ version: column('version', '+', 1) }))
    .execute();
}

/** Tells whoever keeps tags and features in memory that other ones are told of, or of other songs. */
export async function raiseFeaturesVersion({ db }: Context): Promise<void> {
  await db
    .updateTable('catalogue_state')
    .set((column) => ({ features_version: column('features_version', '+', 1) }))
    .execute();
}
