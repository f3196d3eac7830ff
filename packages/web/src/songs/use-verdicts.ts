import { type InfiniteData, useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { DescribedSong, Shelf, Shelves, Song } from '../api.generated.ts';
import { api } from '../api.ts';
import { shelfKeys } from './shelf-keys.ts';
import { type Kind, withVerdict } from './verdict-patch.ts';

export interface Given {
  readonly song: Song;
  /** Null takes back what was said before. */
  readonly kind: Kind | null;
}

export interface Verdicts {
  readonly give: (given: Given) => void;
  /** What was said last, to be shown and undone. */
  readonly last: Given | null;
  readonly error: Error | null;
}

/** Verdicts show at once and are made good by the server's next answer; a radio plays on as it is. */
export function useVerdicts(listener: number): Verdicts {
  const queries = useQueryClient();
  const [last, setLast] = useState<Given | null>(null);
  const { shelf, shelves, radio, song: page } = shelfKeys(listener);
  const renewed = [shelf, shelves, page];
  const { mutate, error } = useMutation({
    mutationFn: async ({ song, kind }: Given) => {
      if (kind === null) await api.deleteVerdict(listener, song.id);
      else await api.putVerdict(listener, { song: song.id, kind });
    },
    onMutate: async ({ song, kind }) => {
      await Promise.all(renewed.map((queryKey) => queries.cancelQueries({ queryKey })));
      const patch = (old: Shelf) => withVerdict(old, song.id, kind);
      queries.setQueriesData<Shelf>({ queryKey: shelf }, (old) => old && patch(old));
      queries.setQueriesData<Shelves>(
        { queryKey: shelves },
        (old) => old && { shelves: old.shelves.map(patch) },
      );
      queries.setQueriesData<InfiniteData<Shelf>>(
        { queryKey: radio },
        (old) => old && { ...old, pages: old.pages.map(patch) },
      );
      queries.setQueryData<DescribedSong>(
        [...page, song.id],
        (old) => old && { ...old, verdict: kind },
      );
    },
    onSettled: () =>
      Promise.all(renewed.map((queryKey) => queries.invalidateQueries({ queryKey }))),
  });
  const give = useCallback(
    (given: Given) => {
      setLast(given);
      mutate(given);
    },
    [mutate],
  );
  return { give, last, error };
}
