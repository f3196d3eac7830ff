import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { searchQuery } from '../songs/search-query.ts';
import { shelfKeys } from '../songs/shelf-keys.ts';
import { exploreApi } from './explore-api.ts';

/** Query key of an artist's page. */
export const artistKey = (listener: number, id: number) => ['artist', listener, id] as const;
export const songKey = (listener: number, id: number) => [...shelfKeys(listener).song, id];

const rowsOfShelf = 8;

/** While one types, what was found last stays until the next is there. */
export function useSearch(q: string, limit: number) {
  return useQuery({ ...searchQuery(q, limit), placeholderData: keepPreviousData });
}

export function useTasteMap(listener: number) {
  return useQuery({ queryKey: ['taste-map', listener], queryFn: () => exploreApi.map(listener) });
}

/** Null asks for none. */
export function useArtist(listener: number, id: number | null) {
  return useQuery({
    queryKey: artistKey(listener, id ?? 0),
    queryFn: () => exploreApi.artist(listener, id ?? 0),
    enabled: id !== null,
  });
}

/** Null asks for none. */
export function useSong(listener: number, id: number | null) {
  return useQuery({
    queryKey: songKey(listener, id ?? 0),
    queryFn: () => exploreApi.song(listener, id ?? 0),
    enabled: id !== null,
  });
}

/** Songs that go with a song. */
export function useMoreLike(listener: number, song: number) {
  return useQuery({
    queryKey: [...shelfKeys(listener).shelf, 'like', song],
    queryFn: () => exploreApi.moreLike(listener, song, rowsOfShelf),
  });
}

/** Songs that go with an artist's. */
export function useGoesWith(listener: number, artist: number) {
  return useQuery({
    queryKey: [...shelfKeys(listener).shelf, 'artist', artist],
    queryFn: () => exploreApi.radio(listener, { artist }, rowsOfShelf),
  });
}
