import type { SharedPlay, Store } from '@echotune/data';

/** A play that several sources tell of, by name. */
export interface NamedSharedPlay extends Omit<SharedPlay, 'songId'> {
  readonly title: string;
  readonly artist: string;
}

export interface SharedPage {
  /** Of all pages. */
  readonly total: number;
  readonly plays: readonly NamedSharedPlay[];
}

/** Plays that several sources tell of, the newest first, in pages. */
export async function listShared(
  store: Store,
  listenerId: number,
  page: { readonly offset: number; readonly limit: number },
): Promise<SharedPage> {
  const total = await store.witnesses.countShared(listenerId);
  const plays = await store.witnesses.shared(listenerId, page);
  const songs = await store.catalogue.cards(plays.map(({ songId }) => songId));
  return {
    total,
    plays: plays.map(({ songId, ...play }) => {
      const { title = '', artist = '' } = songs.get(songId) ?? {};
      return { ...play, title, artist };
    }),
  };
}
