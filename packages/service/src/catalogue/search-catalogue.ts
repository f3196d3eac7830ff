import type { SongCard, Store } from '@echotune/data';
import { nameKey } from '../identify/name-key.ts';

export interface FoundCatalogue {
  readonly songs: readonly SongCard[];
  readonly artists: readonly { readonly id: number; readonly name: string }[];
}

/** More words than that find nothing else. */
const mostWords = 8;

/** Songs by title and artist, and artists, however the words are spelled and in whatever order. */
export async function searchCatalogue(
  { catalogue }: Store,
  text: string,
  limit: number,
): Promise<FoundCatalogue> {
  const words = nameKey(text)
    .split(' ')
    .filter((word) => word !== '')
    .slice(0, mostWords);
  const { songIds, artistIds } = await catalogue.search(words, limit);
  const cards = await catalogue.cards(songIds);
  const names = await catalogue.artists(artistIds);
  return {
    songs: songIds.flatMap((id) => cards.get(id) ?? []),
    artists: artistIds.flatMap((id) => {
      const name = names.get(id);
      return name === undefined ? [] : [{ id, name }];
    }),
  };
}
