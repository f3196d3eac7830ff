import { useMutation, useQueryClient } from '@tanstack/react-query';

/** A change on the server after which a list, and what else follows from it, is asked for again. */
export function useChange<Given, Answer>(
  list: string,
  change: (given: Given) => Promise<Answer>,
  alsoChanged: readonly string[] = [],
) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () =>
      Promise.all(
        [list, ...alsoChanged].map((name) => queries.invalidateQueries({ queryKey: [name] })),
      ),
  });
}
