import type { Context } from './context.ts';

/** Tells whoever keeps the songs in memory that some came or went. */
export async function raiseCatalogueVersion({ db }: Context): Promise<void> {
  await db
    .updateTable('catalogue_state')
    .set((column) => ({ version: column('version', '+', 1) }))
    .execute();
}
