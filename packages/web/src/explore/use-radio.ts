import { useInfiniteQuery } from '@tanstack/react-query';
import { shelfKeys } from '../songs/shelf-keys.ts';
import { exploreApi, type RadioSeed } from './explore-api.ts';

const rowsOfPage = 20;
/** Songs that the server is told to leave out: none comes back within so many. */
const remembered = 100;

/** A radio, page after page, as long as anything goes with its seed; null starts none. */
export function useRadio(listener: number, seed: RadioSeed | null) {
  return useInfiniteQuery({
    queryKey: [...shelfKeys(listener).radio, seed],
    queryFn: ({ pageParam }) => exploreApi.radio(listener, seed ?? {}, rowsOfPage, pageParam),
    initialPageParam: [] as number[],
    getNextPageParam: (last, pages) => {
      const heard = pages.flatMap(({ items }) => items.map(({ song }) => song.id));
      return last.items.length < rowsOfPage ? undefined : heard.slice(-remembered);
    },
    enabled: seed !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
}
