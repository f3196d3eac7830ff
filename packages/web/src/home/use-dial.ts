import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';

/** 0 discover – 1 familiar; null leaves the balance to the listener's own habit. */
export type Familiarity = number | null;

/** The dial of a listener's shelves, for as long as the page is open; whoever turns it, all see it. */
export function useDial(listener: number): [Familiarity, (familiarity: Familiarity) => void] {
  const queries = useQueryClient();
  const { data } = useQuery<Familiarity>({
    queryKey: ['dial', listener],
    queryFn: () => null,
    initialData: null,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });
  const turn = useCallback(
    (familiarity: Familiarity) => {
      queries.setQueryData(['dial', listener], familiarity);
    },
    [queries, listener],
  );
  return [data, turn];
}
