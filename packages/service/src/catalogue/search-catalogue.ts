import type { SongCard, Store } from '@echotune/data';
import { nameKey } from '../identify/name-key.ts';
import { type KnownNames, mostWords } from './keep-names.ts';

export interface FoundCatalogue {
  readonly songs: readonly SongCard[];
  readonly artists: readonly { readonly id: number; readonly name: string }[];
}

export interface SearchDeps {
  readonly store: Store;
  readonly names: KnownNames;
}

/** Songs by title and artist, and artists, however the words are spelled and in whatever order. */
export async function searchCatalogue(
  { store: { catalogue }, names: known }: SearchDeps,
  text: string,
  limit: number,
): Promise<FoundCatalogue> {
  const said = nameKey(text)
    .split(' ')
    .filter((word) => word !== '');
  const words = [...new Set(said)].slice(0, mostWords);
  const whole = await known.search(words, limit);
  const isFound = whole.songIds.length + whole.artistIds.length > 0;
  // Artists' names are kept without it: "The Beatles".
  const bare = words.filter((word) => word !== 'the');
  const { songIds, artistIds } = isFound ? whole : await known.search(bare, limit);
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
