import type { SongCard, Store } from '@echotune/data';
import type { PlaylistRules } from './check-rules.ts';

export interface Mentioned {
  readonly songs: SongCard[];
  readonly artists: { readonly id: number; readonly name: string }[];
}

/** What the songs and artists that rules name are called; those that are gone are left out. */
export async function nameMentioned(
  { catalogue }: Store,
  { seeds, wishes }: Partial<PlaylistRules>,
): Promise<Mentioned> {
  const songs = [...(seeds?.songs ?? []), ...(wishes?.withoutSongs ?? [])];
  const artists = [...(seeds?.artists ?? []), ...(wishes?.withoutArtists ?? [])];
  const cards = await catalogue.cards([...new Set(songs)]);
  const names = await catalogue.artists([...new Set(artists)]);
  return {
    songs: [...cards.values()],
    artists: Array.from(names, ([id, name]) => ({ id, name })),
  };
}
