import { useMutation, useQueryClient } from '@tanstack/react-query';

/** A change on the server after which a list is asked for again. */
export function useChange<Given, Answer>(list: string, change: (given: Given) => Promise<Answer>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => queries.invalidateQueries({ queryKey: [list] }),
  });
}
