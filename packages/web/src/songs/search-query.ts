import { queryOptions } from '@tanstack/react-query';
import type { FoundCatalogue } from '../api.generated.ts';
import { get } from '../api.ts';

/** Songs and artists by words of their names, at most `limit` of each; of no words nothing is asked. */
export const searchQuery = (words: string, limit: number) =>
  queryOptions({
    queryKey: ['search', words, limit],
    queryFn: () => get<FoundCatalogue>('/search', { q: words, limit }),
    enabled: words !== '',
  });
