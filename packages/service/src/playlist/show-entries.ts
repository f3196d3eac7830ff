import type { Playlist, SongCard, Store } from '@echotune/data';

/** One place in a playlist, to be shown. */
export interface ShownEntry {
  readonly id: number;
  /** 0 is the first. */
  readonly position: number;
  readonly song: SongCard;
  /** Why it was picked, as it was said then; null where nobody said. */
  readonly reason: string | null;
  /** UTC epoch milliseconds. */
  readonly addedAt: number;
}

/** The entries of a playlist from a position on, as their songs are called now. */
export async function showEntries(
  store: Store,
  { listenerId, id }: Pick<Playlist, 'listenerId' | 'id'>,
  from: number,
  limit: number,
): Promise<ShownEntry[]> {
  const entries = await store.playlists.entries(listenerId, id, from, limit);
  const songs = await store.catalogue.cards([...new Set(entries.map(({ songId }) => songId))]);
  return entries.flatMap(({ songId, ...entry }) => {
    const song = songs.get(songId);
    const { position, reason, addedAt } = entry;
    return song === undefined ? [] : { id: entry.id, position, song, reason, addedAt };
  });
}
