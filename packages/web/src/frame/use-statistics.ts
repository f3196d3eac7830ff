import { useQuery } from '@tanstack/react-query';
import { api } from '../api.ts';
import { useOwnAccent } from '../theme/use-own-accent.ts';

/** A listener's whole history in figures, from which the page takes their colour. */
export function useStatistics(listener: number) {
  const statistics = useQuery({
    queryKey: ['statistics', listener],
    queryFn: () => api.statistics(listener),
  });
  useOwnAccent(statistics.data?.topArtists);
  return statistics;
}
