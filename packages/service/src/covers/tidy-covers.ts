import type { Store } from '@echotune/data';
import { CoverFiles } from './cover-files.ts';

/** Some ten thousand pictures. */
const mostBytes = 256 * 1024 * 1024;

export interface CoverFolder {
  readonly store: Store;
  /** Where pictures are kept. */
  readonly coversFolder: string;
}

/**
 * Removes pictures that nobody allows any more, of songs that are gone, and beyond the bound those that nobody
 * has looked at for the longest time. A picture that is being stored meanwhile may go too: it is fetched again.
 */
export async function tidyCovers(
  { store, coversFolder }: CoverFolder,
  most: number = mostBytes,
): Promise<void> {
  await store.covers.tidy(most);
  await new CoverFiles(coversFolder).keepOnly(await store.covers.digests());
}
