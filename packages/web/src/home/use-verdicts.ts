import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { Shelf, Shelves, Song } from '../api.generated.ts';
import { api } from '../api.ts';
import { shelfKeys } from './use-home.ts';
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

/** Verdicts show at once and are made good by the server's next answer. */
export function useVerdicts(listener: number): Verdicts {
  const queries = useQueryClient();
  const [last, setLast] = useState<Given | null>(null);
  const { shelves, mix } = shelfKeys(listener);
  const { mutate, error } = useMutation({
    mutationFn: async ({ song, kind }: Given) => {
      if (kind === null) await api.deleteVerdict(listener, song.id);
      else await api.putVerdict(listener, { song: song.id, kind });
    },
    onMutate: async ({ song, kind }) => {
      await Promise.all([shelves, mix].map((queryKey) => queries.cancelQueries({ queryKey })));
      queries.setQueriesData<Shelves>({ queryKey: shelves }, (old) =>
        old ? { shelves: old.shelves.map((shelf) => withVerdict(shelf, song.id, kind)) } : old,
      );
      queries.setQueriesData<Shelf>({ queryKey: mix }, (old) =>
        old ? withVerdict(old, song.id, kind) : old,
      );
    },
    onSettled: () =>
      Promise.all([shelves, mix].map((queryKey) => queries.invalidateQueries({ queryKey }))),
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
